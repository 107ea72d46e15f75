// What a model should show of the world, read from its YAML. Names of indicators and runs are held against the model later,
// by who knows it (session/validation).
//
//     scenario: scenarios/city/baseline.yaml          # of all runs that name none
//     levels:
//       quick: {seeds: 4, set: {population.firms: 3000}}
//       full: {seeds: 20}
//     runs:
//       status_quo: {}
//       cycle: {set: {demand.wave_amplitude: 0.05}}
//       later: {scenario: scenarios/city/2019.yaml, level: full}
//     facts:
//     - {id: SF1, name: {en: …, zh: …}, metric: mean(unemployment), range: [0.04, none], use: test, source: …}
//     tested: [{id: V8, name: …, test: tests/validation/urn_ball.cpp, source: …}]
//     not_measured: [{id: SF16, name: …, needs: …, source: …}]
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/schema/facts/facts.hpp"

#include <string>
#include <string_view>

namespace consortia::config {

/// Where nothing is said of a fact.
inline constexpr const char* usual_window = "last 40";
inline constexpr const char* usual_run = "status_quo";

/// Reads `text`, called `file` in messages. What is wrong goes to `problems`.
Facts read_facts(std::string_view text, const std::string& file, Problems& problems);

/// The same place as `node`'s, so many bytes into its text: for mistakes inside a value of one line.
Place place_in(const Located& value, std::size_t bytes);

}  // namespace consortia::config
