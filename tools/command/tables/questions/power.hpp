// What came of `pilot`: on the screen, and as a file to hand on.
#pragma once

#include "engine/session/questions/pilot.hpp"

#include <ostream>
#include <string>

namespace consortia::command {

/// How many pilots of each size tell the package, year by year; first the smallest that tells it in eight of ten.
/// `packages`: the base and what was tried out.
void print_power(std::ostream& out, const session::Pilots& pilots, const session::PilotAsked& asked,
                 const std::vector<Scenario>& packages);

/// A row for each size and length: places, years, pilots, told, power_low, power_high, false_alarms, effect, low, high.
std::string csv_of(const session::Pilots& pilots);

}  // namespace consortia::command
