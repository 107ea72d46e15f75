// What any source of files says of one that it does not give.
#pragma once

#include "engine/config/input/source.hpp"

namespace consortia::config {

/// Of a file of more than `limit` bytes.
Bytes too_long(std::size_t limit);
/// Of one that cannot be read, for a number of <cerrno>.
Bytes unread(int error);

}  // namespace consortia::config
