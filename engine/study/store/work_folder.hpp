// The folder of what is unfinished: journals, checkpoints, burn-ins and the mark of a pause. Nothing else is ever removed
// with it.
#pragma once

#include "engine/files/file.hpp"

namespace consortia::study {

/// Names of entries of the folder.
inline constexpr const char* checkpoints_folder = "checkpoints";
inline constexpr const char* burn_ins_folder = "burn_in";
inline constexpr const char* pause_mark = "paused";

/// Throws InputError with a line for all that stands in the way: a folder that others may write in, a link or file in its
/// place, entries that this program did not write. A folder that is not there is good.
void require_own_work(const files::Path& folder);

/// Removes the folder with all in it, as far as the system allows. Throws as above, and JournalInUse, which names host and
/// process, where somebody is at work; then nothing is removed.
void remove_work(const files::Path& folder);

}  // namespace consortia::study
