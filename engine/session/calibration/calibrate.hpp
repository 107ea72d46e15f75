// Finds values of free parameters with which a model meets facts, and how sure they are. Whoever searches is asked for
// points, these are played as blocks of one study (with its journals, shards of threads or ranks, checkpoints and failures),
// and what they came to is told, until there is a posterior. Begun again, the same questions are asked and their runs found:
// so a kill costs no finished run, and leaves no trace.
#pragma once

#include "engine/config/data/draws.hpp"
#include "engine/session/calibration/question.hpp"
#include "engine/session/sweep.hpp"
#include "engine/study/measured.hpp"

namespace consortia::session {

/// A calibration is a plan of no points yet. Throws InputError if the study is none, or if a moment cannot be measured.
Plan calibration_of(const Workspace& workspace, const std::string& file, const Overrides& overrides, Listener& listener);

struct Calibrating {
    Playing playing;
    Part part{};
    Analyst analyst;  ///< of the leading process
    /// A block of points was played: what was known then, and what is asked for next.
    std::function<void(const Question&, const Reply&)> told = [](const Question&, const Reply&) {};
};

/// A moment before and after: the mean over seeds of the scenario itself, and of the posterior's centre.
struct Fit {
    double before = 0;
    double after = 0;
};

struct Calibrated {
    Plan plan;  ///< all points that were played
    Question question;
    Posterior posterior;
    std::vector<Fit> fits;       ///< by moment of the study, those that are not fitted too
    std::vector<double> before;  ///< by factor: its value in the scenario itself
    std::vector<double> centre;  ///< by factor
    config::Draws draws;
    u64 points = 0;
    u64 failed = 0;  ///< points of which a run failed, or left a moment undefined
    BurnIns burn_ins;
};

/// On the leading process, what came of it; on others nothing. Throws as `sweep` does, Interrupted where runs are missing,
/// and InputError if too few points can be used.
std::optional<Calibrated> calibrate(const Plan& calibration, const Calibrating& how, Listener& listener);

/// How far a moment is from its target, in tolerances.
double distance_of(const Moment& moment, double value);

/// What a study cannot do whose points are searched for: throws InputError that says so.
void refuse_search(const Plan& plan, const std::string& file);

}  // namespace consortia::session
