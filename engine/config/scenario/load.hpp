// From a scenario file to a Scenario: everything read, overlaid, checked and dated, or every mistake at once.
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/config/input/source.hpp"
#include "engine/schema/draws.hpp"
#include "engine/schema/schema.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// The models a scenario may name.
struct ModelLookup {
    std::function<const Schema*(std::string_view name)> find;  ///< null for a name it does not know
    std::vector<std::string> names;                            ///< all of them, for messages
};

struct Options {
    std::optional<std::filesystem::path>
        root;                            ///< how far `extends` and data may climb; else the nearest folder `scenarios`
    std::vector<std::string> overrides;  ///< of `--set`: `policy.tax_credit.rate=0.6`, `seed=7`
    std::optional<u32> seeds;            ///< of `--seeds`
    std::optional<u32> draws = {};       ///< of `--draws`: so many of those the scenario names, the first; 0: none
    bool strict = false;                 ///< warnings are errors
};

struct Loaded {
    Scenario scenario;
    const Schema* schema = nullptr;
    std::vector<Problem> warnings;
    std::vector<Note> notes;
    ParameterDraws draws = {};  ///< of parameters, where the scenario names some: `parameters: {draws: posterior.csv}`
};

/// Reads `scenario` and all it names. Throws InputError with every mistake found.
Loaded load(const std::filesystem::path& scenario, const Options& options, const ModelLookup& models,
            const FileSource& source = Disk{});

/// As above, with the mistakes and warnings in `problems`: what could be read is given even so. The schema is null if the
/// model is not known.
Loaded load(const std::filesystem::path& scenario, const Options& options, const ModelLookup& models,
            const FileSource& source, Problems& problems);

}  // namespace consortia::config
