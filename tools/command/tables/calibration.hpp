// What came of a calibration, for people: moments before and after, parameters, and in sentences what cannot be met and what
// nothing informs.
#pragma once

#include "engine/session/calibration/calibrate.hpp"

#include <ostream>

namespace consortia::command {

/// No line of a table is wider than `width` columns.
void print_calibration(std::ostream& out, const session::Calibrated& calibrated, std::size_t width);

/// What is said of it in sentences, one a line.
std::vector<std::string> findings_of(const session::Calibrated& calibrated);

/// Whether no moment informs a parameter: its posterior is nearly as wide as its prior.
bool is_uninformed(const session::Learnt& learnt);

/// How a prior is written: `0.005 to 0.05`, `0.005 to 0.05, log-uniform`.
std::string prior_of(const Factor& factor);

}  // namespace consortia::command
