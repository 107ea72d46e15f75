#include "engine/study/outcomes.hpp"

#include "engine/core/math.hpp"
#include "engine/measure/total.hpp"

#include <algorithm>

namespace consortia::study {

namespace {

using measure::Total;

constexpr std::size_t fewest_last = 4;

bool discounted(const Indicator& indicator, double steps_per_year) {
    using enum Indicator::Role;
    const bool money =
        indicator.role == cost || indicator.role == account || indicator.role == outlay || indicator.role == product;
    return indicator.kind == Indicator::Kind::flow && money && steps_per_year > 0;
}

double factor_a_step(double steps_per_year) {
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

double mean_of_last(const RunOutput& run, std::size_t column, std::size_t last) {
    Total total;
    for (std::size_t step = run.steps() - std::min(last, run.steps()); step < run.steps(); ++step) {
        total.add(run.row(step)[column]);
    }
    return total.mean();
}

}  // namespace

std::size_t last_steps(double steps_per_year) { return std::max(fewest_last, static_cast<std::size_t>(steps_per_year)); }

Text aggregation_of(const Indicator& indicator, double steps_per_year) {
    if (indicator.kind != Indicator::Kind::flow) {
        const std::size_t last = last_steps(steps_per_year);
        const std::string count = std::to_string(last);
        return {"mean of the last " + count + " steps", "最后" + (last == fewest_last ? "四" : count) + "期均值"};
    }
    if (discounted(indicator, steps_per_year)) return {"sum, discounted", "贴现合计"};
    return {"sum", "合计"};
}

double outcome(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, double steps_per_year) {
    const std::size_t column = entry.offset + cell;
    if (entry.indicator.kind != Indicator::Kind::flow) return mean_of_last(run, column, last_steps(steps_per_year));
    return sum(run, column, discounted(entry.indicator, steps_per_year) ? factor_a_step(steps_per_year) : 1.0);
}

double present_value(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, double steps_per_year) {
    const double all = sum(run, entry.offset + cell, factor_a_step(steps_per_year));
    const bool flow = entry.indicator.kind == Indicator::Kind::flow;
    return flow || steps_per_year == 0 ? all : all / steps_per_year;
}

std::string present_unit(const Indicator& indicator, double steps_per_year) {
    if (indicator.kind == Indicator::Kind::flow) return indicator.unit;
    return indicator.unit + (steps_per_year == 0 ? "·step" : "·yr");
}

}  // namespace consortia::study
