// What `run` and `compare` have in common: a list of runs played into a folder, whole, found again, resumed, never
// overwritten.
#pragma once

#include "engine/output/provenance.hpp"
#include "engine/session/result.hpp"
#include "engine/study/run_list.hpp"
#include "tools/command/options.hpp"

#include <filesystem>
#include <optional>

namespace consortia::command {

struct Ensemble {
    const study::RunList& list;
    bool compared = false;
    std::string file = "run.h5";  ///< in the folder of the result
    const RunOptions& options;
    bool scaled = false;  ///< its scenarios are scaled packages: no file holds them
};

/// `<name>-<content>`, the name cut where no file system would take it.
std::string folder_name(const std::string& name, const std::string& content);

/// The folder asked for, or `results/<scenario>-<content hash>`.
std::filesystem::path folder_of(const Ensemble& ensemble);

/// Where burn-ins are kept for other commands too, if anywhere; nothing is created.
std::optional<std::filesystem::path> kept_burn_ins(const study::Runs& runs, const RunOptions& options,
                                                   const std::filesystem::path& folder);

/// Throws InputError if others may write in the folder of the result, or in that of burn-ins: what is resumed from there
/// could be forged.
void require_own(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& burn_ins);

/// How a result is being made: this machine, this program, this command.
output::Provenance provenance_of(const RunOptions& options);

/// Sees to the provenance beside a result that was found again: what is missing there, or of another result, is written
/// anew.
void renew_sidecar(const std::filesystem::path& result, const RunOptions& options);

/// As asked for, or one for each processor.
u32 threads_of(const RunOptions& options);
/// How many runs go on at once, as far as threads and memory allow. Throws InputError if not even one fits.
/// `processes` like this one share the machine.
u32 runs_at_once(const study::Runs& runs, const RunOptions& options, u32 processes = 1);

/// Plays what is not finished yet and writes the result with its provenance; or finds the finished result. Throws InputError
/// if the folder holds something else, Interrupted, and what a run throws.
session::Result carried_out(const Ensemble& ensemble);

/// Writes the result of what is finished, with its provenance, without playing anything. Throws InputError if runs are
/// missing, unless it is to be `partial`: then they are NaN, and the result has another name.
void join(const Ensemble& ensemble, bool partial);

}  // namespace consortia::command
