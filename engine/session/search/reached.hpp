// How far a search has come, whoever works on it. Its points are known to nobody but the search itself, so runs are
// counted, whatever point they are of.
#pragma once

#include "engine/session/studies.hpp"

#include <algorithm>

namespace consortia::session {

/// Whether the points of a study are searched for: a calibration, or a search for the best packages.
bool is_search(const Plan& plan);

struct Reached {
    u64 budget = 0;  ///< of runs; a search may end with fewer
    u64 finished = 0;
    u64 undefined = 0;  ///< of these, those that left a number undefined
    u64 failed = 0;
    u64 journals = 0;
    std::optional<double> seconds_a_run{};   ///< of the finished runs that say so
    std::vector<study::Failure> failures{};  ///< the first of them

    u64 left() const { return budget - std::min(budget, finished + failed); }
};

/// With the first `most_failed` of what failed. Throws Refused if the folder holds other work.
Reached reached_by(const Plan& search, const files::Path& folder, std::size_t most_failed, Listener& listener);

/// The scenario itself as a study of one point: by its pace the time of a search is estimated before any run.
Plan scenario_alone(const Plan& search);

}  // namespace consortia::session
