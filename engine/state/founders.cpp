// What must be true of founders before the first step, and in the build `checked` of all who are born.
#include "engine/state/checks/unset.hpp"
#include "engine/state/stores.hpp"

namespace consortia {

namespace {

std::string nth_of(const Column& column, u32 slot) {
    return column.record().name + ' ' + std::to_string(slot) + " of " + std::to_string(column.size());
}

void require_alive(const Column& column, u32 slot) {
    const auto alive = column.record().alive_offset;
    if (!alive || column.at(slot)[*alive] != std::byte{0}) return;
    throw ContractError(nth_of(column, slot) +
                        " is not alive when populate ends, and nobody would ever visit it: say "
                        "`.alive = true` where it is made");
}

void require_set(const Column& column, u32 slot) {
    const Field* field = unset::find(column.record(), column.at(slot));
    if (field != nullptr) throw ContractError(nth_of(column, slot) + ": " + unset::words(*field));
}

}  // namespace

void World::check_founders() {
    const auto check = [&](const Column& column, auto... what) {
        crew_->blocks(column.size(), [&](Block b) {
            for (u32 slot = b.from; slot < b.to; ++slot) (what(column, slot), ...);
        });
    };
    const auto require_whole = [](const Column& column, u32 slot) {
        if (checked_build) require_set(column, slot);
    };
    for (const auto& [type, agents] : stores_->agents) check(agents.column, require_alive, require_whole);
    for (const auto& [type, edges] : stores_->edges) check(edges.column, require_alive, require_whole);
    for (const auto& [type, column] : stores_->attached) check(column, require_whole);
}

}  // namespace consortia
