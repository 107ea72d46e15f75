#include "models/consortium/outputs/distribution.hpp"

#include "engine/core/math.hpp"
#include "models/consortium/outputs/cuts.hpp"

#include <cmath>
#include <vector>

namespace consortium {

namespace {

constexpr double negligible = 1e-12;  // a variance below this share of the squares is rounding

double total_of(const Weights& weights) {
    double all = 0;
    for (double w : weights) all += w;
    return all;
}

}  // namespace

void add(Weights& all, std::span<const Count> more) {
    for (u32 k = 0; k < all.size(); ++k) all[k] += more[k];
}

Weights weights_of(std::span<const Count> counts) {
    Weights weights{};
    add(weights, counts);
    return weights;
}

u32 top_bin(const Weights& weights, double share) {
    const double wanted = share * total_of(weights);
    if (wanted <= 0) return 0;
    double above = 0;
    for (u32 bin = LogBins::count; bin-- > 0;) {
        above += weights[bin];
        if (above >= wanted) return bin;
    }
    return 0;
}

double log_quantile(const Weights& weights, const LogBins& bins, double share) {
    const double wanted = share * total_of(weights);
    if (wanted <= 0) return missing;
    double below = 0;
    for (u32 bin = 0; bin < LogBins::count; ++bin) {
        if (below + weights[bin] >= wanted) return bins.lowest + bins.width * (bin + (wanted - below) / weights[bin]);
        below += weights[bin];
    }
    return bins.lowest + bins.width * LogBins::count;
}

double hill_exponent(const Weights& counts, const Weights& logarithms, double share) {
    const u32 cut = top_bin(counts, share);
    double above = 0;
    double sum = 0;
    for (u32 bin = cut + 1; bin < LogBins::count; ++bin) {
        above += counts[bin];
        sum += logarithms[bin];
    }
    return ratio(above, sum - above * ratio(logarithms[cut], counts[cut]));
}

double share_of_top(const Weights& counts, const Weights& values, double share) {
    const double wanted = share * total_of(counts);
    const u32 cut = top_bin(counts, share);
    double above = 0;
    double held = 0;
    for (u32 bin = cut + 1; bin < LogBins::count; ++bin) {
        above += counts[bin];
        held += values[bin];
    }
    return ratio(held + (wanted - above) * ratio(values[cut], counts[cut]), total_of(values));
}

double gini(std::span<const Holding> holdings) {
    std::vector<Holding> ranked(holdings.begin(), holdings.end());
    std::ranges::stable_sort(ranked, {}, &Holding::value);
    double members = 0;
    double held = 0;
    double under_the_curve = 0;  // twice the area, in members × value
    for (const Holding& h : ranked) {
        members += h.members;
        under_the_curve += h.members * (2 * held + h.members * h.value);
        held += h.members * h.value;
    }
    return 1 - ratio(under_the_curve, members * held);
}

double gini(const Weights& weights, const LogBins& bins) {
    std::vector<Holding> holdings;
    for (u32 bin = 0; bin < LogBins::count; ++bin) {
        if (weights[bin] > 0) holdings.push_back({math::exp(bins.centre(bin)), weights[bin]});
    }
    return gini(holdings);
}

void Shares::operator+=(const Shares& other) volatile {
    members += other.members;
    value += other.value;
    value_log += other.value_log;
}

double theil(const Shares& all) {
    if (all.members <= 0 || all.value <= 0) return missing;
    return all.value_log / all.value - math::log(all.value / all.members);
}

double gini_across(std::span<const Shares> groups) {
    std::vector<Holding> means;
    for (const Shares& group : groups) {
        if (group.members > 0) means.push_back({group.value / group.members, group.members});
    }
    return gini(means);
}

Theil theil_of(std::span<const Shares> groups) {
    Shares all{};
    for (const Shares& group : groups) all += group;
    if (all.members <= 0 || all.value <= 0) return {missing, missing, missing};
    Theil found{theil(all), 0, 0};
    for (const Shares& group : groups) {
        if (group.members <= 0 || group.value <= 0) continue;
        const double share = group.value / all.value;
        found.across += share * math::log(group.value / group.members / (all.value / all.members));
        found.within += share * theil(group);
    }
    return found;
}

void Moments::add(double x) volatile {
    count += 1;
    sum += x;
    squares += x * x;
    cubes += x * x * x;
    fourths += x * x * x * x;
}

double excess_kurtosis(const Moments& m) {
    if (m.count <= 0) return missing;
    const double mean = m.sum / m.count;
    const double second = m.squares / m.count - mean * mean;
    if (second <= negligible * m.squares / m.count) return missing;
    const double third = m.cubes / m.count;
    const double fourth =
        m.fourths / m.count - 4 * mean * third + 6 * mean * mean * m.squares / m.count - 3 * mean * mean * mean * mean;
    return fourth / (second * second) - 3;
}

double deviation(double count, double sum, double squares) {
    return count > 0 ? std::sqrt(std::max(0.0, squares / count - sum / count * (sum / count))) : missing;
}

void Line::add(double x_of, double y_of, double weight_of) {
    weight += weight_of;
    x += weight_of * x_of;
    y += weight_of * y_of;
    xx += weight_of * x_of * x_of;
    xy += weight_of * x_of * y_of;
    yy += weight_of * y_of * y_of;
}

double Line::slope() const {
    const double varies = weight * xx - x * x;
    return varies > negligible * weight * xx ? (weight * xy - x * y) / varies : missing;
}

double Line::fit() const {
    const double x_varies = weight * xx - x * x;
    const double y_varies = weight * yy - y * y;
    if (x_varies <= negligible * weight * xx || y_varies <= negligible * weight * yy) return missing;
    const double together = weight * xy - x * y;
    return together * together / (x_varies * y_varies);
}

Line rank_size(std::span<const double> counts) {
    Line line;
    double at_least = 0;
    for (std::size_t k = counts.size(); k-- > 1;) {
        if (counts[k] <= 0) continue;
        at_least += counts[k];
        line.add(math::log(static_cast<double>(k)), math::log(at_least));
    }
    return line;
}

}  // namespace consortium
