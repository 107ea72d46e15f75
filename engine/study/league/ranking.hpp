// Which package is the better buy, as far as its seeds can tell: pair by pair, then in ranks that are shared by what cannot
// be told apart.
#pragma once

#include "engine/study/league/league.hpp"

namespace consortia::study {

/// Compares what a unit costs: the difference of the two ratios of means, with the interval of its linear form over the
/// paired seeds (the delta method); where neither costs anything, the effects. Seeds as of both.
Duel duel(const Deal& a, const Deal& b, bool by_effect);

/// Sorts the lines of a league, with their `deals` in the same order, which it keeps, compares all pairs that can be ranked
/// and gives them their ranks: a new one begins where every package from there on can be told from every better one.
void rank(League& league, std::vector<Deal> deals);

}  // namespace consortia::study
