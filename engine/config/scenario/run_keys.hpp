// The keys of a scenario that concern the run and not the model's numbers: title, start, steps, events, stop, panel,
// burn_in, seed, seeds.
#pragma once

#include "engine/config/scenario/overlays.hpp"
#include "engine/schema/schema.hpp"

#include <string_view>

namespace consortia::config {

/// The entry of a key; null if it is absent or was refused when it was read.
const Entry* entry_of(const Section& section, std::string_view key);

/// Reads them into `scenario`. Without a schema (the model is unknown) what depends on its calendar is left out.
/// `whole_file` is the place of what is missing; null if that is not to be told.
void read_run_keys(const Section& top, const Schema* schema, const Place* whole_file, Scenario& scenario,
                   Problems& problems);

}  // namespace consortia::config
