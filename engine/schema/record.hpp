// The description of a plain struct that lives in a table: its fields with unit and meaning. Digest, documentation and the
// memory estimate come from it.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/types.hpp"
#include "engine/schema/values.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <vector>

namespace consortia {

struct Field {
    std::string name;
    std::size_t offset = 0;
    std::size_t size = 0;
    std::size_t alignment = 1;
    std::string unit;
    std::string about;
    std::type_index points_at = typeid(void);  ///< of an Id<T> or OptionalId<T>, or an array of them: T
    bool is_flag = false;                      ///< a bool
    bool has_gaps = false;                     ///< bytes inside it that hold nothing
    Values values{};
};

/// Bytes of a record.
struct Stretch {
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// One struct of a model: an agent, an edge, a component of an agent, the exact sums of a tally, the ordered sums of a
/// reduction.
struct Record {
    enum class Role : u8 { agent, edge, component, tally, reduction };

    std::string name;
    Role role = Role::agent;
    std::type_index type = typeid(void);
    std::type_index of = typeid(void);  ///< component, tally, reduction: the agent it belongs to; edge: its owner
    std::type_index to = typeid(void);  ///< edge: what it points at
    std::size_t size = 0;
    std::size_t alignment = 1;
    std::string about;
    std::vector<Field> fields;
    std::optional<std::size_t> alive_offset;  ///< of the member `bool alive` that makes it mortal
    std::size_t to_offset = 0;                ///< edge: of the member `to`
    bool to_nobody = false;                   ///< edge: its `to` is an OptionalId
    bool outlives_target = false;             ///< edge: goes on when its target dies

    /// What is missing or overlaps, in words; empty when the fields cover the struct but for alignment.
    std::string uncovered() const;
    /// What the fields cover, and what lies between and behind them for alignment: as few stretches as possible.
    std::vector<Stretch> covered() const;
    std::vector<Stretch> gaps() const;
};

/// Does a Member have bytes that hold nothing? They would be chance in digests.
template <class Member>
bool has_gaps() {
#if __has_builtin(__builtin_clear_padding)
    alignas(Member) std::array<std::byte, sizeof(Member)> bytes;
    bytes.fill(std::byte{0xff});
    __builtin_clear_padding(reinterpret_cast<Member*>(bytes.data()));
    for (std::byte byte : bytes) {
        if (byte == std::byte{0}) return true;
    }
#endif
    return false;  // the other compiler tells
}

/// Where in T the member lies.
template <class T, class Member>
std::size_t offset_of(Member T::*member) {
    alignas(T) static constexpr std::byte storage[sizeof(T)] = {};
    const auto* object = reinterpret_cast<const T*>(storage);
    return static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&(object->*member)) - storage);
}

/// A field of this type, as far as its type tells.
template <class Member>
[[gnu::noinline]] Field field_of() {
    Field field;
    field.size = sizeof(Member);
    field.alignment = alignof(Member);
    field.points_at = typeid(typename IdsOf<Member>::type);
    field.is_flag = std::is_same_v<Member, bool>;
    field.has_gaps = has_gaps<Member>();
    field.values = values_of<Member>();
    return field;
}

/// The fields of one record of a list, whatever its struct.
class FieldList {
  public:
    FieldList(std::vector<Record>& records, std::size_t place) : records_(&records), place_(place) {}

  protected:
    void add(std::string_view name, std::size_t offset, std::string_view unit, std::string_view about, Field (*of_type)());
    Values& last() { return (*records_)[place_].fields.back().values; }

  private:
    std::vector<Record>* records_;
    std::size_t place_;
};

/// Adds fields to a record: `s.agent<Node>("node").field("infected", &Node::infected, "flag")`. What the type of the last
/// one leaves open is said behind it, `.label_of("region")`: a forged snapshot could make a model read beyond a
/// table by a number that nobody holds against anything.
template <class T>
class Fields : public FieldList {
  public:
    using FieldList::FieldList;

    template <class Member>
    Fields& field(std::string_view name, Member T::*member, std::string_view unit, std::string_view about = {}) {
        add(name, offset_of(member), unit, about, field_of<Member>);
        return *this;
    }
    /// A member of a struct that is a member: `.field("depth", &Contract::agreed, &Terms::depth, "1")`.
    template <class Part, class Member>
    Fields& field(std::string_view name, Part T::*part, Member Part::*member, std::string_view unit,
                  std::string_view about = {}) {
        add(name, offset_of(part) + offset_of(member), unit, about, field_of<Member>);
        return *this;
    }

    /// It is the number of a label of this axis.
    Fields& label_of(std::string_view axis) {
        last().label_of = axis;
        return *this;
    }
    /// It lies between these, both included.
    Fields& within(double low, double high) {
        last().range = {low, high};
        return *this;
    }
    /// It is not negative, and there are no more than `times` as many as agents of kind A, the dead included.
    template <class A>
    Fields& at_most_all(double times = 1) {
        last().range.low = 0;
        last().counted = typeid(A);
        last().times = times;
        return *this;
    }
};

}  // namespace consortia
