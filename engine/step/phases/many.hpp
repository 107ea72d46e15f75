// A phase over many agents at once, for arithmetic that is the same for all: up to 256 of them, in arrays that the compiler
// turns into vector instructions.
//
//     void age(Many<Person> persons) { for (auto [me, self, rng] : persons) me.alive = !rng.chance(me.hazard); }
//
// Not to change: a phase over many gives the bytes of the same phase over each. So every agent has its own stream, and only
// one loop may draw: a second one would draw the same again.
#pragma once

#include "engine/core/list.hpp"
#include "engine/step/access/draws.hpp"
#include "engine/step/access/subjects.hpp"

#include <type_traits>

namespace consortia {
namespace phase {

/// Up to 256 living agents: `for (auto [me, self, rng] : persons)` gives each with its id and its stream.
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
            many_->turn_to(at_);
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

    /// Where `only` lists those it leaves, and keeps the words it has seen of their streams.
    struct Room {
        std::array<u32, most> slots;
        std::array<std::array<u32, 4>, most> words;
    };

    Many(const Subjects<Me>& subjects, List<const u32> slots, access::Draws& draws, u32* visited, Room& room,
         bool seen = false)
        : subjects_(&subjects), slots_(slots), draws_(&draws), visited_(visited), room_(&room), seen_(seen) {}

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
                room_->slots[count] = *slot;
                room_->words[count] = words.of(*slot - first);
                count += might((*subjects_)[*slot], FirstDraws(words.of(*slot - first))) ? 1 : 0;
            }
        }
        return Many(*subjects_, {{room_->slots.data(), count}}, *draws_, visited_, *room_, true);
    }

    Iterator begin() const { return {this, slots_.data()}; }
    Iterator end() const { return {this, slots_.data() + slots_.size()}; }
    u32 size() const { return slots_.size(); }

    /// The k-th of them, without its stream: for a look ahead of the loop that draws.
    Me& operator[](u32 k) const { return (*subjects_)[slots_[k]]; }
    Id<std::remove_const_t<Me>> id(u32 k) const { return {slots_[k]}; }

  private:
    void turn_to(const u32* at) const {
        seen_ ? draws_->at(*at, room_->words[static_cast<u32>(at - slots_.data())]) : draws_->at(*at);
    }

    const Subjects<Me>* subjects_;
    List<const u32> slots_;
    access::Draws* draws_;
    u32* visited_;
    Room* room_;
    bool seen_;  ///< the first words of each are kept in the room
};

}  // namespace phase

template <class Me>
using Many = const phase::Many<Me>&;

}  // namespace consortia
