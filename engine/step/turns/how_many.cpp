#include "engine/step/turns/how_many.hpp"

#include "engine/core/math.hpp"
#include "engine/core/type_name.hpp"
#include "engine/state/world.hpp"

#include <algorithm>
#include <cstring>

namespace consortia {

namespace {

constexpr double most = 4294967295;

}  // namespace

const Setting* HowMany::setting(const Schema& schema) const {
    const auto& all = schema.settings();
    const auto found = std::ranges::find_if(
        all, [&](const Setting& each) { return !each.is_lever && each.given == given_ && each.offset == offset_; });
    return found == all.end() ? nullptr : &*found;
}

u32 HowMany::in(const World& world) const {
    if (!is_given()) return count_;
    double value = 0;
    std::memcpy(&value, static_cast<const std::byte*>(world.given(given_)) + offset_, sizeof value);
    if (value >= 0 && value <= most && value == math::floor(value)) return static_cast<u32>(value);
    const Setting* parameter = setting(world.schema());
    throw ContractError((parameter != nullptr ? parameter->quantity.name : "a member of " + name_of(given_)) +
                        " says how many, and is " + std::to_string(value) + ": expected a whole number from 0 on");
}

u32 HowMany::most_in(const World& world) const {
    const u32 now = in(world);
    const Setting* parameter = is_given() ? setting(world.schema()) : nullptr;
    if (parameter == nullptr) return now;
    return std::max(now, static_cast<u32>(std::min(parameter->quantity.hard.high, most)));
}

}  // namespace consortia
