// Where in a sorted list something begins, in a header that every model can afford (<algorithm> is 10,000 lines).
#pragma once

#include "engine/core/types.hpp"

namespace consortia {

/// The first of `count` places of which `beyond(place)` is true, where it is true of all behind that one; `count` if of
/// none.
template <class Beyond>
u32 first_beyond(u32 count, const Beyond& beyond) {
    u32 first = 0;
    while (count > 0) {
        const u32 half = count / 2;
        if (beyond(first + half)) {
            count = half;
        } else {
            first += half + 1;
            count -= half + 1;
        }
    }
    return first;
}

}  // namespace consortia
