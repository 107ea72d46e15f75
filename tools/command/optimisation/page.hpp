// A search for the best packages as one page to mail or print: no script, nothing from a network.
#pragma once

#include "engine/session/optimisation/optimise.hpp"

namespace consortia::command {

/// The front as a picture with its intervals, what each package sets and brings, what one more costs along the front, and
/// what is said of it in sentences.
std::string page_of(const session::Optimised& optimised);

}  // namespace consortia::command
