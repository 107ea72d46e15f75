// Continuous time: every agent has a clock of his own, and acts when it strikes (Gillespie 1977; next event first). When in
// the step a turn comes a phase may ask: time_of_turn.hpp.
//
//     double rate(const Ant& me, Given<Parameters> given) { return given->own_accord + given->recruitment; }   // per step
//     step.one_at_a_time<turn>("turn", turns::by_clock<rate>());
//
// A step lasts one unit of time. Waiting times are exponential, so a clock that did not strike in a step may begin again in
// the next. Where a rate depends on others, take the highest it can be and let some turns come to nothing (thinning): who is
// susceptible meets somebody at rate β and catches it if he is infectious.
//
// Not to change: a waiting time is drawn from a stream of the agent and of which of his turns it is. So no agent's clock
// hears of another's, and scenarios of one seed share them.
#pragma once

#include "engine/step/turns/turn.hpp"

#include <vector>

namespace consortia::turns {

/// When clocks will strike: the next first, of one moment the lowest slot.
class Strikes {
  public:
    void add(double time, const Turn& turn);
    /// The next, taken out; false if there is none.
    bool next(double& time, Turn& turn);

  private:
    struct Strike {
        double time;
        Turn turn;
        /// The next is the last of all.
        bool operator<(const Strike& other) const {
            return time != other.time ? time > other.time : turn.slot > other.turn.slot;
        }
    };
    std::vector<Strike> heap_;
};

/// `Rate` is a member, or a function of the agent and of Given<G>: turns a step, on average. A clock decides how many.
template <auto Rate>
struct ByClock {
    static constexpr const char* words = "by clock";
    static constexpr double most_a_step = 1e6;
    static constexpr bool tells_time = true;

    template <class Me>
    class Turns {
      public:
        Turns(World& world, const PhaseRun& run, const phase::Subjects<Me>& subjects, std::optional<u32>, u32* visited)
            : subjects_(&subjects), luck_(world, run), rate_(world, run, subjects.context()), visited_(visited) {
            for (u32 slot = 0; slot < subjects.size(); ++slot) wind({slot, 0}, 0);
        }
        bool next(Turn& turn) {
            const bool strikes = strikes_.next(now_, turn);
            turn.time = now_;
            return strikes;
        }
        void acted(const Turn& turn) { wind({turn.slot, turn.number + 1}, now_); }

      private:
        /// The next time that this agent's clock strikes, if it does before the step is over.
        void wind(const Turn& turn, double now) {
            if (!subjects_->alive(turn.slot)) return;
            *visited_ = turn.slot;
            const double rate = rate_((*subjects_)[turn.slot]);
            require(rate >= 0 && rate <= most_a_step, "its clock strikes at a rate outside 0 to 1,000,000 a step");
            if (rate == 0) return;
            const double time = now + luck_.of(subjects_->context().key(turn.slot), turn.number).exponential(1 / rate);
            if (time < 1) strikes_.add(time, turn);
        }

        const phase::Subjects<Me>* subjects_;
        OrderLuck luck_;
        Asked<Rate> rate_;
        u32* visited_;
        Strikes strikes_;
        double now_ = 0;
    };
};

template <auto Rate>
ByClock<Rate> by_clock() {
    return {};
}

}  // namespace consortia::turns
