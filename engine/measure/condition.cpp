#include "engine/measure/condition.hpp"

#include "engine/config/model/facts.hpp"

namespace consortia::measure {

namespace {

/// Of what does not look back the last step says all.
double at_the_end(const Measure& measure, const RunOutput& run, std::size_t steps) {
    return measure.at_the_end(recorded(run, measure.looks_back() ? 0 : steps - 1, steps));
}

}  // namespace

Condition::Condition(const StopRule& rule, const Schema& schema, const std::vector<Axis>& axes)
    : Condition(read_comparison(rule.when), rule.after, schema, axes) {}

Condition::Condition(Comparison of, u32 after, const Schema& schema, const std::vector<Axis>& axes)
    : larger_(std::move(of.larger), schema, axes, {}),
      smaller_(std::move(of.smaller), schema, axes, {}),
      or_equal_(of.or_equal),
      after_(after) {
    if (indicators().empty()) throw Mistake(0, "names no indicator, so it holds always or never");
}

bool Condition::met(const RunOutput& run) const {
    if (run.steps() < after_) return false;
    for (std::size_t k = 0; k < after_; ++k) {
        if (!holds(run, run.steps() - k)) return false;
    }
    return true;
}

bool Condition::holds(const RunOutput& run, std::size_t steps) const {
    const double larger = at_the_end(larger_, run, steps), smaller = at_the_end(smaller_, run, steps);
    return larger > smaller || (or_equal_ && larger == smaller);
}

std::vector<std::string> Condition::indicators() const {
    std::vector<std::string> all = larger_.indicators();
    for (std::string& more : smaller_.indicators()) all.push_back(std::move(more));
    return all;
}

std::optional<Condition> stop_of(const Scenario& scenario, const Schema& schema) {
    if (!scenario.stop) return std::nullopt;
    try {
        return Condition(*scenario.stop, schema, schema.axes(scenario));
    } catch (const Mistake& mistake) {
        const Place where = config::place_in({scenario.stop->when, scenario.stop->where}, mistake.at());
        throw InputError({{Problem::Severity::error, where, std::string("stop.when: ") + mistake.what()}});
    }
}

}  // namespace consortia::measure
