// Who an agent is. An Id is where it stands now (a slot, reused after death); a Key is what it means (never reused).
// Random streams, the digest and everything else that must not depend on storage use the Key.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/types.hpp"

#include <array>
#include <concepts>
#include <cstddef>

namespace consortia {

/// The permanent identity of an agent or edge: a hash of its meaning (type and index for founders; type, step, parent and
/// ordinal for the newborn; the two ends for an edge).
using Key = u64;

/// What a record holds in place of a slot where it means nobody.
inline constexpr u32 nobody_slot = 0xffffffffU;
/// Slots are below this: its bit marks an id of somebody whose place another has taken (engine/state/kept_ids.hpp).
inline constexpr u32 most_slots = 0x80000000U;

/// A number on its way to be an id: `{3}` is an id, 3 is none, and a number that might not fit is refused.
struct SlotNumber {
    template <std::unsigned_integral N>
    requires(sizeof(N) <= sizeof(u32)) && (!std::same_as<N, bool>)constexpr SlotNumber(N slot) : number(slot) {}
    consteval SlotNumber(int slot) : number(static_cast<u32>(slot)) { require(slot >= 0, "a slot is not negative"); }

    u32 number;
};

/// The slot of an agent or edge of type T in its table: of somebody, always. It has no default, so that the compiler asks
/// where one was forgotten.
template <class T>
struct Id {
    constexpr Id(SlotNumber number) : slot(number.number) {}

    constexpr auto operator<=>(const Id&) const = default;

    u32 slot;
};

/// An Id, or nobody: what a draw from an empty list gives, the employer of somebody without work. As large as an Id; used as
/// std::optional is.
template <class T>
class OptionalId {
  public:
    constexpr OptionalId() = default;
    constexpr OptionalId(Id<T> somebody) : slot_(somebody.slot) {}

    constexpr bool has_value() const { return slot_ != nobody_slot; }
    constexpr explicit operator bool() const { return has_value(); }
    /// For where somebody is known to be there; what is read by it is refused otherwise.
    constexpr Id<T> operator*() const { return {slot_}; }
    /// Throws ContractError if it is nobody.
    constexpr Id<T> value() const {
        require(has_value(), "nobody is there");
        return {slot_};
    }
    friend constexpr auto operator<=>(OptionalId, OptionalId) = default;

  private:
    u32 slot_ = nobody_slot;
};

/// The T behind an Id<T> or OptionalId<T>, or an array of them; void of any other type.
template <class Member>
struct IdsOf {
    using type = void;
};
template <class T>
struct IdsOf<Id<T>> {
    using type = T;
};
template <class T>
struct IdsOf<OptionalId<T>> {
    using type = T;
};
template <class Member, std::size_t Count>
struct IdsOf<std::array<Member, Count>> : IdsOf<Member> {};

}  // namespace consortia
