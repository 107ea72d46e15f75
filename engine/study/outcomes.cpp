#include "engine/study/outcomes.hpp"

#include "engine/core/math.hpp"

#include <algorithm>
#include <limits>

namespace consortia::study {

namespace {

bool discounted(const Indicator& indicator, u32 steps_per_year) {
    const bool money = indicator.role == Indicator::Role::cost || indicator.role == Indicator::Role::product;
    return indicator.kind == Indicator::Kind::flow && money && steps_per_year > 0;
}

double sum(const RunOutput& run, std::size_t column, double factor_a_step) {
    double total = 0;
    double factor = 1;
    for (std::size_t step = 0; step < run.steps(); ++step) {
        total += factor * run.row(step)[column];
        factor *= factor_a_step;
    }
    return total;
}

double mean_of_last(const RunOutput& run, std::size_t column) {
    double total = 0;
    u32 count = 0;
    for (std::size_t step = run.steps() - std::min(last_steps, run.steps()); step < run.steps(); ++step) {
        const double x = run.row(step)[column];
        if (x != x) continue;
        total += x;
        ++count;
    }
    return count == 0 ? std::numeric_limits<double>::quiet_NaN() : total / count;
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
    const bool discount = discounted(entry.indicator, steps_per_year);
    return sum(run, column, discount ? math::pow(1 + discount_rate, -1.0 / steps_per_year) : 1.0);
}

}  // namespace consortia::study
