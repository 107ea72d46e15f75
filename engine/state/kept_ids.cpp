#include "engine/state/kept_ids.hpp"

#include "engine/state/world.hpp"

#include <cstring>

namespace consortia::kept_ids {

namespace {

/// `act(slot)` gives the new value for each id in this field of a record.
template <class Act>
void each_id(std::byte* record, const Field& field, const Act& act) {
    for (std::size_t at = field.offset; at < field.offset + field.size; at += sizeof(u32)) {
        u32 slot = 0;
        std::memcpy(&slot, record + at, sizeof slot);
        slot = act(slot);
        std::memcpy(record + at, &slot, sizeof slot);
    }
}

/// `act(column, field)` for every field that keeps ids of this kind.
template <class Act>
void each_field(World& world, std::type_index agent, const Act& act) {
    for (const Record& record : world.schema().records()) {
        for (const Field& field : record.fields) {
            if (field.points_at == agent) act(world.column(record.type), field);
        }
    }
}

bool alive(World& world, const Record& record, u32 slot) {
    return record.role == Record::Role::edge || world.agents_of(record).alive(slot);
}

}  // namespace

void mark_stale(World& world, std::type_index agent, const std::vector<u32>& slots) {
    std::vector<bool> taken(world.agents(agent).size(), false);
    for (u32 slot : slots) taken[slot] = true;
    const auto marked = [&](u32 slot) { return slot < taken.size() && taken[slot] ? slot + most_slots : slot; };
    each_field(world, agent, [&](Column& column, const Field& field) {
        for (u32 k = 0; k < column.size(); ++k) each_id(column.at(k), field, marked);
    });
}

void require_none(World& world, std::type_index agent) {
    const std::string& moved = world.agents(agent).column.record().name;
    each_field(world, agent, [&](Column& column, const Field& field) {
        const Record& record = column.record();
        for (u32 k = 0; k < column.size(); ++k) {
            if (!alive(world, record, k)) continue;
            each_id(column.at(k), field, [&](u32 slot) {
                if (slot == nobody_slot) return slot;
                throw ContractError("agents of kind " + moved + " are moved while " + record.name + ' ' + std::to_string(k) +
                                    " keeps the id of one (" + field.name + ')');
            });
        }
    });
}

void unmark(std::byte* record, const Field& field) {
    if (field.points_at != typeid(void)) each_id(record, field, unmarked);
}

}  // namespace consortia::kept_ids
