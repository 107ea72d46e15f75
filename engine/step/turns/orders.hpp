// Who acts next where agents act one at a time.
//
//     step.one_at_a_time<imitate>("imitate", turns::drawn());                         // as many turns as there are agents
//     step.one_at_a_time<trade>("trade", turns::shuffled(100));                       // a hundred of them, nobody twice
//     step.one_at_a_time<choose>("choose", turns::by<&Student::rank>());              // the lowest first
//     step.one_at_a_time<switch_>("switch", turns::drawn(parameter<&Parameters::burst>()));
//
// Not to change: an order depends on keys and on the state, not on threads. `next` says who, `acted` that he did.
#pragma once

#include "engine/step/turns/how_many.hpp"
#include "engine/step/turns/turn.hpp"

#include <optional>
#include <vector>

namespace consortia::turns {

/// Uniform at random, with replacement: who has acted may be drawn again.
struct Drawn {
    static constexpr const char* words = "drawn";
    std::optional<HowMany> count;  ///< turns in a step; empty: as many as there are agents

    template <class Me>
    class Turns {
      public:
        Turns(World& world, const PhaseRun& run, const phase::Subjects<Me>& subjects, std::optional<u32> count, u32*)
            : subjects_(&subjects),
              luck_(world, run),
              living_(living_of(world, subjects)),
              count_(count ? *count : living_) {}
        bool next(Turn& turn) {
            if (turns_ == count_ || living_ == 0) return false;
            do {
                turn = {luck_.of_all().below(subjects_->size()), turns_};
            } while (!subjects_->alive(turn.slot));
            ++turns_;
            return true;
        }
        void acted(const Turn& turn) { living_ -= subjects_->alive(turn.slot) ? 0 : 1; }

      private:
        const phase::Subjects<Me>* subjects_;
        OrderLuck luck_;
        u32 living_;
        u32 count_;
        u32 turns_ = 0;
    };
};

/// Everybody at most once, in rising order of what he is ranked by; equals by their keys.
class Ranked {
  public:
    template <class Me, class RankOf>
    Ranked(const phase::Subjects<Me>& subjects, std::optional<u32> count, RankOf rank_of) {
        for (u32 slot = 0; slot < subjects.size(); ++slot) {
            if (subjects.alive(slot)) places_.push_back({rank_of(slot), subjects.context().key(slot), slot});
        }
        settle(count);
    }
    bool next(Turn& turn) {
        if (turns_ == places_.size()) return false;
        turn = {places_[turns_++].slot, 0};
        return true;
    }
    void acted(const Turn&) {}

    /// A whole number that rises with the value; 0 and -0 have one.
    static u64 rank(double value);

  private:
    struct Place {
        u64 rank;
        Key key;
        u32 slot;
        bool operator<(const Place& other) const { return rank != other.rank ? rank < other.rank : key < other.key; }
    };

    /// The first `count` in their order.
    void settle(std::optional<u32> count);

    std::vector<Place> places_;
    std::size_t turns_ = 0;
};

/// Uniform at random, without replacement: a new order in every step. Each draws his own place, so that one more agent does
/// not change who of two others comes first.
struct Shuffled {
    static constexpr const char* words = "shuffled";
    std::optional<HowMany> count;  ///< of them, in a step; empty: all

    template <class Me>
    class Turns : public Ranked {
      public:
        Turns(World& world, const PhaseRun& run, const phase::Subjects<Me>& subjects, std::optional<u32> count, u32*)
            : Ranked(subjects, count, [&, luck = OrderLuck(world, run)](u32 slot) mutable {
                  Rng& rng = luck.of(subjects.context().key(slot), 0);
                  return u64{rng.word()} << 32 | rng.word();
              }) {}
    };
};

/// By what they are when the phase begins: `Ask` is a member, or a function of the agent and of Given<G>; the lowest first.
template <auto Ask>
struct By {
    static constexpr const char* words = "by key";
    std::optional<HowMany> count;

    template <class Me>
    class Turns : public Ranked {
      public:
        Turns(World& world, const PhaseRun& run, const phase::Subjects<Me>& subjects, std::optional<u32> count, u32* visited)
            : Ranked(subjects, count, [&, ask = Asked<Ask>(world, run, subjects.context())](u32 slot) {
                  *visited = slot;
                  const double value = ask(subjects[slot]);
                  require(value == value, "its turn comes by what is not a number");
                  return rank(value);
              }) {}
    };
};

inline Drawn drawn(std::optional<HowMany> count = {}) { return {count}; }
inline Shuffled shuffled(std::optional<HowMany> count = {}) { return {count}; }
template <auto Ask>
By<Ask> by(std::optional<HowMany> count = {}) {
    return {count};
}

}  // namespace consortia::turns
