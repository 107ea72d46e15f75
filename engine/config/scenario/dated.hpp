// A lever's value over time, as a scenario writes it: a number from the start on, dated numbers, or a list of entries.
#pragma once

#include "engine/config/scenario/overlays.hpp"
#include "engine/config/time/timeline.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/schema/scenario.hpp"

namespace consortia::config {

/// What reading a lever needs to know of its scenario. Without `axes` (the scenario has mistakes) targets are left unread.
struct LeverContext {
    Timeline timeline;
    u32 steps = 0;
    const std::vector<Axis>* axes = nullptr;
    std::optional<Money> money = {};
};

/// Reads `0.3`, `{2025Q1: 0.3, 2027Q1: 0.6}` or `[{value: 0.6, from: 2026Q1, ramp_to: 2028Q1, target: {size: small}}]`; an
/// empty list is the status quo. Entries act by date in whatever order they are written; of those of one date the one listed
/// last counts for whom it is meant.
LeverSetting read_lever(const Entry& entry, const Quantity& lever, const LeverContext& context, Problems& problems);

/// Reads a parameter: one value, or of one that may move dated values and entries as of a lever, but for everybody. What has
/// no date holds in the burn-in too; without such a value that is the default.
ParameterSetting read_parameter(const Entry& entry, const Quantity& parameter, const Schema& schema,
                                const LeverContext& context, Problems& problems);

/// When an entry holds and whom it is for, of a map in which its value stands apart: `from`, `ramp_to`, `target`. Nothing if
/// they have a mistake.
std::optional<LeverEntry> read_when_and_whom(const Node& item, const Quantity& lever, const LeverContext& context,
                                             Problems& problems);

/// The same as scenarios write it: `from: 2028Q1, target: {size: small}`.
std::string when_and_whom(const LeverEntry& entry, const Timeline& timeline, const std::vector<Axis>& axes);

/// Where an entry came from.
Origin origin_of(const Entry& entry);

}  // namespace consortia::config
