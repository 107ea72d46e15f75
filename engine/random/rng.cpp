#include "engine/random/rng.hpp"

#include "engine/random/log_factorial.hpp"

#include <algorithm>

namespace consortia {

namespace {

constexpr u32 low(u64 x) { return static_cast<u32>(x); }
constexpr u32 high(u64 x) { return static_cast<u32>(x >> 32); }

/// Distinct for distinct seeds of one replicate, and for distinct replicates of one seed.
constexpr u64 philox_key(u64 seed, u32 replicate) {
    constexpr u64 golden = 0x9e3779b97f4a7c15ULL;
    return mix(mix(seed + golden) + golden * replicate);
}

/// Walks up the distribution until it has passed u.
u32 poisson_by_inversion(double u, double mean) {
    double term = math::exp(-mean), below = term;
    u32 k = 0;
    while (u >= below && k < 200) {  // P(k >= 200) < 10^-80 for a mean of 30: only rounding gets there
        ++k;
        term *= mean / k;
        below += term;
    }
    return k;
}

/// Transformed rejection (algorithm PTRS of Hörmann 1993), for means of 10 and more; its constants.
u32 poisson_by_rejection(Rng& rng, double mean) {
    const double log_mean = math::log(mean);
    const double b = 0.931 + 2.53 * math::sqrt(mean), a = -0.059 + 0.02483 * b;
    const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), quick = 0.9277 - 3.6224 / (b - 2.0);
    while (true) {
        const double u = rng.open_uniform() - 0.5, v = rng.open_uniform();
        const double edge = 0.5 - (u < 0 ? -u : u);
        const double k = math::floor((2.0 * a / edge + b) * u + mean + 0.43);
        if (edge >= 0.07 && v <= quick) return static_cast<u32>(k);
        if (k < 0.0 || k > 4e9 || (edge < 0.013 && v > edge)) continue;
        const double left = math::log(v * inverse_alpha / (a / (edge * edge) + b));
        if (left <= k * log_mean - mean - log_factorial(k)) return static_cast<u32>(k);
    }
}

}  // namespace

Rng::Rng(const StreamId& id)
    : place_((id.round & ((1U << round_bits) - 1)) << block_bits | id.step << (block_bits + round_bits)),
      name_(id.name),
      agent_(id.agent) {
    const u64 key = philox_key(id.seed, id.replicate);
    key_ = {low(key), high(key)};
    const u32 rounds = id.round >> round_bits, steps = id.step >> step_bits;
    if (rounds != 0 || steps != 0) beyond_ = joined(1, rounds, steps);
}

void Rng::make_ahead(std::span<const Key> agents, FirstWords& words) const {
    require(agents.size() <= FirstWords::streams, "Rng::make_ahead: too many streams at once");
    if (agents.size() == FirstWords::streams && beyond_ == 0) {
        return words.make(place_, name_, agents.first<FirstWords::streams>(), key_);
    }
    std::array<Key, FirstWords::streams> mixed{};
    for (std::size_t k = 0; k < agents.size(); ++k) mixed[k] = agents[k] ^ beyond_;
    words.make(place_, name_, mixed, key_);
}

double Rng::beta33() {
    const u32 a = word(), b = word(), c = word(), d = word(), e = word();
    const u32 f = std::max(std::min(a, b), std::min(c, d)), g = std::min(std::max(a, b), std::max(c, d));
    const u32 median = std::max(std::min(e, f), std::min(std::max(e, f), g));
    return (static_cast<double>(median) + 0.5) * 0x1p-32;
}

u32 Rng::poisson(double mean) {
    require(mean >= 0.0 && mean <= 1e9, "Rng::poisson: a mean outside 0 to 10^9");
    return mean < 30.0 ? poisson_by_inversion(uniform(), mean) : poisson_by_rejection(*this, mean);
}

Rng Rng::apart(Purpose purpose, Key a, Key b) const {
    Rng other = *this;
    other.key_ = {key_[0] ^ 0x6a09e667U, key_[1] ^ 0xbb67ae85U};  // another family of streams than those of phases
    other.place_ = high(purpose.hash()) << block_bits;            // 52 bits of the purpose in all
    other.name_ = static_cast<u32>(purpose.hash());
    other.beyond_ = 0;
    other.rekey(joined(a, b));
    return other;
}

}  // namespace consortia
