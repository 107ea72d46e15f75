#include "engine/study/outcomes.hpp"

#include "engine/core/math.hpp"
#include "engine/measure/total.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::study {

namespace {

using measure::Total;

constexpr std::size_t fewest_last = 4;

bool is_sum(const Indicator& indicator) {
    const Compared::How how = indicator.compared.how;
    return how == Compared::How::sum || (how == Compared::How::by_kind && indicator.kind == Indicator::Kind::flow);
}

bool discounted(const Indicator& indicator, double steps_per_year) {
    using enum Indicator::Role;
    const bool money =
        indicator.role == cost || indicator.role == account || indicator.role == outlay || indicator.role == product;
    return indicator.kind == Indicator::Kind::flow && money && is_sum(indicator) && steps_per_year > 0;
}

/// Of a mean at the end, over how many.
std::size_t steps_of_mean(const Indicator& indicator, double steps_per_year) {
    const bool is_told = indicator.compared.how == Compared::How::mean_of_last;
    return is_told ? static_cast<std::size_t>(indicator.compared.number) : last_steps(steps_per_year);
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

double highest(const RunOutput& run, std::size_t column) {
    double most = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t step = 0; step < run.steps(); ++step) {
        const double value = run.row(step)[column];
        if (!std::isnan(value) && !(value <= most)) most = value;
    }
    return most;
}

double time_of_first(const RunOutput& run, std::size_t column, const Compared& compared) {
    const bool rises = compared.how == Compared::How::first_at_least;
    for (std::size_t step = 0; step < run.steps(); ++step) {
        const double value = run.row(step)[column];
        if (rises ? value >= compared.number : value <= compared.number) return static_cast<double>(step + 1);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double last_value(const RunOutput& run, std::size_t column) {
    return run.steps() == 0 ? std::numeric_limits<double>::quiet_NaN() : run.row(run.steps() - 1)[column];
}

Text words_of_mean(std::size_t last) {
    const std::string count = std::to_string(last);
    if (last == 1) return {"mean of the last step", "末期值"};
    return {"mean of the last " + count + " steps", "最后" + (last == fewest_last ? "四" : count) + "期均值"};
}

Text words_of_time(const Compared& compared) {
    const std::string value = text_of(compared).substr(std::string_view("time of first ").size());
    return {"first step " + value, "首次" + value + "的期数"};
}

}  // namespace

std::size_t last_steps(double steps_per_year) { return std::max(fewest_last, static_cast<std::size_t>(steps_per_year)); }

Text aggregation_of(const Indicator& indicator, double steps_per_year) {
    if (indicator.compared.is_time()) return words_of_time(indicator.compared);
    if (indicator.compared.how == Compared::How::last) return {"last", "末期值"};
    if (indicator.compared.how == Compared::How::max) return {"highest", "最大值"};
    if (!is_sum(indicator)) return words_of_mean(steps_of_mean(indicator, steps_per_year));
    if (discounted(indicator, steps_per_year)) return {"sum, discounted", "贴现合计"};
    return {"sum", "合计"};
}

std::size_t steps_of_outcome(const Indicator& indicator, double steps_per_year, std::size_t steps) {
    const Compared::How how = indicator.compared.how;
    if (how == Compared::How::last) return std::min<std::size_t>(1, steps);
    if (is_sum(indicator) || how == Compared::How::max || indicator.compared.is_time()) return steps;
    return std::min(steps_of_mean(indicator, steps_per_year), steps);
}

Indicator as_compared(Indicator indicator) {
    if (indicator.compared.is_time()) indicator.unit = "step";
    if (!is_sum(indicator) && indicator.kind == Indicator::Kind::flow) indicator.kind = Indicator::Kind::stock;
    return indicator;
}

double outcome(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, double steps_per_year) {
    const std::size_t column = entry.offset + cell;
    const Indicator& indicator = entry.indicator;
    if (indicator.compared.is_time()) return time_of_first(run, column, indicator.compared);
    if (indicator.compared.how == Compared::How::last) return last_value(run, column);
    if (indicator.compared.how == Compared::How::max) return highest(run, column);
    if (!is_sum(indicator)) return mean_of_last(run, column, steps_of_mean(indicator, steps_per_year));
    return sum(run, column, discounted(indicator, steps_per_year) ? factor_a_step(steps_per_year) : 1.0);
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
