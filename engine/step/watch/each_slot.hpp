// Goes over the agents of a stretch. Who is being asked is noted only when asking fails, so that a loop over many agents
// writes nothing but what it adds up.
#pragma once

#include "engine/core/list.hpp"
#include "engine/core/types.hpp"

namespace consortia::watch {

/// Records so short that to read a slot from a list is a good part of what is done with one.
template <class T>
inline constexpr bool short_record = sizeof(T) < 32;

/// Slots in rising order with none left out.
inline bool in_a_row(List<const u32> slots) { return slots.back() - slots.front() + 1 == slots.size(); }

/// `act(slot)` of each, who are T; where one throws, `visited` is who it was.
template <class T, class Act>
[[gnu::always_inline]] inline void each_slot(List<const u32> slots, u32& visited, const Act& act) {
    if (slots.empty()) return;
    if (short_record<T> && in_a_row(slots)) {
        u32 slot = slots.front();
        try {
            for (const u32 end = slot + slots.size(); slot < end; ++slot) act(slot);
        } catch (...) {
            visited = slot;
            throw;
        }
        return;
    }
    const u32* slot = slots.data();
    try {
        for (const u32* const end = slot + slots.size(); slot < end; ++slot) act(*slot);
    } catch (...) {
        visited = *slot;
        throw;
    }
}

}  // namespace consortia::watch
