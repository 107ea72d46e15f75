// Records that change places: in several columns at once, in place, since a second copy of a large population may not fit.
#pragma once

#include "engine/core/types.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace consortia {

/// Records of one size, one a slot.
struct Records {
    std::byte* first;
    std::size_t stride;

    std::byte* at(u32 slot) const { return first + slot * stride; }
};

/// In each column the record in slot `order[k]` moves to slot k. `order` names every slot once.
void permute(std::span<const Records> columns, std::vector<u32> order);

}  // namespace consortia
