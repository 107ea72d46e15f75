// What is beyond the sides of a plane or a grid.
#pragma once

#include "engine/core/types.hpp"

namespace consortia {

/// Does it end there, or go on at the opposite side?
enum class Sides : u8 { end, wrap };

}  // namespace consortia
