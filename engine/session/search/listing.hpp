// The points that a search has asked for, as a study that lists them.
#pragma once

#include "engine/schema/study/study.hpp"

#include <vector>

namespace consortia::session {

/// The study with these points, a value for each factor (NaN: the scenario's own), and with its own text that begins with
/// `comment`: it can be swept, merged and run again like any other.
Study listing(const Study& searching, std::vector<std::vector<double>> points, const std::string& comment);

/// What the scenario itself has of a factor: of a lever the value at the start, for dates and targets give way; 0 of a
/// package or an event.
double value_before(const Study& study, const Factor& factor);

}  // namespace consortia::session
