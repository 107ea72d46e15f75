// What differs between two results of one model: of two versions, or of two settings. Held against each other is what both
// have: scenarios, seeds, quarters and labels by their names; the rest is told.
#pragma once

#include "engine/session/difference/indicator.hpp"
#include "engine/session/result.hpp"

#include <string>
#include <vector>

namespace consortia::session {

/// Whom the two have not in common.
struct OnlyIn {
    std::vector<std::string> before, now;  ///< in words: `seed 4, 5`, `region north`, `pay_by_region`
};

struct Difference {
    std::vector<std::string> settings;            ///< `seeds was 20 and is 8`, `commit was … and is …`
    OnlyIn only;                                  ///< scenarios, points, seeds, quarters and labels of one alone
    OnlyIn indicators_only;                       ///< indicators of one alone, or over other dimensions
    std::vector<IndicatorDifference> indicators;  ///< those that differ, the largest relative difference first
    u64 compared = 0;                             ///< indicators that both have
    u64 runs = 0;                                 ///< that both have
    u64 other_ends = 0;                           ///< of these, with another state at the end

    bool any_indicator() const {
        return !indicators.empty() || !indicators_only.before.empty() || !indicators_only.now.empty();
    }
};

/// Reads one run of one indicator at a time. Throws InputError, in words, for results of different kinds or models, or
/// without a run or a quarter in common.
Difference difference(const Result& before, const Result& now);

}  // namespace consortia::session
