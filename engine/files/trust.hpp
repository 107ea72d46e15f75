// Whose files these are. A checksum finds accidents, not forgers: what a run goes on from must lie where its user alone can
// write. Folders above that are not looked at.
#pragma once

#include "engine/files/file.hpp"

struct stat;

namespace consortia::files {

/// Why others on this machine could have made or changed what `status` tells of, with the mend; empty if nobody could
/// but this user and root. `change` is what they could do.
std::string distrust_of(const struct stat& status, const Path& path, const std::string& change);

/// The same of a folder; empty if there is none.
std::string distrust(const Path& folder);

/// Throws SystemError naming a folder that is to be distrusted.
void require_own_folder(const Path& folder);

}  // namespace consortia::files
