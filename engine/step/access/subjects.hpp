// Who is visited: the records of a phase, which of them live, and their keys.
//
//     const Subjects<Person> persons(world);
//     for (u32 slot = 0; slot < persons.size(); ++slot) if (persons.alive(slot)) f(persons[slot]);
//
// Not to change: a slot is a place and not a meaning. Draws and births are keyed by `context().key(slot)`.
#pragma once

#include "engine/step/access/access.hpp"
#include "engine/step/access/prefetch.hpp"

#include <type_traits>

namespace consortia {
namespace phase {

/// The agents or edges that a phase visits.
template <class Me>
class Subjects {
  public:
    using T = std::remove_const_t<Me>;
    static constexpr bool mortal = IsMortal<T>;

    explicit Subjects(World& world) : column_(&world.column(typeid(T))), records_(column_->as<T>()) {
        context_.kind = hash_of(column_->record().name);
        context_.slots = column_->size();
        if constexpr (IsEdge<T>) {
            Edges& edges = world.edges(typeid(T));
            context_.owners = edges.owner_of().data();
            context_.keys = world.agents(typeid(typename T::From)).keys.data();
            context_.target_keys = world.agents(typeid(typename T::To)).keys.data();
            context_.edges = &edges;
        } else {
            context_.keys = world.agents(typeid(T)).keys.data();
        }
    }

    u32 size() const { return column_->size(); }
    const Record& record() const { return column_->record(); }
    T& operator[](u32 slot) const { return records_[slot]; }
    Reach reach() const { return {reinterpret_cast<const std::byte*>(records_), sizeof(T), size()}; }
    /// Any slot: a hint cannot fault.
    [[gnu::always_inline]] void fetch(u32 slot, std::size_t byte = 0) const {
        __builtin_prefetch(reinterpret_cast<const std::byte*>(records_ + slot) + byte);
    }
    bool alive([[maybe_unused]] u32 slot) const {
        if constexpr (mortal) {
            return records_[slot].alive;
        } else {
            return true;
        }
    }
    const BlockContext& context() const { return context_; }

  private:
    Column* column_;
    T* records_;
    BlockContext context_;
};

}  // namespace phase
}  // namespace consortia
