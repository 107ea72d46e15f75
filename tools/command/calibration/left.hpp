// What a calibration leaves in its folder: posterior.csv, which scenarios take, and calibration.json with all that was
// found.
#pragma once

#include "engine/session/calibration/calibrate.hpp"

namespace consortia::command {

/// As JSON: moments before and after, parameters, tests of the emulator, findings.
std::string json_of(const session::Calibrated& calibrated);

/// Writes study.h5, posterior.csv, calibration.json and calibration.html, whole or not at all, with their provenance beside
/// them. The path of posterior.csv.
std::filesystem::path leave(const session::Calibrated& calibrated, const session::Playing& playing,
                            session::Listener& listener);

}  // namespace consortia::command
