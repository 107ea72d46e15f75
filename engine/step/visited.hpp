// Who is visited: the records of a phase, and many of them at once.
#pragma once

#include "engine/core/list.hpp"
#include "engine/step/draws.hpp"
#include "engine/step/prefetch.hpp"

#include <array>
#include <span>

namespace consortia {
namespace phase {

/// The agents or edges that a phase visits.
template <class Me>
class Subjects {
  public:
    using T = std::remove_const_t<Me>;
    static constexpr bool mortal = IsMortal<T>;

    explicit Subjects(World& world) : column_(&world.column(typeid(T))), records_(column_->as<T>()) {
        where_.kind = hash_of(column_->record().name);
        where_.slots = column_->size();
        if constexpr (IsEdge<T>) {
            Edges& edges = world.edges(typeid(T));
            where_.owners = edges.owner_of().data();
            where_.keys = world.agents(typeid(typename T::From)).keys.data();
            where_.target_keys = world.agents(typeid(typename T::To)).keys.data();
            where_.edges = &edges;
        } else {
            where_.keys = world.agents(typeid(T)).keys.data();
        }
    }

    u32 size() const { return column_->size(); }
    const Record& record() const { return column_->record(); }
    T& operator[](u32 slot) const { return records_[slot]; }
    Reach reach() const { return {reinterpret_cast<const std::byte*>(records_), sizeof(T), size()}; }
    /// Any slot: a hint cannot fault.
    [[gnu::always_inline]] void fetch(u32 slot) const { __builtin_prefetch(records_ + slot); }
    bool alive([[maybe_unused]] u32 slot) const {
        if constexpr (mortal) {
            return records_[slot].alive;
        } else {
            return true;
        }
    }
    const Where& where() const { return where_; }

  private:
    Column* column_;
    T* records_;
    Where where_;
};

/// A phase over many agents at once takes `Many<Person> persons` in place of `Person& me`: up to 256 living agents, so that
/// what is the same arithmetic for all can be done in arrays of that size, which the compiler turns into vector
/// instructions. `for (auto [me, self, rng] : persons)` gives each with its id and its stream. One loop draws: a second one
/// would draw the same again.
template <class Me>
class Many {
  public:
    static constexpr u32 most = 256;
    struct One {
        Me& me;
        Id<std::remove_const_t<Me>> self;
        Rng& rng;
    };
    class Iterator {
      public:
        Iterator(const Many* many, const u32* at) : many_(many), at_(at) {}
        One operator*() const {
            *many_->visited_ = *at_;
            many_->draws_->at(*at_);
            return {(*many_->subjects_)[*at_], {*at_}, many_->draws_->rng()};
        }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const Many* many_;
        const u32* at_;
    };

    /// `room` for `most` slots: where `only` lists those it leaves.
    Many(const Subjects<Me>& subjects, List<const u32> slots, access::Draws& draws, u32* visited, u32* room)
        : subjects_(&subjects), slots_(slots), draws_(&draws), visited_(visited), room_(room) {}

    /// Only those of whom `might(me, draws)` is true, for a phase that draws for all and does something for few: where the
    /// first draws show that nothing will happen, no stream is turned. `draws` are FirstDraws. It may say yes too often.
    template <class Might>
    Many only(Might might) const {
        static_assert(!IsEdge<std::remove_const_t<Me>>, "the streams of edges are not made ahead");
        u32 count = 0;
        for (auto slot = slots_.begin(); slot != slots_.end();) {
            const u32 first = *slot;
            const FirstWords& words = draws_->first_words(first);
            for (; slot != slots_.end() && *slot - first < FirstWords::streams; ++slot) {
                room_[count] = *slot;
                count += might((*subjects_)[*slot], FirstDraws(words.of(*slot - first))) ? 1 : 0;
            }
        }
        return Many(*subjects_, {{room_, count}}, *draws_, visited_, room_);
    }

    Iterator begin() const { return {this, slots_.data()}; }
    Iterator end() const { return {this, slots_.data() + slots_.size()}; }
    u32 size() const { return slots_.size(); }

    /// The k-th of them, without its stream: for a look ahead of the loop that draws.
    Me& operator[](u32 k) const { return (*subjects_)[slots_[k]]; }
    Id<std::remove_const_t<Me>> id(u32 k) const { return {slots_[k]}; }

  private:
    const Subjects<Me>* subjects_;
    List<const u32> slots_;
    access::Draws* draws_;
    u32* visited_;
    u32* room_;
};

}  // namespace phase

template <class Me>
using Many = const phase::Many<Me>&;

}  // namespace consortia
