// The models that the program `consortia` knows.
#pragma once

#include "engine/model.hpp"

namespace models {

const consortia::Catalogue& catalogue();

}  // namespace models
