// When a run has come where its scenario wants it: `stop: {when: "adopters > 0.99", after: 4}`. It is a function of what was
// recorded alone, so a run that is interrupted and goes on ends where one ends that was played at once.
#pragma once

#include "engine/measure/measure.hpp"

#include <optional>

namespace consortia::measure {

class Condition {
  public:
    /// Throws Mistake, whose place is counted in the rule's expression.
    Condition(const StopRule& rule, const Schema& schema, const std::vector<Axis>& axes);

    /// Whether it has held at the end of as many steps as the rule asks for, up to the last that was played. What is
    /// undefined does not hold.
    bool met(const RunOutput& run) const;

    /// The indicators that it reads; some may be named twice.
    std::vector<std::string> indicators() const;

  private:
    Condition(Comparison of, u32 after, const Schema& schema, const std::vector<Axis>& axes);
    bool holds(const RunOutput& run, std::size_t steps) const;

    Measure larger_;
    Measure smaller_;
    bool or_equal_;
    u32 after_;
};

/// Of a scenario; nothing if it says none. Throws InputError, with its place: no such indicator, or no condition at all.
std::optional<Condition> stop_of(const Scenario& scenario, const Schema& schema);

}  // namespace consortia::measure
