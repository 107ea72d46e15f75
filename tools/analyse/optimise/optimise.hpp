// A search for the best packages, step by step: points spread over all factors, rounds of points by which the front is
// expected to gain most, and the points of the front, to be confirmed. A function of the question alone.
#pragma once

#include "engine/session/optimisation/question.hpp"

namespace consortia::analyse {

/// What to play next; or what to confirm, when the front moves no more or the points are used up. Throws InputError if too
/// few points can be used.
session::optimisation::Reply answer_to(const session::optimisation::Question& question);

}  // namespace consortia::analyse
