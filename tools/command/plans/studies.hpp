// What the subcommands on studies have in common: the study as a plan, the commands that go on with it, and its result.
#pragma once

#include "engine/session/studies.hpp"
#include "engine/study/execution/ranks.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/subcommands.hpp"

namespace consortia::command {

/// The file and what is laid over it, for subcommands that only look: the same options name the same folder.
void add_study(Arguments& command, RunOptions& options);

/// Reads the study, be its points written or searched for. Warnings go to standard error. Throws InputError with every
/// mistake.
session::Plan any_study_of(const session::Workspace& workspace, const RunOptions& options);
/// The same of one whose points are written.
session::Plan study_of(const session::Workspace& workspace, const RunOptions& options);

/// What the leading rank reads first, and says what is wrong with it, once; then the others read it their way.
template <class Leads, class Follows>
session::Plan led(const study::Ranks& ranks, const Leads& leads, const Follows& follows) {
    if (!ranks.keeps_roster()) {
        if (!ranks.told(true)) throw SaidByAnother();
        return follows();
    }
    try {
        session::Plan plan = leads();
        ranks.told(true);
        return plan;
    } catch (...) {
        ranks.told(false);
        throw;
    }
}

/// Where its result lies, or will.
std::filesystem::path result_of(const session::Plan& plan, const RunOptions& options);

/// That result, to be read. Throws InputError if it is not there, or if seeds, draws or values are asked for that it does
/// not have.
std::string finished_result_of(const session::Plan& plan, const RunOptions& options);
/// The same of a result that is named itself, over which nothing can be laid.
std::string finished_result_of(const std::string& file, const ScenarioOptions& asked);

/// What its journals hold. Warnings go to standard error.
study::Records records_of(const session::Plan& plan, const RunOptions& options, study::Keep keep);

/// What plays a study: `sweep`, `calibrate` or `optimise`.
std::string player_of(const session::Plan& plan);

/// The command that ends a study, as a user would type it: `consortia sweep STUDY --out DIR …`.
std::string command_for(const std::string& subcommand, const RunOptions& options);

/// The command that plays one run alone, from where we stand.
std::string reproduction(const study::Sweep& sweep, const RunOptions& options, u64 run);

/// Writes the result of a study as session::write_study() does, and tells; or says that it is there.
void write_result(const session::Plan& plan, const study::Records& records, const RunOptions& options, bool partial,
                  const session::BurnIns& burn_ins = {});

}  // namespace consortia::command
