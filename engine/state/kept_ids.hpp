// The ids that records keep from step to step, and what becomes of them when the place of a dead agent is taken again: from
// then on they would lead to another, who has nothing to do with it. Where a world watches ids (World::watches_ids, as the
// build `checked` does), such ids are marked at that moment: reading by them is a ContractError that says who died, and they
// equal no other id. Neither digest nor draws see the marks. Watched are the fields that the schema describes; an id made of
// a bare number, {3}, means the agent that has that place when it is read.
#pragma once

#include "engine/core/ids.hpp"

#include <typeindex>
#include <vector>

namespace consortia {

class World;
struct Field;

constexpr bool is_stale(u32 slot) { return slot >= most_slots && slot != nobody_slot; }
/// The slot that a marked id had.
constexpr u32 unmarked(u32 slot) { return is_stale(slot) ? slot - most_slots : slot; }

namespace kept_ids {

/// Marks the ids of agents of this kind that have these slots. O(records that keep such ids).
void mark_stale(World& world, std::type_index agent, const std::vector<u32>& slots);

/// Throws ContractError that names an agent who keeps an id of this kind. O(records that keep such ids).
void require_none(World& world, std::type_index agent);

/// Takes the marks off the ids in this field of a record.
void unmark(std::byte* record, const Field& field);

}  // namespace kept_ids
}  // namespace consortia
