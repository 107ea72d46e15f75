// What was validated, for other programs: a table of facts for spreadsheets and R, all of it seed by seed for xarray, and
// JSON. Nothing in them depends on threads, machine or clock.
#pragma once

#include "engine/session/validation/validate.hpp"

#include <string>

namespace consortia::session {

/// A row a fact: id, names, use, runs, metric, window, accepted range, value, interval, verdict, seeds, source; of forecasts
/// the log scores.
std::string csv_of(const Validated& all);

/// The same, with what is tested elsewhere and what nothing measures.
std::string json_of(const Validated& all);

/// Values over (fact, seed), their mean, interval and accepted range over `fact`. Writes `path`, whole or not at all.
void write_hdf5(const std::string& path, const Validated& all);

}  // namespace consortia::session
