#include "engine/study/outcomes.hpp"

#include "engine/core/math.hpp"
#include "engine/measure/total.hpp"

#include <algorithm>

namespace consortia::study {

namespace {

using measure::Total;

bool discounted(const Indicator& indicator, u32 steps_per_year) {
    using enum Indicator::Role;
    const bool money =
        indicator.role == cost || indicator.role == account || indicator.role == outlay || indicator.role == product;
    return indicator.kind == Indicator::Kind::flow && money && steps_per_year > 0;
}

double factor_a_step(u32 steps_per_year) {
    return steps_per_year == 0 ? 1.0 : math::pow(1 + discount_rate, -1.0 / steps_per_year);
}

double sum(const RunOutput& run, std::size_t column, double each) {
    Total total;
    double factor = 1;
    for (std::size_t step = 0; step < run.steps(); ++step) {
        total.add(run.row(step)[column], factor);
        factor *= each;
    }
    return total.sum();
}

double mean_of_last(const RunOutput& run, std::size_t column) {
    Total total;
    for (std::size_t step = run.steps() - std::min(last_steps, run.steps()); step < run.steps(); ++step) {
        total.add(run.row(step)[column]);
    }
    return total.mean();
}

}  // namespace

Text aggregation_of(const Indicator& indicator, u32 steps_per_year) {
    if (indicator.kind != Indicator::Kind::flow) return {"mean of the last 4 steps", "最后四期均值"};
    if (discounted(indicator, steps_per_year)) return {"sum, discounted", "贴现合计"};
    return {"sum", "合计"};
}

double outcome(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, u32 steps_per_year) {
    const std::size_t column = entry.offset + cell;
    if (entry.indicator.kind != Indicator::Kind::flow) return mean_of_last(run, column);
    return sum(run, column, discounted(entry.indicator, steps_per_year) ? factor_a_step(steps_per_year) : 1.0);
}

double present_value(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, u32 steps_per_year) {
    const double all = sum(run, entry.offset + cell, factor_a_step(steps_per_year));
    const bool flow = entry.indicator.kind == Indicator::Kind::flow;
    return flow || steps_per_year == 0 ? all : all / steps_per_year;
}

std::string present_unit(const Indicator& indicator, u32 steps_per_year) {
    if (indicator.kind == Indicator::Kind::flow) return indicator.unit;
    return indicator.unit + (steps_per_year == 0 ? "·step" : "·yr");
}

}  // namespace consortia::study
