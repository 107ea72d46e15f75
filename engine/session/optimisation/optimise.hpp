// Finds the packages of levers that serve the objectives of a study best under its constraints. Whoever searches is asked
// for points, these are played as blocks of one study (with its journals, shards of threads or ranks, checkpoints and
// failures), until the front moves no more or the budget is spent; what may be on the front is then played with more seeds.
// Begun again, the same questions are asked and their runs found: so a kill costs no finished run, and leaves no trace.
#pragma once

#include "engine/session/optimisation/front.hpp"
#include "engine/session/sweep.hpp"

namespace consortia::session {

/// A plan of no points yet; `budget` of runs, if there is one, stands in place of the study's. Throws InputError if the
/// study has no objectives.
Plan optimisation_of(const Workspace& workspace, const std::string& file, const Overrides& overrides,
                     std::optional<u64> budget, Listener& listener);

struct Optimising {
    Playing playing;
    Part part{};
    optimisation::Analyst analyst;  ///< of the leading process
    /// A block of points was played: what was known then, and what is asked for next.
    std::function<void(const optimisation::Question&, const optimisation::Reply&)> told = [](const optimisation::Question&,
                                                                                             const optimisation::Reply&) {};
};

struct Optimised {
    Plan searched;   ///< all points that were asked for
    Plan confirmed;  ///< those that may be on the front, with as many seeds as the budget left
    optimisation::Question question;
    optimisation::Reply reply;                    ///< the last
    std::vector<optimisation::Package> packages;  ///< the front
    u64 failed = 0;                               ///< points that were left out
    BurnIns burn_ins;

    /// What a package sets, by factor of the study.
    std::vector<double> values_of(const optimisation::Package& package) const;
};

/// On the leading process, what came of it; on others nothing. Throws as `sweep` does, Interrupted where runs are missing,
/// and InputError if too few points can be used.
std::optional<Optimised> optimise(const Plan& optimisation, const Optimising& how, Listener& listener);

/// The aims of a study, objectives first.
std::vector<optimisation::Aim> aims_of(const Study& study);

}  // namespace consortia::session
