// A calibration, step by step: points spread over the prior, a search for the nearest, points from ever better posteriors by
// which the emulator learns and is tested, and the posterior. A function of the question alone.
#pragma once

#include "engine/session/calibration/question.hpp"

namespace consortia::analyse {

/// What to play next; with the posterior, and its centre to play, when the points are used up. The same on any number of
/// threads. Throws InputError if too few points can be used.
session::Reply answer_to(const session::Question& question, u32 threads = 1);

}  // namespace consortia::analyse
