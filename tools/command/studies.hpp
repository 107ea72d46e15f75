// What the subcommands on studies have in common: the study as runs, its folder, and what its journals hold.
#pragma once

#include "engine/session/workspace.hpp"
#include "engine/study/ledger.hpp"
#include "engine/study/sweep.hpp"
#include "engine/study/work_folder.hpp"
#include "tools/command/options.hpp"

#include <filesystem>
#include <map>

namespace consortia::command {

struct OpenStudy {
    study::Sweep sweep;
    std::filesystem::path folder;  ///< as asked for, or `results/<study>-<content hash>`

    std::filesystem::path work() const { return folder / "work"; }
    /// While it is there, nobody plays a step.
    std::filesystem::path pause_mark() const { return work() / study::pause_mark; }
    std::filesystem::path result() const { return folder / "study.h5"; }
};

/// The file and what is laid over it, for subcommands that only look: the same options name the same folder.
void add_study(Arguments& command, RunOptions& options);

/// Reads the study. Warnings go to standard error. Throws InputError with every mistake.
OpenStudy open_study(const session::Workspace& workspace, const RunOptions& options);

/// What its journals hold, read without touching them.
study::Records records_of(const OpenStudy& open, study::Keep keep);

/// Refuses journals of other work in the folder of a study, and says what they are of as far as the result beside them
/// tells.
[[noreturn]] void refuse_other_work(const OpenStudy& open);

/// The command that ends a study, as a user would type it: `consortia sweep STUDY --out DIR …`.
std::string command_for(const std::string& subcommand, const RunOptions& options);

/// The command that plays one run alone, from where we stand.
std::string reproduction(const OpenStudy& open, const RunOptions& options, u64 run);

/// Writes the result of a study whose runs are all finished or failed, with its provenance, and says so; or says that it is
/// there. With `partial` also of one whose runs are not, under another name. `burn_ins` are the snapshots that runs went on
/// from, and the digest of each.
using BurnIns = std::map<std::string, u64>;
void write_result(const OpenStudy& open, const study::Records& records, const RunOptions& options, bool partial,
                  const BurnIns& burn_ins = {});

}  // namespace consortia::command
