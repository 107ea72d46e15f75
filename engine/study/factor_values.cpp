#include "engine/study/factor_values.hpp"

#include "engine/core/math.hpp"
#include "engine/random/quantile.hpp"
#include "engine/schema/study/levels.hpp"

#include <algorithm>

namespace consortia::study {

namespace {

using Distribution = Factor::Distribution;

/// The share of standard normal values below x: the quantile inverted by halving, so that it is the same on every machine.
double normal_share(double x) {
    if (!(x > -8)) return 0;
    if (!(x < 8)) return 1;
    double low = 0;
    double high = 1;
    for (int k = 0; k < 60; ++k) {
        const double middle = .5 * (low + high);
        (normal_quantile(middle) < x ? low : high) = middle;
    }
    return .5 * (low + high);
}

double normal_at(const Factor& factor, double u) {
    const double below = normal_share((factor.range.low - factor.mean) / factor.sd);
    const double above = normal_share((factor.range.high - factor.mean) / factor.sd);
    const double inside = std::clamp(u, .005, .995);
    const double share = below + (below > 0 || above < 1 ? u : inside) * (above - below);
    const double z = normal_quantile(std::clamp(share, 1e-15, 1 - 1e-15));
    return std::clamp(factor.mean + factor.sd * z, factor.range.low, factor.range.high);
}

double discrete_at(const Factor& factor, double u) {
    double total = 0;
    for (double weight : factor.shares) total += weight;
    double below = 0;
    for (std::size_t k = 0; k + 1 < factor.values.size(); ++k) {
        below += factor.shares[k];
        if (u * total < below) return factor.values[k];
    }
    return factor.values.back();
}

double table_at(const Factor& factor, double u) {
    std::size_t k = 1;
    while (k + 1 < factor.values.size() && factor.shares[k] < u) ++k;
    const double width = factor.shares[k] - factor.shares[k - 1];
    const double part = width > 0 ? (u - factor.shares[k - 1]) / width : 1;
    return factor.values[k - 1] + std::clamp(part, 0.0, 1.0) * (factor.values[k] - factor.values[k - 1]);
}

/// Each whole number has the same share.
double whole_at(const Range& range, double u) {
    return std::min(range.high, range.low + math::floor(u * (range.high - range.low + 1)));
}

double spread_at(const Factor& factor, double u) {
    const Range& range = factor.range;
    if (factor.distribution == Distribution::log_uniform) {
        const double low = math::log(range.low);
        return std::clamp(math::exp(low + u * (math::log(range.high) - low)), range.low, range.high);
    }
    return range.low + u * (range.high - range.low);
}

bool is_whole(const Factor& factor) { return factor.quantity.kind == Quantity::Kind::whole; }
bool is_listed(const Factor& factor) { return factor.distribution == Distribution::discrete; }
bool is_spread(const Factor& factor) {
    return factor.distribution == Distribution::uniform || factor.distribution == Distribution::log_uniform;
}

/// Of `count` numbers alike, the one at the middle of the level's share: in whole numbers, so that it is met exactly.
double place_of(u32 level, u32 levels, double count) { return math::floor((2.0 * level + 1) * count / (2.0 * levels)); }

double screening_number(const Factor& factor, u32 level, u32 levels) {
    if (is_listed(factor)) {
        return factor.values[static_cast<std::size_t>(place_of(level, levels, static_cast<double>(factor.values.size())))];
    }
    const Range& range = factor.range;
    if (is_whole(factor) && factor.distribution == Distribution::uniform) {
        return range.low + place_of(level, levels, range.high - range.low + 1);
    }
    if (is_whole(factor)) return value_at(factor, (level + .5) / levels);
    if (is_spread(factor)) return number_at_level(factor, level, levels);
    return value_at(factor, static_cast<double>(level) / (levels - 1));
}

/// A label's place in the list, or the number itself.
double size_of(const Factor& factor, double number) {
    if (factor.quantity.kind != Quantity::Kind::choice) return number;
    return static_cast<double>(std::ranges::find(factor.values, number) - factor.values.begin());
}

double full_size_of(const Factor& factor) {
    if (!is_listed(factor)) return factor.range.high - factor.range.low;
    if (factor.quantity.kind == Quantity::Kind::choice) return static_cast<double>(factor.values.size()) - 1;
    const auto [low, high] = std::ranges::minmax(factor.values);
    return high - low;
}

}  // namespace

double value_at(const Factor& factor, double u) {
    const auto rounded = [whole = is_whole(factor)](double x) { return whole ? math::floor(x + .5) : x; };
    switch (factor.distribution) {
        case Distribution::none:
            break;
        case Distribution::uniform:
            return is_whole(factor) ? whole_at(factor.range, u) : spread_at(factor, u);
        case Distribution::log_uniform:
            return rounded(spread_at(factor, u));
        case Distribution::normal:
            return rounded(normal_at(factor, u));
        case Distribution::discrete:
            return discrete_at(factor, u);
        case Distribution::table:
            return rounded(table_at(factor, u));
    }
    throw ContractError("the values of a list stand in its points");
}

Ladder ladder_of(const Factor& factor, u32 levels) {
    Ladder ladder;
    const bool by_size = is_listed(factor) || (is_whole(factor) && factor.distribution == Distribution::uniform);
    for (u32 level = 0; level < levels; ++level) {
        ladder.numbers.push_back(screening_number(factor, level, levels));
        ladder.places.push_back(by_size ? size_of(factor, ladder.numbers.back()) : level);
    }
    ladder.length = by_size ? full_size_of(factor) : levels - 1;
    return ladder;
}

}  // namespace consortia::study
