// What `run`, `compare` and their `merge` have in common: from options to a plan, a folder, and the way it is played.
#pragma once

#include "engine/session/play.hpp"
#include "tools/command/options.hpp"
#include "tools/command/terminal.hpp"

#include <filesystem>

namespace consortia::command {

/// What is laid over the files.
session::Overrides overrides_of(const ScenarioOptions& options);

/// The scenarios that were asked for, as runs.
session::Plan plan_of(const session::Workspace& workspace, const ScenarioOptions& options, bool compared);

/// The folder asked for, or `results/<scenario>-<content hash>`.
std::filesystem::path folder_of(const session::Plan& plan, const RunOptions& options);

/// As asked for, or one for each processor.
u32 threads_of(const RunOptions& options);

/// How the options say that a plan is played; both must outlive it.
session::Playing playing_of(const session::Plan& plan, const RunOptions& options);
/// The same of scenarios that the command makes of its files: no file holds them, so what plays a run again is the whole
/// command.
session::Playing playing_by_command(const session::Plan& plan, const RunOptions& options, Terminal& terminal);
/// What each phase took is printed when all is played, and kept beside the result.
void profile(session::Playing& playing, const study::Runs& runs, Terminal& terminal);

/// Plays what is not finished yet and tells what it took; or finds the finished result. Throws InputError if the folder
/// holds something else, Interrupted, and what a run throws.
session::Result carried_out(const session::Plan& plan, const session::Playing& playing, Terminal& terminal);

/// Writes the result of what is finished, without playing anything. Throws InputError if runs are missing, unless it is to
/// be `partial`.
void join(const session::Plan& plan, const RunOptions& options, bool partial);

/// What options help where a folder is in the way.
std::string remedy_of(session::Refused::Why why);

/// Does `work`, and adds to what it refuses what options help.
template <class Work>
auto with_remedies(const Work& work) {
    try {
        return work();
    } catch (const session::Refused& refused) {
        throw refused.with(remedy_of(refused.why()));
    }
}

}  // namespace consortia::command
