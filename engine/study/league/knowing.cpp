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

/// As many powers of the parameter as the worlds bear.
std::size_t degree_for(std::size_t worlds) { return std::min<std::size_t>(3, worlds / 4); }

/// Powers of a parameter, standardised, made orthonormal one after the other; those that add nothing are left out.
Table powers_of(const Row& parameter) {
    constexpr double nothing = 1e-9;
    const double middle = mean(parameter), deviation = std::sqrt(variance(parameter));
    Table basis;
    Row power(parameter.size(), 1);
    for (std::size_t k = 0; k <= degree_for(parameter.size()); ++k) {
        Row rest = power;
        for (int again = 0; again < 2; ++again)  // twice is enough for what rounding leaves
            for (const Row& before : basis) {
                const double along = dot(rest, before);
                for (std::size_t world = 0; world < rest.size(); ++world) rest[world] -= along * before[world];
            }
        const double length = std::sqrt(dot(rest, rest));
        if (!(deviation > 0) && k > 0) break;
        if (length > nothing * std::sqrt(dot(power, power))) {
            for (double& x : rest) x /= length;
            basis.push_back(std::move(rest));
        }
        for (std::size_t world = 0; world < power.size() && deviation > 0; ++world)
            power[world] *= (parameter[world] - middle) / deviation;
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

WorthOfKnowing worth_of_knowing(const Known& parameter, const Benefits& benefits) {
    constexpr double low = 0.1, high = 0.9;
    const Table basis = powers_of(parameter.values);
    std::vector<u32> as_drawn(parameter.values.size());
    std::iota(as_drawn.begin(), as_drawn.end(), 0);
    const Table fit = fitted(benefits, basis, as_drawn);
    WorthOfKnowing worth{.parameter = parameter.name, .value = value_of(fit)};
    worth.beyond_chance = worth.value > shown_by_chance(benefits, basis);
    worth.best_if_low = best_option(fit, world_at(parameter.values, low));
    worth.best_if_high = best_option(fit, world_at(parameter.values, high));
    return worth;
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
