#include "engine/study/league/ranking.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace consortia::study {

namespace {

using Verdict = LeagueLine::Verdict;

bool costs_nothing(Verdict verdict) { return can_be_ranked(verdict) && verdict != Verdict::ratio; }

double price(const Deal& deal) { return mean(deal.cost) / mean(deal.effect); }

/// What a seed adds to the price, to first order: their mean is the price itself.
std::vector<double> linear_prices(const Deal& deal) {
    const double effect = mean(deal.effect);
    const double all = price(deal);
    std::vector<double> prices;
    for (std::size_t seed = 0; seed < deal.cost.size(); ++seed)
        prices.push_back(all + (deal.cost[seed] - all * deal.effect[seed]) / effect);
    return prices;
}

Sample less(const std::vector<double>& a, const std::vector<double>& b, std::size_t draws) {
    Sample difference(a, draws);
    difference.add(Sample(b, draws), -1);
    return difference;
}

bool is_cheaper(double cost, double effect, double other_cost, double other_effect) {
    if (effect <= 0) return false;
    return other_effect <= 0 || cost * other_effect < other_cost * effect;
}

u32 count_wins(const Deal& a, const Deal& b, bool by_effect) {
    u32 wins = 0;
    for (std::size_t seed = 0; seed < a.cost.size(); ++seed) {
        const bool won = by_effect ? a.effect[seed] > b.effect[seed]
                                   : is_cheaper(a.cost[seed], a.effect[seed], b.cost[seed], b.effect[seed]);
        wins += won ? 1 : 0;
    }
    return wins;
}

/// What costs nothing by effect, then what costs by what a unit costs, then what has no rank.
std::pair<int, double> place_of(const LeagueLine& line) {
    switch (line.verdict) {
        case Verdict::saves_more:
        case Verdict::no_cost:
        case Verdict::no_detectable_cost:
            return {0, -line.effect.value};
        case Verdict::single_seed:
            if (line.effect.value <= 0) return {4, line.cost.value};
            if (line.cost.value <= 0) return {0, -line.effect.value};
            [[fallthrough]];
        case Verdict::ratio:
            return {1, line.cost_per_unit ? line.cost_per_unit->value : std::numeric_limits<double>::infinity()};
        case Verdict::vague:
            return {2, -line.effect.value};
        case Verdict::no_effect:
            return {3, line.cost.value};
        case Verdict::harmful:
        case Verdict::saves_less:
            return {4, line.cost.value};
        case Verdict::no_difference:
            break;
    }
    return {5, 0};
}

void sort_lines(League& league, std::vector<Deal>& deals) {
    std::vector<std::size_t> order(deals.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return place_of(league.lines[a]) < place_of(league.lines[b]); });
    std::vector<LeagueLine> lines;
    std::vector<Deal> sorted;
    for (const std::size_t k : order) {
        lines.push_back(std::move(league.lines[k]));
        sorted.push_back(std::move(deals[k]));
    }
    league.lines = std::move(lines);
    deals = std::move(sorted);
}

void fight(League& league, const std::vector<Deal>& deals) {
    league.duels.assign(deals.size(), std::vector<Duel>(deals.size()));
    for (std::size_t a = 0; a < deals.size(); ++a) {
        for (std::size_t b = 0; b < deals.size(); ++b) {
            const Verdict one = league.lines[a].verdict;
            const Verdict other = league.lines[b].verdict;
            if (a == b || !can_be_ranked(one) || !can_be_ranked(other)) continue;
            league.duels[a][b] = duel(deals[a], deals[b], costs_nothing(one) && costs_nothing(other));
        }
    }
}

/// Whether all lines from here on, to the last that has a rank, are told from all before.
bool begins_a_rank(const League& league, std::size_t here, std::size_t ranked) {
    for (std::size_t better = 0; better < here; ++better)
        for (std::size_t line = here; line < ranked; ++line)
            if (!league.duels[line][better].told_apart()) return false;
    return true;
}

void give_ranks(League& league) {
    const auto can = [](const LeagueLine& line) { return can_be_ranked(line.verdict); };
    const auto ranked = static_cast<std::size_t>(std::ranges::count_if(league.lines, can));
    std::size_t first = 0;
    for (std::size_t k = 0; k < ranked; ++k) {
        LeagueLine& line = league.lines[k];
        if (begins_a_rank(league, k, ranked)) {
            first = k;
        } else {
            line.shared = league.lines[first].shared = true;
        }
        line.rank = static_cast<u32>(first) + 1;
    }
}

}  // namespace

Duel duel(const Deal& a, const Deal& b, bool by_effect) {
    const Sample differences =
        by_effect ? less(a.effect, b.effect, a.draws) : less(linear_prices(a), linear_prices(b), a.draws);
    return {count_wins(a, b, by_effect), static_cast<u32>(a.cost.size()), mean_with_interval(differences), by_effect};
}

void rank(League& league, std::vector<Deal> deals) {
    sort_lines(league, deals);
    fight(league, deals);
    give_ranks(league);
    league.deals = std::move(deals);
}

}  // namespace consortia::study
