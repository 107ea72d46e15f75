#include "engine/study/measured.hpp"

#include <algorithm>
#include <set>

namespace consortia::study {

namespace {

using measure::Measure;
using measure::Mistake;

/// A series that a study kept of one run, up to where it ended.
std::vector<double> series_of(const Sweep& sweep, const RunOutput& kept, const std::string& indicator) {
    const auto found =
        std::ranges::find(sweep.variables(), indicator, [](const Sweep::Kept& each) { return each.variable.name; });
    require(found != sweep.variables().end(), "calibration: an indicator is measured that is not kept");
    const auto first = kept.rows.begin() + static_cast<std::ptrdiff_t>(found->offset);
    const u64 steps = kept.stopped ? *kept.stopped : found->steps;
    return {first, first + static_cast<std::ptrdiff_t>(steps * found->size)};
}

}  // namespace

Measured::Measured(const Study& study, const Schema& schema) {
    for (const Moment& moment : study.calibration.moments) read(moment, study.scenario, schema);
    if (!problems_.empty()) throw InputError(problems_);
}

void Measured::read(const Moment& moment, const Scenario& scenario, const Schema& schema) {
    const auto refuse = [&](const std::string& text) {
        problems_.push_back({Problem::Severity::error, moment.where, "moments: " + moment.name + ": " + text});
    };
    const auto window = measure::window_of(moment.window);
    if (!window) return refuse("when: expected `last N` or `all`, got '" + moment.window + "'");
    if (window->last > scenario.steps) {
        return refuse("when: " + moment.window + " is more than the " + std::to_string(scenario.steps) +
                      " steps that the scenario plays");
    }
    try {
        measures_.emplace_back(moment.expression, schema, schema.axes(scenario), *window);
    } catch (const Mistake& mistake) {
        refuse("expression, at character " + std::to_string(mistake.at() + 1) + ": " + mistake.what());
    }
}

void Measured::keep(Study& study) const {
    std::set<std::string> names;
    for (const Measure& measure : measures_) {
        for (const std::string& name : measure.indicators()) names.insert(name);
    }
    study.variables.clear();
    for (const std::string& name : names) {
        study.variables.push_back({name, name, {.kind = Aggregation::Kind::series}, "series"});
    }
}

std::vector<double> Measured::of(const Sweep& sweep, const RunOutput& kept) const {
    std::vector<double> moments;
    const auto recorded = [&](const FrameLayout::Entry& entry) { return series_of(sweep, kept, entry.indicator.name); };
    for (const Measure& measure : measures_) moments.push_back(measure.of(recorded));
    return moments;
}

void complete(Study& study, const Schema& schema) {
    if (study.is_calibration()) Measured(study, schema).keep(study);
}

}  // namespace consortia::study
