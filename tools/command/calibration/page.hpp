// A calibration as one page to mail or print: no script, nothing from a network.
#pragma once

#include "engine/session/calibration/calibrate.hpp"

namespace consortia::command {

/// Moments before and after, posterior against prior with the profile of each parameter, what moves which moment, how
/// parameters go together, and what is said of it in sentences.
std::string page_of(const session::Calibrated& calibrated);

}  // namespace consortia::command
