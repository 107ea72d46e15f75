// What a package is made of: the share of each of its levers in what it changes, the parts of a growth that it moves, and
// who gains and who loses. Every combination of its levers is a scenario; each lever is there whole, dated and targeted as
// the package has it, or not at all.
#pragma once

#include "engine/session/play.hpp"
#include "engine/study/results/shapley.hpp"

#include <string>
#include <vector>

namespace consortia::session {

/// A lever that a package moves: one name, or several of one group, which are moved together.
struct MovedLever {
    std::string label;  ///< the name, or of several their group: `L1`
    std::vector<std::string> names;
};

/// In the order of the model. Throws InputError if the package differs from `base` in more than levers, or in none.
std::vector<MovedLever> moved_levers(const Schema& schema, const Scenario& base, const Scenario& package);

/// `base` with these levers as the package has them.
Scenario with_levers(const Scenario& base, const Scenario& package, const std::vector<MovedLever>& levers,
                     study::Coalition which);

/// How a package is taken apart where it moves more than study::ShapleyDesign::most_exact levers.
struct Orders {
    u32 pairs = 8;  ///< of random orders, see study::ShapleyDesign
    u64 seed = 1;
};

struct ExplainedIndicator {
    Indicator indicator;
    double baseline = 0;
    study::Shares shares;  ///< of the levers, in their order
};

/// What becomes of one cell of a cut.
struct ExplainedCell {
    std::string axis;
    std::string label;
    double baseline = 0;
    study::Estimated difference;
};

/// An indicator over one axis.
struct ExplainedCut {
    Indicator indicator;
    Indicator total;  ///< of which it is a cut; of parts the same as `indicator`
    std::vector<ExplainedCell> cells;
};

struct Explanation {
    std::vector<MovedLever> levers;
    u32 orders = 0;                              ///< that were drawn; 0: all, so that shares are exact
    std::vector<ExplainedIndicator> indicators;  ///< headline, benefits, products, costs and outlays
    std::vector<ExplainedCut> parts;             ///< of indicators over the axis `part`, whose cells add up
    std::vector<ExplainedCut>
        cuts;       ///< of the explained indicators by one axis, the cost by account: who gains and who loses
    Result result;  ///< of all combinations: the first two are base and package
};

/// The combinations of the levers of a package, ready to be played. Two scenarios: the base and the package.
Plan plan_to_explain(const Plan& pair, const Orders& orders);

/// Plays `plan`, which plan_to_explain() has made of `pair`. Throws as play() does.
Explanation explain(const Plan& pair, const Plan& plan, const Orders& orders, const Playing& playing, Listener& listener);

}  // namespace consortia::session
