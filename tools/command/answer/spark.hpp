// A small course over time for a terminal.
#pragma once

#include "engine/session/result.hpp"

namespace consortia::command {

/// Of each total the course of the first scenario, from its least to its most: `▁▂▅▇`; empty where nothing is to be drawn.
std::vector<std::string> sparks_of(const session::Result& result);
/// At most `width` signs, each the mean of the steps that fall to it.
std::string spark(const std::vector<double>& course, std::size_t width);

}  // namespace consortia::command
