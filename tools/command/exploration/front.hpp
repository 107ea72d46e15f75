// The front that `optimise` left beside a study: front.csv.
#pragma once

#include "engine/session/exploration/controls.hpp"
#include "engine/session/exploration/front.hpp"

#include <filesystem>

namespace consortia::command {

/// Of the study whose result lies at `result`; nothing where there is none beside it. Throws InputError where it is of other
/// factors, or damaged.
std::optional<session::exploration::FrontOfStudy> front_beside(const std::filesystem::path& result,
                                                               const std::vector<session::exploration::Control>& controls);

}  // namespace consortia::command
