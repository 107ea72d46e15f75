// Records that change places: in several columns at once, in place, since a second copy of a large population may not fit.
#pragma once

#include "engine/parallel/crew.hpp"

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

/// In each column the record in slot `order[k]` moves to slot k. `order` names every slot once. Each worker fills a stretch
/// of slots; what comes to it from another stretch is copied first, so the nearer to order, the less memory it takes.
void permute(std::span<const Records> columns, std::vector<u32> order, Crew& crew);

}  // namespace consortia
