// The description of a plain struct that lives in a table: its fields with unit and meaning. Digest, documentation and the
// memory estimate come from it.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/types.hpp"

#include <optional>
#include <string>
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
};

/// Where in T the member lies.
template <class T, class Member>
std::size_t offset_of(Member T::*member) {
    alignas(T) static constexpr std::byte storage[sizeof(T)] = {};
    const auto* object = reinterpret_cast<const T*>(storage);
    return static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&(object->*member)) - storage);
}

/// Adds fields to a record: `s.agent<Node>("node").field("infected", &Node::infected, "flag")`.
template <class T>
class Fields {
  public:
    explicit Fields(Record& record) : record_(record) {}

    template <class Member>
    Fields& field(std::string name, Member T::*member, std::string unit, std::string about = {}) {
        record_.fields.push_back({std::move(name), offset_of(member), sizeof(Member), alignof(Member), std::move(unit),
                                  std::move(about), typeid(typename IdsOf<Member>::type)});
        return *this;
    }

  private:
    Record& record_;
};

}  // namespace consortia
