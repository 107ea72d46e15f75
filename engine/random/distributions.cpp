#include "engine/random/distributions.hpp"

#include "engine/random/log_factorial.hpp"

#include <algorithm>
#include <set>

namespace consortia {

namespace {

bool is_positive(double x) { return x > 0.0 && x < math::detail::infinity; }

/// Walks up the distribution until it has passed u.
u32 binomial_by_inversion(double u, u32 n, double p) {
    double term = math::exp(n * math::log1p(-p));
    double below = term;
    u32 k = 0;
    while (u >= below && k < n && term > 0) {
        ++k;
        term *= (n - k + 1.0) / k * (p / (1 - p));
        below += term;
    }
    return k;
}

/// Transformed rejection (algorithm BTRS of Hörmann 1993), for p up to ½ and 10 expected or more; its constants.
u32 binomial_by_rejection(Rng& rng, u32 n, double p) {
    const double count = n, deviation = math::sqrt(count * p * (1 - p));
    const double b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p, centre = count * p + 0.5;
    const double alpha = (2.83 + 5.1 / b) * deviation, quick = 0.92 - 4.2 / b, log_odds = math::log(p / (1 - p));
    const double mode = math::floor((count + 1) * p), at_mode = log_factorial(mode) + log_factorial(count - mode);
    while (true) {
        const double u = rng.open_uniform() - 0.5, v = rng.open_uniform();
        const double edge = 0.5 - (u < 0 ? -u : u);
        const double k = math::floor((2 * a / edge + b) * u + centre);
        if (edge >= 0.07 && v <= quick) return static_cast<u32>(k);
        if (k < 0 || k > count) continue;
        const double left = math::log(v * alpha / (a / (edge * edge) + b));
        if (left <= at_mode - log_factorial(k) - log_factorial(count - k) + (k - mode) * log_odds)
            return static_cast<u32>(k);
    }
}

/// Of scale 1 and a shape of 1 at least, by rejection.
double standard_gamma(Rng& rng, double shape) {
    const double d = shape - 1.0 / 3, c = 1 / math::sqrt(9 * d);
    while (true) {
        const double x = rng.normal(), root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        if (math::log(rng.open_uniform()) < 0.5 * x * x + d - d * v + d * math::log(v)) return d * v;
    }
}

/// The logarithm, which a tiny shape does not take beyond what a number can hold.
double log_of_standard_gamma(Rng& rng, double shape) {
    if (shape >= 1) return math::log(standard_gamma(rng, shape));
    const double larger = math::log(standard_gamma(rng, shape + 1));
    return larger + math::log(rng.open_uniform()) / shape;
}

double total_of(std::span<const double> weights) {
    double total = 0;
    for (const double weight : weights) {
        require(weight >= 0.0, "weights must not be negative");
        total += weight;
    }
    require(is_positive(total), "weights must be finite, and not all 0");
    return total;
}

}  // namespace

u32 binomial(Rng& rng, u32 n, double p) {
    require(p >= 0.0 && p <= 1.0, "binomial: a probability outside 0 to 1");
    if (p > 0.5) return n - binomial(rng, n, 1 - p);
    if (n * p < 10.0) return binomial_by_inversion(rng.uniform(), n, p);
    return binomial_by_rejection(rng, n, p);
}

double gamma(Rng& rng, double shape, double scale) {
    require(is_positive(shape) && is_positive(scale), "gamma: shape and scale must be above 0 and finite");
    return shape >= 1 ? scale * standard_gamma(rng, shape) : scale * math::exp(log_of_standard_gamma(rng, shape));
}

double beta(Rng& rng, double a, double b) {
    require(is_positive(a) && is_positive(b), "beta: both parameters must be above 0 and finite");
    const double log_a = log_of_standard_gamma(rng, a);
    return math::logistic(log_a - log_of_standard_gamma(rng, b));
}

u32 negative_binomial(Rng& rng, double successes, double p) {
    require(p > 0.0 && p <= 1.0, "negative_binomial: a probability that is not above 0 and at most 1");
    require(is_positive(successes), "negative_binomial: the number of successes must be above 0 and finite");
    return p == 1.0 ? 0 : rng.poisson(gamma(rng, successes, (1 - p) / p));
}

std::vector<u32> multinomial(Rng& rng, u32 n, std::span<const double> weights) {
    double left = total_of(weights);
    std::vector<u32> counts(weights.size());
    for (std::size_t k = 0; k < weights.size() && n > 0; ++k) {
        const bool last = k + 1 == weights.size() || weights[k] >= left;
        counts[k] = last ? n : binomial(rng, n, weights[k] / left);
        n -= counts[k];
        left -= weights[k];
    }
    return counts;
}

std::vector<u32> sample_without_replacement(Rng& rng, u32 n, u32 count) {
    require(count <= n, "sample_without_replacement: more are asked for than there are");
    std::set<u32> taken;
    std::vector<u32> sample;
    sample.reserve(count);
    for (u32 top = n - count; top < n; ++top) {
        const u32 drawn = rng.below(top + 1);
        sample.push_back(taken.contains(drawn) ? top : drawn);
        taken.insert(sample.back());
    }
    shuffle(rng, sample);
    return sample;
}

AliasTable::AliasTable(std::span<const double> weights) : own_(weights.size()), other_(weights.size()) {
    const double mean = total_of(weights) / static_cast<double>(weights.size());
    std::vector<u32> poor;
    std::vector<u32> rich;
    for (u32 k = 0; k < own_.size(); ++k) {
        own_[k] = weights[k] / mean;
        other_[k] = k;
        (own_[k] < 1 ? poor : rich).push_back(k);
    }
    while (!poor.empty() && !rich.empty()) {
        const u32 from = rich.back();
        const u32 to = poor.back();
        poor.pop_back();
        other_[to] = from;
        own_[from] -= 1 - own_[to];
        if (own_[from] >= 1) continue;
        rich.pop_back();
        poor.push_back(from);
    }
    // What rounding leaves stands for itself, but for a weight of 0.
    const auto heaviest = static_cast<u32>(std::ranges::max_element(weights) - weights.begin());
    for (const u32 k : poor) {
        own_[k] = weights[k] > 0 ? 1 : 0;
        other_[k] = weights[k] > 0 ? k : heaviest;
    }
}

}  // namespace consortia
