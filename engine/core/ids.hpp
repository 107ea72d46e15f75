// Who an agent is. An Id is where it stands now (a slot, reused after death); a Key is what it means (never reused).
// Random streams, the digest and everything else that must not depend on storage use the Key.
#pragma once

#include "engine/core/types.hpp"

#include <compare>

namespace consortia {

/// The permanent identity of an agent or edge: a hash of its meaning (type and index for founders; type, step, parent and
/// ordinal for the newborn; the two ends for an edge).
using Key = u64;

/// The slot of an agent or edge of type T in its table. A default Id is nobody.
template <class T>
struct Id {
    static constexpr u32 nobody = 0xffffffffU;
    u32 slot = nobody;

    constexpr explicit operator bool() const { return slot != nobody; }
    constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace consortia
