// The best packages: those that hold all constraints and that no other beats in every objective, by the means over runs.
#pragma once

#include "engine/session/optimisation/question.hpp"
#include "engine/study/results/statistics.hpp"

#include <optional>

namespace consortia::session::optimisation {

/// What the runs of a point come to: by aim, draw by draw and seed by seed.
struct PointRuns {
    std::vector<study::Sample> numbers{};  ///< by aim; none where a run failed
};

struct Package {
    std::size_t point = 0;                     ///< among those that were confirmed
    std::vector<study::Estimated> outcomes{};  ///< by aim: the mean over runs; with a chance, the share of runs that hold
    /// One more of the first objective, against the package before, in the second: nothing of the first package, of other
    /// than two objectives, or where the difference of the first is not told from zero.
    std::optional<study::Estimated> price{};
    /// What it changes, by cut of the study and cell: against the scenario without it. None where the study has none.
    std::vector<std::vector<study::Estimated>> cuts{};
};

/// Whether the mean of an aim that is a constraint, or the share of runs, is as it must be.
bool holds(const Aim& aim, double mean);

/// Those on the front, in order of the first objective, the least first. `points`: of each by aim.
std::vector<Package> front_of(const std::vector<Aim>& aims, const std::vector<PointRuns>& points);

}  // namespace consortia::session::optimisation
