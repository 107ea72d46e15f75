#include "engine/run/content.hpp"

#include "engine/core/hash.hpp"

#include <bit>

namespace consortia {

namespace {

u64 with(u64 hash, double value) { return joined(hash, std::bit_cast<u64>(value)); }

u64 content_of(const Event& event) {
    u64 hash = joined(hash_of(event.kind), static_cast<u64>(event.step));
    for (const auto& [name, value] : event.values) hash = with(joined(hash, hash_of(name)), value);
    return hash;
}

u64 content_of(const Panel& panel) {
    u64 hash = joined(hash_of(panel.kind), static_cast<u64>(panel.who), panel.every);
    for (const std::string& field : panel.fields) hash = joined(hash, hash_of(field));
    for (const u64 key : panel.keys) hash = joined(hash, key);
    return with(hash, panel.amount);
}

u64 with_entries(u64 hash, const std::vector<LeverEntry>& entries) {
    for (const LeverEntry& entry : entries) {
        const u64 ramp_to = entry.ramp_to ? static_cast<u64>(*entry.ramp_to) : ~u64{0};
        hash = joined(with(hash, entry.value), static_cast<u64>(entry.from), ramp_to);
        for (u64 mask : entry.whom.allowed) hash = joined(hash, mask);
    }
    return hash;
}

}  // namespace

u64 content_of(const LeverSetting& lever) { return with_entries(with(0, lever.status_quo), lever.entries); }

u64 content_of_burn_in(const Scenario& scenario, u32 replicate) {
    const u64 start = scenario.start ? static_cast<u64>(scenario.start->count) : ~u64{0};
    u64 hash = joined(hash_of(scenario.model), scenario.seed, replicate, scenario.burn_in, start);
    for (const auto& [name, setting] : scenario.parameters) hash = with(joined(hash, hash_of(name)), setting.value);
    for (const auto& [name, table] : scenario.data) hash = joined(hash, hash_of(name), table.content);
    for (const auto& [name, lever] : scenario.levers) hash = with(joined(hash, hash_of(name)), lever.status_quo);
    return hash;
}

u64 content_of_run(const Scenario& scenario, u32 replicate) {
    u64 hash = joined(content_of_burn_in(scenario, replicate), scenario.steps);
    for (const auto& [name, lever] : scenario.levers) hash = joined(hash, content_of(lever));
    for (const auto& [name, parameter] : scenario.parameters)
        if (!parameter.entries.empty()) hash = with_entries(joined(hash, hash_of(name)), parameter.entries);
    for (const Event& event : scenario.events) hash = joined(hash, content_of(event));
    for (const Panel& panel : scenario.panels) hash = joined(hash, content_of(panel));
    if (scenario.stop) hash = joined(hash, hash_of(scenario.stop->when), scenario.stop->after);
    return hash;
}

u64 content_of(const Scenario& scenario) { return joined(content_of_run(scenario, 0), scenario.seeds); }

}  // namespace consortia
