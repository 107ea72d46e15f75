// The random numbers of one agent in one phase, and distributions made from them by inversion where there is one, with our
// own arithmetic: the same numbers with every compiler and library.
//
// Counter of Philox: draw block 12 bits | round 4 bits | step 16 bits; phase name 32 bits; agent key 64 bits. Key of Philox:
// seed and replicate, mixed to 64 bits. What does not fit (blocks past 4096, rounds past 16, steps past 65536) is mixed into
// the agent's key, so no stream ever ends or repeats.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/math.hpp"
#include "engine/random/first_words.hpp"
#include "engine/random/philox.hpp"
#include "engine/random/quantile.hpp"
#include "engine/random/stream.hpp"

#include <array>
#include <span>

namespace consortia {

/// What a stream apart is for, in words that are hashed when the program is compiled.
class Purpose {
  public:
    consteval Purpose(const char* words) : hash_(hash_of(words)) {}
    u64 hash() const { return hash_; }

  private:
    u64 hash_;
};

/// Draws lazily: nothing is computed before the first draw, then four words at a time. Cheap to copy; not thread-safe.
class Rng {
  public:
    Rng() : Rng(StreamId{}) {}
    explicit Rng(const StreamId& id);

    /// Turns to another agent in the same phase, round and step: its stream from the start.
    void rekey(Key agent) {
        agent_ = agent;
        block_ = 0;
        used_ = 4;
    }

    /// The first words of the streams to which rekey would turn, at most FirstWords::streams.
    void make_ahead(std::span<const Key> agents, FirstWords& words) const;
    /// As rekey, with the first words of that stream made ahead.
    void rekey(Key agent, const std::array<u32, 4>& first_words) {
        agent_ = agent;
        words_ = first_words;
        block_ = 1;
        used_ = 0;
    }
    /// Words drawn from this stream.
    u64 drawn() const { return 4 * block_ + used_ - 4; }

    /// 32 random bits.
    u32 word() {
        if (used_ == 4) refill();
        return words_[used_++];
    }

    /// Uniform on [0, 1), 53 bits; two words.
    double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

    /// Uniform on (0, 1), 52 bits, symmetric about 1/2; two words.
    double open_uniform() { return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52; }

    double uniform(double low, double high) { return low + (high - low) * uniform(); }

    /// True with probability p, to the last of 64 bits; below 0 never, 1 and above always. One word (2^-32 of the times
    /// two), whatever p.
    bool chance(double p) {
        const double threshold = p * 0x1p32, drawn = static_cast<double>(word());
        if (drawn + 1.0 <= threshold) return true;
        if (drawn >= threshold) return false;
        return decide(threshold - drawn);
    }

    /// True with probability 1 - e^(-h): an event of hazard h happens within the step.
    bool hazard(double h) { return chance(-math::expm1(-h)); }

    /// A whole number from 0 to n - 1; one word. No number's chance is off by more than 2^-32 (relative: n 2^-32).
    u32 below(u32 n) {
        require(n > 0, "Rng::below: an empty range");
        return static_cast<u32>((static_cast<u64>(word()) * n) >> 32);
    }

    double normal() { return normal_quantile(open_uniform()); }
    double normal(double mean, double sd) { return mean + sd * normal(); }

    /// exp of a normal: half of the draws lie below `median`.
    double lognormal(double median, double log_sd) { return median * math::exp(log_sd * normal()); }

    double exponential(double mean) { return -mean * math::log(open_uniform()); }

    /// Standard Gumbel (mean 0.5772, variance pi^2/6): adding it to utilities makes the largest a logit choice.
    double gumbel() { return -math::log(-math::log(open_uniform())); }

    /// Standard logistic (mean 0, variance pi^2/3).
    double logistic() {
        const double u = open_uniform();
        return math::log(u / (1.0 - u));
    }

    /// At least 1, with P(X > x) = x^(-exponent).
    double pareto(double exponent) { return math::exp(-math::log(open_uniform()) / exponent); }

    /// Beta(3, 3), the median of five uniforms: mean 1/2, variance 1/28. Five words.
    double beta33();

    /// Exact at any mean from 0 to 10^9: by inversion below 30 (one uniform, rising in it), by rejection above (Hörmann
    /// 1993).
    u32 poisson(double mean);

    /// One of the two whole numbers next to x, with mean x. One word. Throws ContractError unless |x| < 2^53.
    i64 round(double x) {
        require(x > -0x1p53 && x < 0x1p53, "Rng::round: not a finite number of moderate size");
        const double whole = math::floor(x);
        return static_cast<i64>(whole) + (chance(x - whole) ? 1 : 0);
    }

    /// An index k with probability w[k] / total; w.size() if the total is 0. Weights are not negative. One uniform, always.
    template <class Weights>
    u32 pick(const Weights& w);

    /// A stream of the same seed and replicate that depends on nothing else but `purpose` and the keys: not on step, round
    /// or phase, nor on what this one has drawn. For traits an agent keeps over time, or a pair of agents shares.
    Rng apart(Purpose purpose, Key a, Key b = 0) const;

  private:
    static constexpr u32 block_bits = 12, round_bits = 4, step_bits = 16;

    // In the header, so that in a loop over agents a stream lives in registers.
    void refill() {
        const u64 overflow = block_ >> block_bits;
        const Key agent = agent_ ^ beyond_ ^ (overflow == 0 ? 0 : joined(2, overflow));
        const u32 first = place_ | (static_cast<u32>(block_) & ((1U << block_bits) - 1));
        words_ = philox({first, name_, static_cast<u32>(agent), static_cast<u32>(agent >> 32)}, key_);
        ++block_;
        used_ = 0;
    }
    bool decide(double rest) {
        require(rest == rest, "Rng::chance: the probability is not a number");
        return static_cast<double>(word()) < rest * 0x1p32;
    }
    u64 bits() {
        const u64 high = word();
        return high << 32 | word();
    }

    std::array<u32, 4> words_{};
    u32 used_ = 4;
    u32 place_ = 0;  // round and step, or for a stream apart 20 bits of its purpose; the block's 12 bits are 0
    u32 name_ = 0;
    std::array<u32, 2> key_{};
    u64 block_ = 0;
    Key agent_ = 0;
    u64 beyond_ = 0;  // mixed from what of round and step does not fit; 0 if all does
};

template <class Weights>
u32 Rng::pick(const Weights& w) {
    const u32 size = static_cast<u32>(w.size());
    const double total = math::sum(w), target = uniform() * total;
    require(total >= 0.0 && total < math::detail::infinity, "Rng::pick: weights must be finite and not negative");
    double sum = 0;
    for (u32 k = 0; k < size; ++k) {
        sum += static_cast<double>(w[static_cast<decltype(w.size())>(k)]);
        if (target < sum) return k;  // target < total, the last sum, unless total is 0
    }
    return size;
}

}  // namespace consortia
