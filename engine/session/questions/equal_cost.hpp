// Every package of a comparison scaled until its discounted cost is the same amount, played at that scale, and compared
// again.
#pragma once

#include "engine/session/play.hpp"
#include "engine/study/results/cost_search.hpp"
#include "engine/study/results/scaling.hpp"

namespace consortia::session {

/// A lever of a scaled package, as scenarios write it.
struct ScaledLever {
    std::string name;
    std::string first;    ///< in the first scenario
    std::string written;  ///< in the package
    std::string scaled;
    std::string bound;  ///< the end of its range at which a number of it stands; empty if none does
};

/// What became of a package.
struct ScaledPackage {
    std::string name;
    double scale = 1;  ///< the one tried whose cost is nearest to the amount
    double cost = 0;   ///< there, beyond the first scenario
    study::CostSearch::Verdict verdict = study::CostSearch::Verdict::open;
    study::Scaling scaling;
    std::vector<ScaledLever> levers;
};

struct EqualCost {
    std::vector<ScaledPackage> packages;
    std::optional<Result> result;  ///< the first scenario and the packages that met the amount; nothing if none did
};

/// How much each package is to cost, in the model's unit of money, and which of its levers are scaled to that.
struct CostAsked {
    double amount = 0;
    study::Scalable scalable;
};

/// `whole` is the comparison as written, `result` what came of it. Plays what is needed, round by round, into `equal-cost`
/// below the folder, and writes equal_cost.h5 there. Throws as play() does.
EqualCost at_equal_cost(const Plan& whole, const Result& result, const CostAsked& asked, const Playing& playing,
                        Listener& listener);

}  // namespace consortia::session
