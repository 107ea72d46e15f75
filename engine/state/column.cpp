#include "engine/state/column.hpp"

#include <cstring>

namespace consortia {

/// In place, a cycle of the permutation at a time: a second copy of all records need not fit.
void Column::arrange(const std::vector<u32>& order) {
    std::vector<bool> done(order.size(), false);
    std::vector<std::byte> aside(stride());
    for (u32 first = 0; first < order.size(); ++first) {
        if (done[first] || order[first] == first) continue;
        std::memcpy(aside.data(), at(first), stride());
        u32 slot = first;
        for (; order[slot] != first; slot = order[slot]) {
            std::memcpy(at(slot), at(order[slot]), stride());
            done[slot] = true;
        }
        std::memcpy(at(slot), aside.data(), stride());
        done[slot] = true;
    }
}

}  // namespace consortia
