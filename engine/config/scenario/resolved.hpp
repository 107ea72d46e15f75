// A scenario written back: whole and by itself, as results embed it, and line by line with the origin of every value.
#pragma once

#include "engine/schema/draws.hpp"
#include "engine/schema/schema.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// The scenario as one YAML text with every parameter and lever. Loaded again from the same folder (its data files are named
/// from there, with the hash of their content) it gives the same scenario, and written again the same bytes. With the draws
/// of its parameters it names their table too.
std::string resolved(const Scenario& scenario, const Schema& schema, const ParameterDraws& draws = {});

/// The entries of a lever of the scenario as it would list them: `{value: 0.6, from: 2026Q1, target: {size: small}}`.
std::vector<std::string> entries_of(const Scenario& scenario, const Schema& schema, const std::string& lever);

/// One value of a scenario and where it came from: `default`, `scenarios/city/baseline.yaml:12`, `--set seed=7`.
struct Traced {
    std::string key;
    std::string value;  ///< as a scenario would write it, on one line
    std::string origin;
};

/// All values, in the order of `resolved`: the run's own keys, parameters, levers, data.
std::vector<Traced> origins(const Scenario& scenario, const Schema& schema);

/// The same as text, `key: value  # origin` a line, files named from the folder of the scenario: who wrote the command,
/// and in which folder, leaves no trace in a result.
std::string origins_text(const Scenario& scenario, const Schema& schema);

/// The lines of such a text.
std::vector<Traced> traced_in(const std::string& origins);

/// The values in such a text by key: the run's own keys, parameters, levers and data. A lever that is not set has its status
/// quo, marked as such.
std::map<std::string, std::string> values_in(const std::string& resolved);

/// What differs between scenarios as `resolved` wrote them, before and now: `seeds was 20 and is 8`. Scenarios in other
/// numbers, or of other models, differ as a whole.
std::vector<std::string> differences(const std::vector<std::string>& before, const std::vector<std::string>& now);

/// A commented scenario of the model to start from: what must be given is given, every parameter and lever stands there with
/// its meaning, unit, range and source, commented out at its default.
std::string example(const Schema& schema, std::string_view model);

}  // namespace consortia::config
