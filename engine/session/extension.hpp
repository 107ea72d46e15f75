// A result of the same runs with fewer replicates, or draws of parameters, than are asked for now: what it holds need not be
// played again.
#pragma once

#include "engine/output/data_set.hpp"
#include "engine/session/play.hpp"
#include "engine/study/store/ledger.hpp"

#include <optional>

namespace consortia::session {

/// Whether this program has made a result.
bool by_this_program(const output::DataSet& result);
/// Whether a result holds digests of every step.
bool has_digests(const output::DataSet& result);

/// The runs that `result` holds, if they are the first replicates and draws of exactly these scenarios, made by this program
/// and kept as `playing` asks; else nothing.
std::optional<study::RunList> runs_held(const Plan& plan, const Playing& playing, const output::DataSet& result);

/// How many seeds of the plan the result in the folder holds; 0 if there is none, if it is of something else, or if it
/// is to be replaced.
u32 replicates_held(const Plan& plan, const Playing& playing);

/// Enters these runs in the journals as if they had just been played, but for those that are there. The result itself stays
/// until the larger one takes its place, so a kill at any time loses nothing. Throws SystemError.
void enter(const study::RunList& held, const files::Path& result, bool digests, study::Ledger& ledger);

}  // namespace consortia::session
