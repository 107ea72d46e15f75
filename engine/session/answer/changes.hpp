// What a scenario of a comparison has otherwise than the first: its levers, and what else, which a comparison of packages
// should not have.
#pragma once

#include "engine/session/result.hpp"

namespace consortia::session {

/// A value by its key: `from` that of the first scenario, both as a scenario writes them.
struct Change {
    std::string key;
    std::string from;
    std::string to;
};

/// The levers that a package moves.
std::vector<Change> levers_changed(const Result& result, std::size_t scenario);
/// Parameters, data files and the run's own keys that differ too; titles aside.
std::vector<Change> changed_beyond_levers(const Result& result, std::size_t scenario);
/// Whether every total of every seed is what it is in the first scenario.
bool changes_nothing(const Result& result, std::size_t scenario);

}  // namespace consortia::session
