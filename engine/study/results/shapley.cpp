#include "engine/study/results/shapley.hpp"

#include "engine/core/error.hpp"
#include "engine/study/sampling.hpp"

#include <bit>
#include <cmath>
#include <numeric>

namespace consortia::study {

namespace {

using Table = std::vector<std::vector<double>>;

Coalition with(Coalition coalition, u32 thing) { return coalition | Coalition{1} << thing; }

/// In how many of all orders exactly `before` things stand before one and the others behind it.
double chance(u32 things, u32 before) {
    double orders = things;  // the things, times the ways to choose those before it
    for (u32 k = 0; k < before; ++k) orders *= static_cast<double>(things - 1 - k) / (k + 1);
    return 1 / orders;
}

/// What a thing adds, seed by seed, to `more` times `coalition`.
void add_marginal(const ShapleyDesign& design, const Table& values, Coalition coalition, u32 thing, double more,
                  std::vector<double>& sum) {
    const std::vector<double>& without = values[design.place_of(coalition)];
    const std::vector<double>& within = values[design.place_of(with(coalition, thing))];
    for (std::size_t seed = 0; seed < sum.size(); ++seed) sum[seed] += more * (within[seed] - without[seed]);
}

std::vector<double> exact_share(const ShapleyDesign& design, const Table& values, u32 thing) {
    std::vector<double> share(values.front().size(), 0);
    for (const Coalition coalition : design.coalitions()) {
        if (with(coalition, thing) == coalition) continue;
        const auto before = static_cast<u32>(std::popcount(coalition));
        add_marginal(design, values, coalition, thing, chance(design.things(), before), share);
    }
    return share;
}

/// A row of seeds for each pair of orders.
Table sampled_share(const ShapleyDesign& design, const Table& values, u32 thing) {
    Table pairs(design.orders().size() / 2, std::vector<double>(values.front().size(), 0));
    for (std::size_t k = 0; k < design.orders().size(); ++k) {
        Coalition before = 0;
        for (const u32 next : design.orders()[k]) {
            if (next == thing) add_marginal(design, values, before, thing, 0.5, pairs[k / 2]);
            before = with(before, next);
        }
    }
    return pairs;
}

std::vector<double> over_pairs(const Table& pairs) {
    std::vector<double> means(pairs.front().size(), 0);
    for (const std::vector<double>& pair : pairs) {
        for (std::size_t seed = 0; seed < means.size(); ++seed)
            means[seed] += pair[seed] / static_cast<double>(pairs.size());
    }
    return means;
}

std::vector<double> over_seeds(const Table& pairs) {
    std::vector<double> means;
    for (const std::vector<double>& pair : pairs) means.push_back(mean(pair));
    return means;
}

/// Seeds and orders are drawn apart, so the variances of both means add up (what seed and order do together counts in
/// both, so the interval is rather too wide); degrees of freedom after Satterthwaite 1946.
Estimated crossed(const Table& pairs, std::size_t draws) {
    const Sample by_seed(over_pairs(pairs), draws);
    const std::vector<double> by_pair = over_seeds(pairs);
    Estimated estimate = mean_with_interval(by_seed);
    if (!estimate.has_interval()) return estimate;
    const Spread of_seeds = spread_of(by_seed), of_orders = spread_of(Sample(by_pair));
    const double both = of_seeds.variance + of_orders.variance;
    if (both == 0) return estimate;
    const auto weight = [](const Spread& spread) { return spread.variance * spread.variance / spread.degrees; };
    const double degrees = both * both / (weight(of_seeds) + weight(of_orders));
    constexpr double upper = 0.975;
    const double half = t_quantile(upper, degrees) * std::sqrt(both);
    return {estimate.value, estimate.value - half, estimate.value + half};
}

}  // namespace

ShapleyDesign::ShapleyDesign(u32 things, u32 pairs, u64 seed) : things_(things) {
    constexpr u32 most = 63;
    require(things > 0 && things <= most, "shares are of 1 to 63 things");
    ask(0);
    ask((Coalition{1} << things) - 1);
    if (things <= most_exact) {
        for (Coalition coalition = 1; coalition + 1 < Coalition{1} << things; ++coalition) ask(coalition);
        return;
    }
    require(pairs >= 2, "shares of many things need two pairs of orders");
    for (u32 pair = 0; pair < pairs; ++pair) {
        orders_.push_back(random_order(pair, things, seed));
        orders_.emplace_back(orders_.back().rbegin(), orders_.back().rend());
    }
    for (const std::vector<u32>& order : orders_) {
        Coalition before = 0;
        for (const u32 thing : order) ask(before = with(before, thing));
    }
}

void ShapleyDesign::ask(Coalition coalition) {
    if (places_.emplace(coalition, coalitions_.size()).second) coalitions_.push_back(coalition);
}

std::size_t ShapleyDesign::place_of(Coalition coalition) const {
    const auto found = places_.find(coalition);
    require(found != places_.end(), "a coalition that was not asked for");
    return found->second;
}

Shares shares_of(const ShapleyDesign& design, const std::vector<std::vector<double>>& values, std::size_t draws) {
    require(values.size() == design.coalitions().size(), "shares need a value of every coalition");
    Shares shares;
    for (u32 thing = 0; thing < design.things(); ++thing) {
        shares.of.push_back(design.exact() ? mean_with_interval(Sample(exact_share(design, values, thing), draws))
                                           : crossed(sampled_share(design, values, thing), draws));
    }
    Sample difference(values[1], draws);
    difference.add(Sample(values[0], draws), -1);
    shares.difference = mean_with_interval(difference);
    return shares;
}

}  // namespace consortia::study
