#include "engine/measure/condition.hpp"

#include "engine/config/model/facts.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::measure {

namespace {

/// Of what does not look back the last step says all.
double at_the_end(const Measure& measure, const RunOutput& run, std::size_t steps) {
    return measure.at_the_end(recorded(run, measure.looks_back() ? 0 : steps - 1, steps));
}

}  // namespace

Condition::Part::Part(Clause clause, const Schema& schema, const std::vector<Axis>& axes) : kind(clause.kind) {
    for (Term& side : clause.sides) sides.emplace_back(std::move(side), schema, axes, Window{});
    for (Clause& part : clause.parts) parts.emplace_back(std::move(part), schema, axes);
    std::vector<std::string> indicators;
    collect(indicators);
    if (indicators.empty()) throw Mistake(clause.at, "names no indicator, so it holds always or never");
}

void Condition::Part::collect(std::vector<std::string>& indicators) const {
    for (const Measure& side : sides) {
        for (std::string& name : side.indicators()) indicators.push_back(std::move(name));
    }
    for (const Part& part : parts) part.collect(indicators);
}

Condition::Truth Condition::Part::compared(double larger, double smaller) const {
    if (std::isnan(larger) || std::isnan(smaller)) return Truth::unknown;
    const bool holds = larger > smaller || (kind == Clause::Kind::larger_or_equal && larger == smaller);
    return holds ? Truth::yes : Truth::no;
}

/// Of several the least true counts where all must hold, the most true where one must.
Condition::Truth Condition::Part::at_the_end_of(const RunOutput& run, std::size_t steps) const {
    if (parts.empty()) return compared(at_the_end(sides[0], run, steps), at_the_end(sides[1], run, steps));
    std::vector<Truth> all;
    for (const Part& part : parts) all.push_back(part.at_the_end_of(run, steps));
    const auto [least, most] = std::ranges::minmax(all);
    if (kind == Clause::Kind::opposite) return static_cast<Truth>(static_cast<int>(Truth::yes) - static_cast<int>(least));
    return kind == Clause::Kind::all ? least : most;
}

Condition::Condition(const StopRule& rule, const Schema& schema, const std::vector<Axis>& axes)
    : whole_(read_condition(rule.when), schema, axes), after_(rule.after) {}

bool Condition::met(const RunOutput& run) const {
    if (run.steps() < after_) return false;
    for (std::size_t k = 0; k < after_; ++k) {
        if (whole_.at_the_end_of(run, run.steps() - k) != Truth::yes) return false;
    }
    return true;
}

std::vector<std::string> Condition::indicators() const {
    std::vector<std::string> all;
    whole_.collect(all);
    return all;
}

std::optional<Condition> stop_of(const Scenario& scenario, const Schema& schema) {
    if (!scenario.stop) return std::nullopt;
    try {
        return Condition(*scenario.stop, schema, schema.axes(scenario));
    } catch (const Mistake& mistake) {
        const Place where = config::place_in({scenario.stop->when, scenario.stop->where}, mistake.at());
        throw InputError(where, std::string("stop.when: ") + mistake.what());
    }
}

}  // namespace consortia::measure
