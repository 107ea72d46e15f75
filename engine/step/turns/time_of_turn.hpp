// When in its step a turn comes, where agents act by clocks of their own.
//
//     void fall_ill(Person& me, TimeOfTurn now, Given<Clock> clock) { me.ill_since = clock->since_start + now.in_step(); }
//     step.one_at_a_time<fall_ill>("fall_ill", turns::by_clock<rate>());
#pragma once

#include "engine/step/access/access.hpp"

namespace consortia {
namespace access {

class TimeOfTurn : public Base {
  public:
    static constexpr Access access = Access::none;

    TimeOfTurn(World&, const PhaseRun&, const BlockContext&) {}
    void at_time(double in_step) { in_step_ = in_step; }

    /// From 0, when the step begins, to 1, when it is over and which no turn has.
    double in_step() const { return in_step_; }

  private:
    double in_step_ = 0;
};

}  // namespace access

using TimeOfTurn = const access::TimeOfTurn&;

}  // namespace consortia
