// From a plan to its result: played in memory, or into a folder, where it is whole or absent, found again,
// resumed, and never overwritten unless that was asked for. What is said on the way goes to a listener.
#pragma once

#include "engine/files/file.hpp"
#include "engine/output/provenance.hpp"
#include "engine/session/listener.hpp"
#include "engine/session/plan.hpp"
#include "engine/session/result.hpp"

#include <functional>
#include <optional>

namespace consortia::session {

/// How a plan is played. Of all this only `digests` stands in the result.
struct Playing {
    files::Path folder{};                   ///< of the result, its journals and checkpoints; empty: in memory
    std::optional<files::Path> burn_ins{};  ///< where burn-ins are kept for other plans too, see estimate.hpp
    u32 threads = 1;                        ///< in all; they go to runs first, then inside a run
    double checkpoint_every = 120;          ///< seconds between checkpoints of a run; 0: after every step
    bool digests = false;                   ///< of every step are kept
    bool times_blocks = false;              ///< for what other numbers of workers would take
    bool resume = false;                    ///< go on with what is unfinished in the folder
    bool replace = false;                   ///< an older result, and what is unfinished
    std::function<bool()> stop{};           ///< asked after every step
    std::optional<double> time_limit{};     ///< seconds
    /// How the caller would play one run again, alone: told with its failure.
    std::function<std::string(u64 run)> reproduction = [](u64) { return std::string(); };
    std::vector<std::string> made_by{};  ///< command line, for the provenance beside the result
    std::vector<std::string> inputs{};   ///< absolute paths of the files, for the same
    /// May add to the provenance before it is written.
    std::function<void(output::Provenance&, const study::Effort&)> complete = [](output::Provenance&, const study::Effort&) {
    };
};

/// How a result is being made: this machine, this program, this command.
output::Provenance provenance_of(const Playing& playing);

struct Played {
    Result result;
    bool found = false;      ///< it was there already
    study::Effort effort{};  ///< what it took, where it was not
    u64 missing = 0;         ///< runs of which nothing is there
};

/// A plan that is right, and a folder where it cannot be played as it was asked for. What to do about it depends on who
/// asked: a command names its options, a function its arguments.
class Refused : public InputError {
  public:
    enum class Why : u8 {
        other_result,  ///< the result there is of other inputs, or of another program
        unfinished,    ///< runs there are not finished, and nobody said whether to go on with them
        other_work,    ///< the unfinished runs there are of another study or build
        missing_runs,  ///< not all runs are there
    };

    Refused(Why why, const files::Path& place, const std::string& text)
        : InputError(Place{place.string()}, text), why_(why) {}

    Why why() const { return why_; }
    /// The same, and what to do about it.
    InputError with(const std::string& remedy) const {
        std::vector<Problem> told = problems();
        told.front().text += remedy;
        return InputError(told);
    }

  private:
    Why why_;
};

/// Plays what is not finished yet; of a study alone on this machine, see sweep.hpp for other ways. Throws Refused if the
/// folder holds something else, Interrupted, and what a run throws.
Played play(const Plan& plan, const Playing& playing, Listener& listener);

/// The same without a folder: nothing is written, nothing is kept for later. Throws InputError for a study, whose runs need
/// one.
Played play_in_memory(const Plan& plan, const Playing& playing, Listener& listener);

/// The result of what is finished in the folder, without playing anything. Throws Refused if runs are missing, unless it is
/// to be `partial`: then they are NaN, and the file is partial.h5.
Played join(const Plan& plan, const Playing& playing, bool partial, Listener& listener);

}  // namespace consortia::session
