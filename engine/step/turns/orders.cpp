#include "engine/step/turns/orders.hpp"

#include <algorithm>
#include <bit>

namespace consortia::turns {

u64 Ranked::rank(double value) {
    constexpr u64 sign = u64{1} << 63;
    const u64 bits = std::bit_cast<u64>(value == 0 ? 0.0 : value);
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

void Ranked::settle(std::optional<u32> count) {
    if (count && *count < places_.size()) {
        const auto end = places_.begin() + static_cast<std::ptrdiff_t>(*count);
        std::nth_element(places_.begin(), end, places_.end());
        places_.erase(end, places_.end());
    }
    std::sort(places_.begin(), places_.end());
}

}  // namespace consortia::turns
