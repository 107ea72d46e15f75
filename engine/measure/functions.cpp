#include "engine/measure/functions.hpp"

#include "engine/core/math.hpp"
#include "engine/measure/bass.hpp"
#include "engine/measure/lead.hpp"
#include "engine/measure/parabola.hpp"
#include "engine/measure/total.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace consortia::measure {

namespace {

using Values = std::span<const Value>;

/// Of every cell one number that `summary` makes of its path.
template <class Summary>
Value of_paths(const Value& value, Summary summary) {
    Value made{{false, value.shape.cells}, 1, {}};
    for (std::size_t cell = 0; cell < value.cells(); ++cell) made.numbers.push_back(summary(value.path(cell)));
    return made;
}

Total added(const std::vector<double>& path) {
    Total all;
    for (const double x : path) all.add(x);
    return all;
}

Value logarithm(Values v, u32) {
    return each_one(v[0], [](double x) { return x > 0 ? math::log(x) : undefined; });
}
Value mean_of(Values v, u32) {
    return of_paths(v[0], [](const std::vector<double>& path) { return added(path).mean(); });
}
Value sum_of(Values v, u32) {
    return of_paths(v[0], [](const std::vector<double>& path) { return added(path).sum(); });
}
Value first_of(Values v, u32) {
    return of_paths(v[0], [](const std::vector<double>& path) { return path.front(); });
}
Value last_of(Values v, u32) {
    return of_paths(v[0], [](const std::vector<double>& path) { return path.back(); });
}

/// Some steps of a value; undefined where it has not so many.
Value part_of(const Value& value, double from, double count) {
    const auto steps = static_cast<double>(value.steps);
    const bool there = from >= 0 && count >= 1 && from + count <= steps && std::floor(count) == count;
    if (!there) return {value.shape, 1, std::vector<double>(value.cells(), undefined)};
    const auto first =
        value.numbers.begin() + static_cast<std::ptrdiff_t>(from) * static_cast<std::ptrdiff_t>(value.cells());
    const auto size = static_cast<std::ptrdiff_t>(count) * static_cast<std::ptrdiff_t>(value.cells());
    return {value.shape, static_cast<std::size_t>(count), {first, first + size}};
}

Value before_of(Values v, u32) { return part_of(v[0], 0, static_cast<double>(v[0].steps) - v[1].numbers.front()); }
Value latest_of(Values v, u32) {
    return part_of(v[0], static_cast<double>(v[0].steps) - v[1].numbers.front(), v[1].numbers.front());
}

Value total_of(Values v, u32) {
    Value made{{v[0].shape.over_steps, {}}, v[0].steps, {}};
    for (std::size_t step = 0; step < v[0].steps; ++step) {
        double sum = 0;
        for (std::size_t cell = 0; cell < v[0].cells(); ++cell) sum += v[0].at(step, cell);
        made.numbers.push_back(sum);
    }
    return made;
}

/// Two paths where both have a value.
struct Pairs {
    std::vector<double> x, y;

    Pairs(const Value& a, const Value& b) {
        for (std::size_t step = 0; step < a.steps; ++step) {
            if (std::isnan(a.at(step, 0)) || std::isnan(b.at(step, 0))) continue;
            x.push_back(a.at(step, 0));
            y.push_back(b.at(step, 0));
        }
    }
};

double mean(const std::vector<double>& path) { return added(path).mean(); }

double sum_of_products(const std::vector<double>& x, const std::vector<double>& y) {
    double sum = 0;
    for (std::size_t k = 0; k < x.size(); ++k) sum += x[k] * y[k];
    return sum;
}

Value correlation_of(Values v, u32) {
    Pairs pairs(v[0], v[1]);
    const double mean_x = mean(pairs.x), mean_y = mean(pairs.y);
    for (double& x : pairs.x) x -= mean_x;
    for (double& y : pairs.y) y -= mean_y;
    const double both = sum_of_products(pairs.x, pairs.y);
    return number_value(both / std::sqrt(sum_of_products(pairs.x, pairs.x) * sum_of_products(pairs.y, pairs.y)));
}

Value loop_area_of(Values v, u32) {
    Pairs pairs(v[0], v[1]);
    const double mean_x = mean(pairs.x), mean_y = mean(pairs.y);
    for (double& x : pairs.x) x = x / mean_x - 1;
    for (double& y : pairs.y) y = y / mean_y - 1;
    double area = 0;
    for (std::size_t k = 1; k < pairs.x.size(); ++k) {
        const double x = pairs.x[k - 1], y = pairs.y[k - 1];
        area += (x * (pairs.y[k] - y) - y * (pairs.x[k] - x)) / 2;
    }
    return number_value(area / (sum_of_products(pairs.x, pairs.x) + sum_of_products(pairs.y, pairs.y)));
}

Value inner_peak_of(Values v, u32) {
    std::size_t largest = v[0].numbers.size();
    for (std::size_t k = 0; k < v[0].numbers.size(); ++k) {
        const double x = v[0].numbers[k];
        if (x == x && (largest == v[0].numbers.size() || x > v[0].numbers[largest])) largest = k;
    }
    if (largest == v[0].numbers.size()) return number_value(undefined);
    return number_value(largest > 0 && largest + 1 < v[0].numbers.size() ? 1 : 0);
}

/// Positions are of the first labels; those without one are left out.
Value curvature_of(Values v, u32) {
    std::vector<double> positions;
    for (const Value& each : v.subspan(2)) positions.push_back(each.numbers.front());
    const std::size_t count = std::min(positions.size(), v[0].numbers.size());
    const auto first = [count](const std::vector<double>& all) { return std::span(all).first(count); };
    return number_value(fitted_parabola(first(positions), first(v[0].numbers), first(v[1].numbers)).coefficients[2]);
}

Value bass_fit_of(Values v, u32) { return number_value(bass_curve(v[0].numbers).fit); }
Value bass_ratio_of(Values v, u32) { return number_value(bass_curve(v[0].numbers).ratio); }
Value lead_steps_of(Values v, u32 year) { return number_value(lead_of(v[0], v[1], year).steps); }
Value lead_slope_of(Values v, u32 year) { return number_value(lead_of(v[0], v[1], year).slope); }

const std::vector<Function>& functions() {
    using enum Function::Takes;
    using Gives = Function::Gives;
    static const std::vector<Function> all = {
        {"log", {any}, Gives::same, logarithm},
        {"total", {cells}, Gives::without_cells, total_of},
        {"mean", {over_steps}, Gives::without_steps, mean_of},
        {"sum", {over_steps}, Gives::without_steps, sum_of},
        {"first", {over_steps}, Gives::without_steps, first_of},
        {"last", {over_steps}, Gives::without_steps, last_of},
        {"before", {over_steps, number}, Gives::same, before_of},
        {"latest", {over_steps, number}, Gives::same, latest_of},
        {"correlation", {path, path}, Gives::number, correlation_of},
        {"loop_area", {path, path}, Gives::number, loop_area_of},
        {"inner_peak", {cut}, Gives::number, inner_peak_of},
        {"curvature", {cut, cut, number}, Gives::number, curvature_of, true},
        {"bass_fit", {path}, Gives::number, bass_fit_of},
        {"bass_ratio", {path}, Gives::number, bass_ratio_of},
        {"lead", {cut_path, cut_path}, Gives::number, lead_steps_of, false, true},
        {"lead_elasticity", {cut_path, cut_path}, Gives::number, lead_slope_of, false, true},
    };
    return all;
}

}  // namespace

const Function* find_function(std::string_view name) {
    const auto found = std::ranges::find(functions(), name, &Function::name);
    return found == functions().end() ? nullptr : &*found;
}

std::vector<std::string> function_names() {
    std::vector<std::string> names;
    for (const Function& function : functions()) names.emplace_back(function.name);
    return names;
}

bool fits(const Shape& shape, Function::Takes takes) {
    using enum Function::Takes;
    switch (takes) {
        case any:
            return true;
        case over_steps:
            return shape.over_steps;
        case path:
            return shape.over_steps && shape.cells.empty();
        case cut:
            return !shape.over_steps && shape.cells.size() == 1;
        case cut_path:
            return shape.over_steps && shape.cells.size() == 1;
        case cells:
            return !shape.cells.empty();
        case number:
            break;
    }
    return shape.is_number();
}

std::string words_of(Function::Takes takes) {
    static constexpr std::array words{"a value",
                                      "what runs over steps",
                                      "what runs over steps, without cells (pick a label or take the total)",
                                      "a cut by one axis, summed up over steps",
                                      "a cut by one axis that runs over steps",
                                      "a cut",
                                      "a number"};
    return words[static_cast<std::size_t>(takes)];
}

Value each_pair(const Value& left, const Value& right, double (*operation)(double, double)) {
    const bool over_steps = left.shape.over_steps || right.shape.over_steps;
    const Shape shape{over_steps, left.shape.cells.empty() ? right.shape.cells : left.shape.cells};
    Value made{shape, std::max(left.steps, right.steps), {}};
    for (std::size_t step = 0; step < made.steps; ++step) {
        for (std::size_t cell = 0; cell < made.cells(); ++cell)
            made.numbers.push_back(operation(left.spread(step, cell), right.spread(step, cell)));
    }
    return made;
}

Value each_one(const Value& value, double (*operation)(double)) {
    Value made = value;
    for (double& x : made.numbers) x = operation(x);
    return made;
}

}  // namespace consortia::measure
