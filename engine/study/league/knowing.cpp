#include "engine/study/league/knowing.hpp"

#include "engine/study/results/statistics.hpp"
#include "engine/study/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace consortia::study {

namespace {

using Row = std::vector<double>;
using Table = Benefits;

double best_at(const Table& benefits, std::size_t world) {
    double best = benefits.front()[world];
    for (const Row& option : benefits) best = std::max(best, option[world]);
    return best;
}

double best_mean(const Table& benefits) {
    double best = mean(benefits.front());
    for (const Row& option : benefits) best = std::max(best, mean(option));
    return best;
}

double dot(const Row& a, const Row& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

/// As many powers of each parameter as the worlds bear.
std::size_t degree_for(std::size_t worlds, std::size_t parameters) {
    return std::min<std::size_t>(3, worlds / (4 * parameters));
}

/// What is left of a direction beside those of the basis, as long as 1, becomes one of them, unless nothing is left.
void add_direction(Table& basis, const Row& direction) {
    constexpr double nothing = 1e-9;
    Row rest = direction;
    for (int again = 0; again < 2; ++again)  // twice is enough for what rounding leaves
        for (const Row& before : basis) {
            const double along = dot(rest, before);
            for (std::size_t world = 0; world < rest.size(); ++world) rest[world] -= along * before[world];
        }
    const double length = std::sqrt(dot(rest, rest));
    if (length <= nothing * std::sqrt(dot(direction, direction))) return;
    for (double& x : rest) x /= length;
    basis.push_back(std::move(rest));
}

/// 1, and powers of each parameter, standardised, made orthonormal one after the other.
Table powers_of(const std::vector<Known>& parameters) {
    const std::size_t worlds = parameters.front().values.size();
    Table basis;
    add_direction(basis, Row(worlds, 1));
    for (const Known& parameter : parameters) {
        const double middle = mean(parameter.values), deviation = std::sqrt(variance(parameter.values));
        if (!(deviation > 0)) continue;
        Row power(worlds, 1);
        for (std::size_t k = 1; k <= degree_for(worlds, parameters.size()); ++k) {
            for (std::size_t world = 0; world < worlds; ++world)
                power[world] *= (parameter.values[world] - middle) / deviation;
            add_direction(basis, power);
        }
    }
    return basis;
}

/// What the parameter tells of each option at each world; the basis at the worlds of `order`.
Table fitted(const Table& benefits, const Table& basis, const std::vector<u32>& order) {
    Table all;
    for (const Row& option : benefits) {
        Row& fit = all.emplace_back(option.size(), 0);
        for (const Row& power : basis) {
            double along = 0;
            for (std::size_t world = 0; world < option.size(); ++world) along += option[world] * power[order[world]];
            for (std::size_t world = 0; world < option.size(); ++world) fit[world] += along * power[order[world]];
        }
    }
    return all;
}

double value_of(const Table& fit) { return std::max(0.0, mean_of_best(fit) - best_mean(fit)); }

std::size_t best_option(const Table& fit, std::size_t world) {
    const auto of_option = [world](const Row& option) { return option[world]; };
    return static_cast<std::size_t>(std::ranges::max_element(fit, {}, of_option) - fit.begin());
}

/// The world at which a parameter has that part of all worlds below it.
std::size_t world_at(const Row& parameter, double part) {
    std::vector<std::size_t> order(parameter.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t world) { return parameter[world]; });
    return order[static_cast<std::size_t>(part * static_cast<double>(order.size() - 1) + 0.5)];
}

/// What 19 of 20 permutations of the worlds stay below.
double shown_by_chance(const Table& benefits, const Table& basis) {
    constexpr u32 permutations = 200;
    constexpr std::size_t highest_of_most = permutations * 19 / 20;
    Row values;
    for (u32 k = 0; k < permutations; ++k)
        values.push_back(value_of(fitted(benefits, basis, random_order(k, static_cast<u32>(basis.front().size()), 1))));
    std::ranges::sort(values);
    return values[highest_of_most];
}

}  // namespace

double mean_of_best(const Benefits& benefits) {
    double sum = 0;
    for (std::size_t world = 0; world < benefits.front().size(); ++world) sum += best_at(benefits, world);
    return sum / static_cast<double>(benefits.front().size());
}

double worth_of_knowing_all(const Benefits& benefits) { return mean_of_best(benefits) - best_mean(benefits); }

namespace {

/// What parameters tell of each option, and whether that is more than chance.
WorthOfKnowing worth_by(const Table& basis, const std::string& name, const Benefits& benefits, Table& fit) {
    std::vector<u32> as_drawn(basis.front().size());
    std::iota(as_drawn.begin(), as_drawn.end(), 0);
    fit = fitted(benefits, basis, as_drawn);
    WorthOfKnowing worth{.parameter = name, .value = value_of(fit)};
    worth.beyond_chance = worth.value > shown_by_chance(benefits, basis);
    return worth;
}

}  // namespace

WorthOfKnowing worth_of_knowing(const Known& parameter, const Benefits& benefits) {
    constexpr double low = 0.1, high = 0.9;
    Table fit;
    WorthOfKnowing worth = worth_by(powers_of({parameter}), parameter.name, benefits, fit);
    worth.best_if_low = best_option(fit, world_at(parameter.values, low));
    worth.best_if_high = best_option(fit, world_at(parameter.values, high));
    return worth;
}

WorthOfKnowing worth_of_knowing(const std::string& name, const std::vector<Known>& group, const Benefits& benefits) {
    Table fit;
    return worth_by(powers_of(group), name, benefits, fit);
}

double worth_of_knowing_class(const std::vector<std::size_t>& classes, const Benefits& benefits) {
    const std::size_t count = 1 + *std::ranges::max_element(classes);
    Table known(benefits.size(), Row(classes.size(), 0));
    for (std::size_t option = 0; option < benefits.size(); ++option) {
        Row sums(count, 0), worlds(count, 0);
        for (std::size_t world = 0; world < classes.size(); ++world) {
            sums[classes[world]] += benefits[option][world];
            worlds[classes[world]] += 1;
        }
        for (std::size_t world = 0; world < classes.size(); ++world)
            known[option][world] = sums[classes[world]] / worlds[classes[world]];
    }
    return value_of(known);
}

}  // namespace consortia::study
