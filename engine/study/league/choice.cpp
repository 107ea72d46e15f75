#include "engine/study/league/choice.hpp"

#include "engine/study/results/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace consortia::study {

namespace {

using Row = std::vector<double>;
using Table = Benefits;

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

/// Where the lines stand over all draws.
std::vector<std::pair<int, double>> places_of(const std::vector<AtDraws>& lines) {
    std::vector<std::pair<int, double>> places;
    for (const AtDraws& line : lines) places.push_back(place_of(mean(line.cost), mean(line.effect)));
    std::ranges::sort(places);
    return places;
}

/// The least that a line asks for one, of those that cost something and do more; 0 if there is none.
double least_price(const std::vector<std::pair<int, double>>& places) {
    const auto first = std::ranges::find(places, 1, &std::pair<int, double>::first);
    return first == places.end() ? 0 : first->second;
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

}  // namespace

Choice choice_of(const League& league, const std::vector<Known>& parameters) {
    const std::vector<Deal>& deals = league.deals;
    require(deals.size() > 1 && deals.front().draws > 1, "a choice is between two lines or more, over two draws or more");
    std::vector<AtDraws> lines;
    for (const Deal& deal : deals) lines.push_back(at_draws(deal));
    const auto places = places_of(lines);
    Choice choice{.best_is_free = places.front().first == 0, .worth_of_one = least_price(places)};
    choice.by_effect = choice.worth_of_one == 0;
    choice.ranks = shares_of_ranks(lines);
    choice.regret.assign(lines.size(), std::numeric_limits<double>::quiet_NaN());
    choice.few_draws = deals.front().draws < Choice::enough_draws;
    const std::vector<std::size_t> options = options_of(deals);
    if (options.empty()) return choice;
    const Table benefits = net_benefits(lines, options, choice.worth_of_one);
    const double best = mean_of_best(benefits);
    for (std::size_t k = 0; k < options.size(); ++k) choice.regret[options[k]] = best - mean(benefits[k]);
    choice.perfect = worth_of_knowing_all(benefits);
    for (const Known& parameter : parameters) {
        choice.parameters.push_back(worth_of_knowing(parameter, benefits));
        WorthOfKnowing& worth = choice.parameters.back();
        worth.best_if_low = options[worth.best_if_low];
        worth.best_if_high = options[worth.best_if_high];
    }
    std::ranges::stable_sort(choice.parameters, std::greater(), &WorthOfKnowing::value);
    return choice;
}

}  // namespace consortia::study
