// Which build of the program this is: what one build has left half done on the disk, no other may go on with.
#pragma once

#include "engine/core/types.hpp"

#include <string>

namespace consortia::files {

/// A hash of the file that holds this code, the running program or a module that it has loaded: for caches that must not
/// outlive a build. Other compilers give another one, so it never stands in a result. Throws SystemError if the file cannot
/// be read.
const std::string& build_id();

/// `content` for this build of the program alone: for snapshots, checkpoints and journals.
u64 for_this_build(u64 content);

}  // namespace consortia::files
