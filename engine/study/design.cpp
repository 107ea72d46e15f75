#include "engine/study/design.hpp"

#include "engine/core/math.hpp"
#include "engine/random/quantile.hpp"
#include "engine/study/sampling.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::study {

namespace {

using Method = DesignDescription::Method;
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

u64 levels_of(const Factor& factor, u32 by_default) {
    if (!factor.values.empty()) return factor.values.size();
    return factor.levels > 0 ? factor.levels : by_default;
}

}  // namespace

double value_at(const Factor& factor, double u) {
    const bool whole = factor.quantity.kind == Quantity::Kind::whole;
    const auto rounded = [whole](double x) { return whole ? math::floor(x + .5) : x; };
    switch (factor.distribution) {
        case Distribution::none:
            break;
        case Distribution::uniform:
            return whole ? whole_at(factor.range, u) : spread_at(factor, u);
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

Design::Design(const DesignDescription& description, std::vector<Factor> factors)
    : description_(description), factors_(std::move(factors)), width_(factors_.size()) {
    const u64 samples = description_.samples;
    switch (description_.method) {
        case Method::list:
            points_ = description_.points.size();
            break;
        case Method::grid:
            points_ = 1;
            for (const Factor& factor : factors_) points_ *= levels_of(factor, description_.levels);
            break;
        case Method::lhs:
            unit_ = latin_rows(samples, width_, description_.seed);
            points_ = samples;
            break;
        case Method::sobol:
            unit_ = sobol_rows(samples, width_);
            points_ = samples;
            break;
        case Method::morris:
            unit_ = morris_rows(samples, width_, description_.levels, description_.seed);
            block_ = width_ + 1;
            points_ = samples * block_;
            break;
        case Method::sobol_indices:
            block_ = width_ + 2;
            points_ = samples * block_;
            width_ *= 2;  // both matrices, side by side
            unit_ = sobol_rows(samples, width_);
            break;
    }
}

std::vector<double> Design::point(u64 number) const {
    require(number < points_, "a point beyond the design");
    if (description_.method == Method::list) return description_.points[number];
    if (description_.method == Method::grid) return of_grid(number);
    if (description_.method == Method::sobol_indices) return of_saltelli(number);
    return at(row(number));
}

std::optional<Design::Move> Design::move(u64 number) const {
    if (description_.method != Method::morris || number % block_ == 0) return std::nullopt;
    const auto before = row(number - 1);
    const auto after = row(number);
    for (std::size_t k = 0; k < factors_.size(); ++k) {
        if (before[k] != after[k]) return Move{k, after[k] - before[k]};
    }
    return std::nullopt;
}

std::vector<double> Design::at(std::span<const double> row) const {
    std::vector<double> values;
    for (std::size_t k = 0; k < factors_.size(); ++k) values.push_back(value_at(factors_[k], row[k]));
    return values;
}

/// The last factor moves fastest.
std::vector<double> Design::of_grid(u64 number) const {
    std::vector<double> values(factors_.size());
    for (std::size_t k = factors_.size(); k-- > 0;) {
        const Factor& factor = factors_[k];
        const u64 levels = levels_of(factor, description_.levels);
        const u64 level = number % levels;
        number /= levels;
        if (!factor.values.empty()) {
            values[k] = factor.values[level];
        } else {
            const double x = spread_at(factor, static_cast<double>(level) / static_cast<double>(levels - 1));
            values[k] = factor.quantity.kind == Quantity::Kind::whole ? math::floor(x + .5) : x;
        }
    }
    return values;
}

/// A, B, then A with one column after the other from B (Saltelli and others 2010).
std::vector<double> Design::of_saltelli(u64 number) const {
    const std::span<const double> both = row(number / block_);
    const u64 place = number % block_;
    const auto a = both.first(factors_.size());
    const auto b = both.last(factors_.size());
    if (place == 1) return at(b);
    std::vector<double> mixed(a.begin(), a.end());
    if (place > 1) mixed[place - 2] = b[place - 2];
    return at(mixed);
}

}  // namespace consortia::study
