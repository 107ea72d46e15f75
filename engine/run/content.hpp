// Hashes of what a result depends on, for snapshots kept by content and for results found again.
#pragma once

#include "engine/schema/scenario.hpp"

namespace consortia {

/// Of the model, parameters, data, seed, replicate, start and length of the burn-in. Levers are at status quo in it.
u64 content_of_burn_in(const Scenario& scenario, u32 replicate);
/// As above with levers and number of steps: all that one run depends on.
u64 content_of_run(const Scenario& scenario, u32 replicate);
/// Of all runs of a scenario: the content digest of its result.
u64 content_of(const Scenario& scenario);

/// Of the course of a lever: equal if it holds the same values at the same time for the same targets.
u64 content_of(const LeverSetting& lever);

}  // namespace consortia
