// When a run has come where its scenario wants it: `stop: {when: "adopters > 0.99 or told < 1", after: 4}`. It is a function
// of what was recorded alone, so a run that is interrupted and goes on ends where one ends that was played at once.
#pragma once

#include "engine/measure/measure.hpp"

#include <optional>

namespace consortia::measure {

class Condition {
  public:
    /// Throws Mistake, whose place is counted in the rule's expression.
    Condition(const StopRule& rule, const Schema& schema, const std::vector<Axis>& axes);

    /// Whether it has held at the end of as many steps as the rule asks for, up to the last that was played. What is
    /// undefined does not hold, nor does its opposite.
    bool met(const RunOutput& run) const;

    /// The indicators that it reads; some may be named twice.
    std::vector<std::string> indicators() const;

  private:
    enum class Truth : u8 { no, unknown, yes };

    /// A clause whose sides may be worked out.
    struct Part {
        Part(Clause clause, const Schema& schema, const std::vector<Axis>& axes);
        Truth at_the_end_of(const RunOutput& run, std::size_t steps) const;
        Truth compared(double larger, double smaller) const;
        void collect(std::vector<std::string>& indicators) const;

        Clause::Kind kind;
        std::vector<Measure> sides;  ///< of a comparison: what is larger, what is smaller
        std::vector<Part> parts;
    };

    Part whole_;
    u32 after_;
};

/// Of a scenario; nothing if it says none. Throws InputError, with its place: no such indicator, or no condition at all.
std::optional<Condition> stop_of(const Scenario& scenario, const Schema& schema);

}  // namespace consortia::measure
