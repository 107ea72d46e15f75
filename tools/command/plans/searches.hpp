// What the subcommands that search for points of a study have in common: their options, a line a round, and that they work
// alone or as ranks of MPI.
#pragma once

#include "engine/session/sweep.hpp"
#include "tools/command/plans/slurm.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/survive.hpp"

#include <memory>
#include <optional>
#include <string>

namespace consortia::command {

struct SearchOptions {
    RunOptions run{};
    bool retry = false;
    bool slurm = false;                  ///< write the script in place of playing
    std::optional<double> time_limit{};  ///< seconds
    std::string limit_text{};            ///< as it was given
};

/// `what` goes on where it was: `a calibration`.
void add_search(Arguments& command, SearchOptions& options, const std::string& what);

/// Says what a round came to in place of what each took.
class SearchTerminal final : public Terminal {
  public:
    explicit SearchTerminal(const study::Ranks* ranks) : leads_(ranks == nullptr || ranks->keeps_roster()) {}

    void progress(const study::Progress& progress) override;
    void finished(const study::Effort&) override { clear(); }
    void told(const std::string& line);

  private:
    bool leads_;
};

/// How a search plays: again with another command is what study.h5 and `rerun` are for.
session::Playing playing_of_search(const session::Plan& plan, const SearchOptions& options);
session::Part part_of_search(const SearchOptions& options, const study::Ranks* ranks);

/// `read(options)` is the plan, `search(plan, options, ranks)` the work; without ranks these are null.
template <class Options, class Read, class Search>
int carry_out_search(Options options, const Read& read, const Search& search) {
    try {
        if (options.slurm) {
            write_slurm_of_search(read(options), options.run, options.time_limit);
        } else if (!study::Ranks::launched()) {
            if (survive_runs()) options.retry = false;  // what failed since has been done again
            const OwnWill at_the_end;
            search(read(options), options, nullptr);
        } else {
            const study::Ranks ranks;
            options.run.threads = options.run.threads.value_or(1);  // there are other ranks beside this one
            const auto of_these = [&] { return read(options); };
            search(led(ranks, of_these, of_these), options, &ranks);
        }
    } catch (const session::ToldByLeader&) {
        throw SaidByAnother();
    }
    return 0;
}

}  // namespace consortia::command
