#include "engine/config/input/unread.hpp"

#include <cstring>

namespace consortia::config {

Bytes too_long(std::size_t limit) { return {{}, "is longer than " + std::to_string(limit) + " bytes"}; }

Bytes unread(int error) { return {{}, std::string("cannot be read: ") + std::strerror(error)}; }

}  // namespace consortia::config
