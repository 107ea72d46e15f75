// Distributions beyond those of Rng: of counts, of positive numbers, of shares; and drawing from a list. All take their luck
// from the stream they are given, in plain arithmetic, so that they give the same numbers with every compiler and library.
//
//     const u64 adopters = binomial(rng, people, chance);
//     const AliasTable fields(shares);                       // once
//     const u32 field = fields.draw(rng);                    // any number of times, in two words each
//
// Each says how many words of its stream it takes. By rejection that is a matter of chance, and what is said is the mean.
#pragma once

#include "engine/random/rng.hpp"

#include <span>
#include <utility>
#include <vector>

namespace consortia {

/// How many of n trials succeed, each with probability p: by inversion where few are expected, else by rejection (BTRS,
/// Hörmann 1993). Throws ContractError for a p outside 0 to 1. Below 10 expected successes, or failures, two words; else
/// four a try, 6 at most.
u32 binomial(Rng& rng, u32 n, double p);

/// Positive, with mean shape × scale and variance shape × scale² (Marsaglia and Tsang 2000). Both are above 0 and finite,
/// else ContractError; of a tiny shape most draws are 0. Four words a try, 4.2 at most, and two more for a shape below 1.
double gamma(Rng& rng, double shape, double scale);

/// In 0 to 1, with mean a/(a + b). Both are above 0 and finite, else ContractError. As many words as two draws of gamma.
double beta(Rng& rng, double a, double b);

/// How many trials fail before `successes` succeed, each with probability p; `successes` need not be whole. Mean
/// successes × (1 − p)/p, at most 10^9. Throws ContractError unless p is above 0 and at most 1, and successes above 0. As
/// many words as a draw of gamma and one of Rng::poisson; none for p = 1.
u32 negative_binomial(Rng& rng, double successes, double p);

/// How many of n fall to each of `weights`, in proportion to them. Throws ContractError unless these are finite, not
/// negative and not all 0. As many words as a binomial for each weight but the last.
std::vector<u32> multinomial(Rng& rng, u32 n, std::span<const double> weights);

/// Every order is as likely. Of anything with size() and operator[]; one word for each item but the first.
template <class Items>
void shuffle(Rng& rng, Items&& items) {
    for (auto k = items.size(); k > 1; --k) std::swap(items[k - 1], items[rng.below(static_cast<u32>(k))]);
}

/// `count` different numbers from 0 to n − 1, every choice and every order as likely (Floyd; Bentley 1987). Time and memory
/// go with `count`; 2 count − 1 words. Throws ContractError if there are not so many.
std::vector<u32> sample_without_replacement(Rng& rng, u32 n, u32 count);

/// Draws an index in proportion to its weight in constant time, whatever their number (Walker 1977, Vose 1991). Two words.
class AliasTable {
  public:
    /// Throws ContractError unless weights are finite, not negative and not all 0.
    explicit AliasTable(std::span<const double> weights);

    u32 draw(Rng& rng) const {
        const u32 column = rng.below(static_cast<u32>(own_.size()));
        return rng.chance(own_[column]) ? column : other_[column];
    }
    std::size_t size() const { return own_.size(); }

  private:
    std::vector<double> own_;  ///< the chance that a column stands for itself
    std::vector<u32> other_;
};

}  // namespace consortia
