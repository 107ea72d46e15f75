// What searches go through: a share from 0 to 1 along each number that is searched for.
#pragma once

#include "engine/core/types.hpp"

#include <vector>

namespace consortia::session {

using Point = std::vector<double>;

}  // namespace consortia::session
