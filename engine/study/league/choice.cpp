#include "engine/study/league/choice.hpp"

#include "engine/study/results/statistics.hpp"
#include "engine/study/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace consortia::study {

namespace {

using Row = std::vector<double>;
using Table = std::vector<Row>;

/// Of one package, over the seeds of each draw.
struct AtDraws {
    Row cost;
    Row effect;
};

AtDraws at_draws(const Deal& deal) {
    return {Sample(deal.cost, deal.draws).means_of_draws(), Sample(deal.effect, deal.draws).means_of_draws()};
}

/// As a league sorts its lines: what costs nothing by effect, then by what one costs, then what does not do more.
std::pair<int, double> place_of(double cost, double effect) {
    if (effect <= 0) return {2, -effect};
    return cost <= 0 ? std::pair{0, -effect} : std::pair{1, cost / effect};
}

Table shares_of_ranks(const std::vector<AtDraws>& lines) {
    const std::size_t draws = lines.front().cost.size();
    Table shares(lines.size(), Row(lines.size(), 0));
    for (std::size_t draw = 0; draw < draws; ++draw) {
        std::vector<std::size_t> order(lines.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {},
                                 [&](std::size_t k) { return place_of(lines[k].cost[draw], lines[k].effect[draw]); });
        for (std::size_t rank = 0; rank < order.size(); ++rank) shares[order[rank]][rank] += 1 / static_cast<double>(draws);
    }
    return shares;
}

/// The lines that may be chosen: all but those that change nothing.
std::vector<std::size_t> options_of(const std::vector<Deal>& deals) {
    const auto zero = [](double x) { return x == 0; };
    std::vector<std::size_t> options;
    for (std::size_t k = 0; k < deals.size(); ++k)
        if (!std::ranges::all_of(deals[k].cost, zero) || !std::ranges::all_of(deals[k].effect, zero)) options.push_back(k);
    return options;
}

/// What the best buy over all draws asks for one; 0 where it costs nothing, or nothing does more.
double price_of_best(const std::vector<AtDraws>& lines) {
    std::pair<int, double> best{2, 0};
    for (const AtDraws& line : lines) best = std::min(best, place_of(mean(line.cost), mean(line.effect)));
    return best.first == 1 ? best.second : 0;
}

/// [option][draw]
Table net_benefits(const std::vector<AtDraws>& lines, const std::vector<std::size_t>& options, double worth_of_one) {
    Table all;
    for (const std::size_t option : options) {
        const AtDraws& line = lines[option];
        Row& own = all.emplace_back(line.effect);
        if (worth_of_one == 0) continue;
        for (std::size_t draw = 0; draw < own.size(); ++draw) own[draw] = worth_of_one * line.effect[draw] - line.cost[draw];
    }
    return all;
}

double best_at(const Table& benefits, std::size_t draw) {
    double best = benefits.front()[draw];
    for (const Row& line : benefits) best = std::max(best, line[draw]);
    return best;
}

/// The mean of the best of each draw.
double mean_of_best(const Table& benefits) {
    double sum = 0;
    for (std::size_t draw = 0; draw < benefits.front().size(); ++draw) sum += best_at(benefits, draw);
    return sum / static_cast<double>(benefits.front().size());
}

double best_mean(const Table& benefits) {
    double best = mean(benefits.front());
    for (const Row& line : benefits) best = std::max(best, mean(line));
    return best;
}

double dot(const Row& a, const Row& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

/// As many powers of the parameter as the draws bear.
std::size_t degree_for(std::size_t draws) { return std::min<std::size_t>(3, draws / 4); }

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
                for (std::size_t draw = 0; draw < rest.size(); ++draw) rest[draw] -= along * before[draw];
            }
        const double length = std::sqrt(dot(rest, rest));
        if (!(deviation > 0) && k > 0) break;
        if (length > nothing * std::sqrt(dot(power, power))) {
            for (double& x : rest) x /= length;
            basis.push_back(std::move(rest));
        }
        for (std::size_t draw = 0; draw < power.size() && deviation > 0; ++draw)
            power[draw] *= (parameter[draw] - middle) / deviation;
    }
    return basis;
}

/// What the parameter tells of each line at each draw; the basis at the draws of `order`.
Table fitted(const Table& benefits, const Table& basis, const std::vector<u32>& order) {
    Table all;
    for (const Row& line : benefits) {
        Row& fit = all.emplace_back(line.size(), 0);
        for (const Row& power : basis) {
            double along = 0;
            for (std::size_t draw = 0; draw < line.size(); ++draw) along += line[draw] * power[order[draw]];
            for (std::size_t draw = 0; draw < line.size(); ++draw) fit[draw] += along * power[order[draw]];
        }
    }
    return all;
}

double value_of(const Table& fit) { return std::max(0.0, mean_of_best(fit) - best_mean(fit)); }

std::size_t best_line(const Table& fit, std::size_t draw) {
    const auto of_line = [draw](const Row& line) { return line[draw]; };
    return static_cast<std::size_t>(std::ranges::max_element(fit, {}, of_line) - fit.begin());
}

/// The draw at which a parameter has that part of all draws below it.
std::size_t draw_at(const Row& parameter, double part) {
    std::vector<std::size_t> order(parameter.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t draw) { return parameter[draw]; });
    return order[static_cast<std::size_t>(part * static_cast<double>(order.size() - 1) + 0.5)];
}

/// What 19 of 20 permutations of the draws stay below.
double shown_by_chance(const Table& benefits, const Table& basis) {
    constexpr u32 permutations = 200;
    constexpr std::size_t highest_of_most = permutations * 19 / 20;
    Row values;
    for (u32 k = 0; k < permutations; ++k)
        values.push_back(value_of(fitted(benefits, basis, random_order(k, static_cast<u32>(basis.front().size()), 1))));
    std::ranges::sort(values);
    return values[highest_of_most];
}

WorthOfKnowing worth_of(const Known& parameter, const Table& benefits, const std::vector<std::size_t>& options) {
    constexpr double low = 0.1, high = 0.9;
    const Table basis = powers_of(parameter.values);
    std::vector<u32> as_drawn(parameter.values.size());
    std::iota(as_drawn.begin(), as_drawn.end(), 0);
    const Table fit = fitted(benefits, basis, as_drawn);
    WorthOfKnowing worth{.parameter = parameter.name, .value = value_of(fit)};
    worth.beyond_chance = worth.value > shown_by_chance(benefits, basis);
    worth.best_if_low = options[best_line(fit, draw_at(parameter.values, low))];
    worth.best_if_high = options[best_line(fit, draw_at(parameter.values, high))];
    return worth;
}

}  // namespace

Choice choice_of(const League& league, const std::vector<Known>& parameters) {
    const std::vector<Deal>& deals = league.deals;
    require(deals.size() > 1 && deals.front().draws > 1, "a choice is between two lines or more, over two draws or more");
    std::vector<AtDraws> lines;
    for (const Deal& deal : deals) lines.push_back(at_draws(deal));
    Choice choice{.worth_of_one = price_of_best(lines)};
    choice.by_effect = choice.worth_of_one == 0;
    choice.ranks = shares_of_ranks(lines);
    choice.regret.assign(lines.size(), std::numeric_limits<double>::quiet_NaN());
    choice.few_draws = deals.front().draws < Choice::enough_draws;
    const std::vector<std::size_t> options = options_of(deals);
    if (options.empty()) return choice;
    const Table benefits = net_benefits(lines, options, choice.worth_of_one);
    const double best = mean_of_best(benefits);
    for (std::size_t k = 0; k < options.size(); ++k) choice.regret[options[k]] = best - mean(benefits[k]);
    choice.perfect = best - best_mean(benefits);
    for (const Known& parameter : parameters) choice.parameters.push_back(worth_of(parameter, benefits, options));
    std::ranges::stable_sort(choice.parameters, std::greater(), &WorthOfKnowing::value);
    return choice;
}

}  // namespace consortia::study
