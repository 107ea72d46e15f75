// Who gains and who loses by the packages of a front: of the leading figures, by region, field, size or industry.
#pragma once

#include "engine/session/optimisation/optimise.hpp"

#include <string>

namespace consortia::command {

/// A section of a page, nothing where the model has no such cuts. What is told has a 95 % interval without zero.
std::string winners_of(const session::Optimised& optimised);

}  // namespace consortia::command
