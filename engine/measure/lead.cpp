#include "engine/measure/lead.hpp"

#include "engine/core/math.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::measure {

namespace {

constexpr std::size_t longest_years = 6;

std::vector<std::size_t> steps_with_any(const Value& value) {
    std::vector<std::size_t> steps;
    for (std::size_t step = 0; step < value.steps; ++step) {
        double all = 0;
        for (std::size_t cell = 0; cell < value.cells(); ++cell) all += value.at(step, cell);
        if (all > 0) steps.push_back(step);
    }
    return steps;
}

std::vector<std::size_t> cells_with_all(const Value& value, const std::vector<std::size_t>& steps) {
    std::vector<std::size_t> cells;
    for (std::size_t cell = 0; cell < value.cells(); ++cell) {
        if (std::ranges::all_of(steps, [&](std::size_t step) { return value.at(step, cell) > 0; })) cells.push_back(cell);
    }
    return cells;
}

/// Growth over the year before, less its mean over the cells.
std::vector<double> growth(const Value& value, const std::vector<std::size_t>& cells, std::size_t step, std::size_t year) {
    const auto log_at = [&](std::size_t when, std::size_t cell) { return math::log(value.at(when, cell)); };
    std::vector<double> changes;
    double shared = 0;
    for (const std::size_t cell : cells) {
        changes.push_back(log_at(step, cell) - log_at(step - year, cell));
        shared += changes.back() / static_cast<double>(cells.size());
    }
    for (double& change : changes) change -= shared;
    return changes;
}

/// Sums of squares and of products.
struct Moments {
    double leader = 0, both = 0, follower = 0;

    void add(const std::vector<double>& x, const std::vector<double>& y) {
        for (std::size_t k = 0; k < x.size(); ++k) {
            leader += x[k] * x[k];
            both += x[k] * y[k];
            follower += y[k] * y[k];
        }
    }
    double correlation() const { return both / std::sqrt(leader * follower); }
    double slope() const { return both / leader; }
};

}  // namespace

Lead lead_of(const Value& leader, const Value& follower, u32 steps_per_year) {
    const std::size_t year = steps_per_year, longest = longest_years * year;
    std::vector<std::size_t> steps = steps_with_any(follower);
    const std::vector<std::size_t> cells = cells_with_all(follower, steps);
    std::erase_if(steps, [&](std::size_t step) { return step < longest + year; });
    Lead best;
    double closest = -2;  // below every correlation
    for (std::size_t lag = 0; lag <= longest; ++lag) {
        Moments moments;
        for (const std::size_t step : steps)
            moments.add(growth(leader, cells, step - lag, year), growth(follower, cells, step, year));
        if (!(moments.correlation() > closest)) continue;
        closest = moments.correlation();
        best = {static_cast<double>(lag), moments.slope()};
    }
    return best;
}

}  // namespace consortia::measure
