#include "engine/step/access/access.hpp"

#include "engine/state/kept_ids.hpp"

namespace consortia::access {

namespace {

std::string death_of(const World& world, const Agents& agents, u32 slot) {
    const auto step = agents.last_death.find(slot);
    return step == agents.last_death.end() ? "before this run went on"
                                           : "in " + to_string(world.clock_at(step->second)) + " or before";
}

/// "firm 1300 of 1000", "firm 12, who died …".
std::string whom(World& world, std::type_index type, u32 slot) {
    const Column& column = world.column(type);
    const std::string& name = column.record().name;
    if (slot == nobody_slot) return name + " of an id that is nobody";
    const u32 place = unmarked(slot);
    if (place == slot || place >= column.size())
        return name + ' ' + std::to_string(slot) + " of " + std::to_string(column.size());
    return name + ' ' + std::to_string(place) + ", who died " + death_of(world, world.agents_of(column.record()), place) +
           ": another has taken that place";
}

}  // namespace

void refuse(World& world, const char* act, std::type_index record, u32 slot) {
    throw ContractError(std::string(act) + ' ' + whom(world, record, slot));
}

void refuse_edges(World& world, std::type_index edges, const char* end, std::type_index record, u32 slot) {
    throw ContractError("reads " + world.column(edges).record().name + ' ' + end + ' ' + whom(world, record, slot));
}

}  // namespace consortia::access
