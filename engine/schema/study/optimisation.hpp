// What a study that looks for the best package adds to its factors: what should be large or small, what must hold, and how
// long is searched.
#pragma once

#include "engine/core/types.hpp"

#include <vector>

namespace consortia {

/// A variable of the study whose mean over draws and seeds should be as large, or as small, as can be.
struct Objective {
    std::size_t variable = 0;
    bool maximise = false;
};

/// A variable of the study that must not be above, or below, a bound: its mean over draws and seeds, or each run with at
/// least so much chance.
struct Constraint {
    std::size_t variable = 0;
    double bound = 0;
    bool at_most = true;
    double chance = 0;  ///< from 0 to 1; 0: the mean
};

struct Optimisation {
    std::vector<Objective> objectives{};
    std::vector<Constraint> constraints{};
    std::vector<std::size_t> cuts{};  ///< variables by one axis that tell who gains and who loses
    u64 runs = 0;                     ///< that may be played, in all
    u32 batch = 0;                    ///< points that are tried together; 0: as many as suit
    u64 seed = 1;                     ///< of the search, not of the runs
};

}  // namespace consortia
