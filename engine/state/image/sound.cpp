#include "engine/state/image/sound.hpp"

#include "engine/core/error.hpp"
#include "engine/state/kept_ids.hpp"
#include "engine/state/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>

namespace consortia {

namespace {

[[noreturn]] void refuse(const Record& record, const std::string& what) {
    throw SystemError("no state of this model: " + record.name + ' ' + what);
}

void require_that(bool holds, const Record& record, const char* what) {
    if (!holds) refuse(record, what);
}

// --- tables

void check_column(const Column& column) {
    const std::size_t bytes = column.bytes().size();
    require_that(bytes % column.stride() == 0 && bytes / column.stride() < most_slots, column.record(),
                 "is no whole number of records");
}

/// Every free slot once, in rising order, each without a key; no other slot is without one.
void check_free(const Agents& agents, u32 step) {
    const Record& record = agents.column.record();
    u32 next = 0;
    for (const Agents::Free& free : agents.free()) {
        require_that(free.slot >= next && free.slot < agents.size(), record, "has free slots in disorder");
        require_that(agents.keys[free.slot] == 0, record, "has a free slot that somebody lives in");
        require_that(free.step <= step, record, "has a slot that was freed in the future");
        next = free.slot + 1;
    }
    const auto nobody = std::ranges::count(agents.keys, Key{0});
    require_that(static_cast<std::size_t>(nobody) == agents.free().size(), record,
                 "has slots without a key that are not free");
}

/// In sixteenths, by the first digit, so that little memory is taken.
void check_keys(const Agents& agents, Crew& crew) {
    constexpr u32 parts = 16;
    crew.tasks(parts, [&](u32 part) {
        std::vector<Key> keys;
        std::ranges::copy_if(agents.keys, std::back_inserter(keys), [&](Key key) { return key != 0 && key >> 60 == part; });
        std::ranges::sort(keys);
        require_that(std::ranges::adjacent_find(keys) == keys.end(), agents.column.record(), "has two with the same key");
    });
}

void check_agents(Agents& agents, u32 step, Crew& crew) {
    check_column(agents.column);
    const Record& record = agents.column.record();
    require_that(agents.keys.size() == agents.size(), record, "has another number of keys than of records");
    check_free(agents, step);
    check_keys(agents, crew);
    if (!record.alive_offset) return;
    for (u32 slot = 0; slot < agents.size(); ++slot) {
        const bool flag = agents.column.at(slot)[*record.alive_offset] != std::byte{0};
        if (flag != agents.alive(slot)) refuse(record, fmt::format("{}: its key and `alive` disagree", slot));
    }
}

void check_rows(const Edges& edges, const Agents& owners) {
    check_column(edges.column);
    const Record& record = edges.column.record();
    const std::span<const u32> rows = edges.offsets();
    require_that(rows.size() == owners.size() + std::size_t{1} && rows.front() == 0 && rows.back() == edges.size() &&
                     std::ranges::is_sorted(rows),
                 record, "has rows that are not those of its owners");
    for (u32 owner = 0; owner < owners.size(); ++owner) {
        require_that(rows[owner] == rows[owner + 1] || owners.alive(owner), record, "has an owner who is nobody");
    }
}

// --- fields

template <class Number>
Number read(const std::byte* at) {
    Number number;
    std::memcpy(&number, at, sizeof number);
    return number;
}

double whole_at(const std::byte* at, const Values& values) {
    switch (values.size) {
        case 1:
            return values.is_signed ? read<i8>(at) : read<u8>(at);
        case 2:
            return values.is_signed ? read<i16>(at) : read<u16>(at);
        case 4:
            return values.is_signed ? read<i32>(at) : read<u32>(at);
        default:
            return values.is_signed ? static_cast<double>(read<i64>(at)) : static_cast<double>(read<u64>(at));
    }
}

double number_at(const std::byte* at, const Values& values) {
    if (values.kind == Values::Kind::whole) return whole_at(at, values);
    return values.size == sizeof(float) ? static_cast<double>(read<float>(at)) : read<double>(at);
}

/// A field and what its values may be in this world.
class Bound {
  public:
    Bound(const Record& record, const Field& field, World& world)
        : record_(&record), field_(&field), range_(field.values.range) {
        const Values& values = field.values;
        if (values.kind == Values::Kind::id) {
            slots_ = slots_of(world, field.points_at);
            may_be_nobody_ = values.may_be_nobody || record.role == Record::Role::component;  // blank until it is written
            may_be_stale_ = world.watches_ids;
        }
        if (!values.label_of.empty()) range_ = {0, static_cast<double>(labels_of(world, values.label_of)) - 1};
        if (values.counted != typeid(void)) range_.high = values.times * slots_of(world, values.counted);
    }

    void check(const std::byte* record, u32 slot) const {
        const std::size_t size = field_->values.size;
        for (std::size_t at = field_->offset; at < field_->offset + field_->size; at += size) {
            if (field_->values.kind == Values::Kind::id) {
                check_id(read<u32>(record + at), slot);
            } else if (const double x = number_at(record + at, field_->values); !range_.contains(x)) {
                refuse(*record_,
                       fmt::format("{}: {} is {}, expected {} to {}", slot, field_->name, x, range_.low, range_.high));
            }
        }
    }

  private:
    static u32 slots_of(World& world, std::type_index type) { return world.column(type).size(); }
    static std::size_t labels_of(const World& world, const std::string& name) {
        const auto axis = std::ranges::find(world.axes(), name, &Axis::name);
        require(axis != world.axes().end(), "a field is labelled by an axis that the schema does not declare");
        return axis->labels.size();
    }
    void check_id(u32 id, u32 slot) const {
        if (id < slots_ || (id == nobody_slot && may_be_nobody_)) return;
        if (may_be_stale_ && is_stale(id) && unmarked(id) < slots_) return;
        const std::string whom = id == nobody_slot ? std::string("nobody") : std::to_string(id);
        refuse(*record_, fmt::format("{}: {} is {}, and there are {}", slot, field_->name, whom, slots_));
    }

    const Record* record_;
    const Field* field_;
    Range range_;
    u32 slots_ = 0;
    bool may_be_nobody_ = false;
    bool may_be_stale_ = false;
};

void check_fields(World& world, const Record& record) {
    std::vector<Bound> bounds;
    for (const Field& field : record.fields) {
        if (field.values.kind != Values::Kind::unknown) bounds.emplace_back(record, field, world);
    }
    const Column& column = world.column(record.type);
    world.crew().blocks(column.size(), [&](Block b) {
        for (u32 slot = b.from; slot < b.to; ++slot) {
            for (const Bound& bound : bounds) bound.check(column.at(slot), slot);
        }
    });
}

}  // namespace

void require_sound(World& world) {
    using Role = Record::Role;
    const std::vector<Record>& records = world.schema().records();
    for (const Record& record : records) {
        if (record.role == Role::agent) check_agents(world.agents(record.type), world.clock.step, world.crew());
    }
    for (const Record& record : records) {
        if (record.role == Role::agent) continue;
        if (record.role == Role::edge) {
            check_rows(world.edges(record.type), world.agents(record.of));
        } else {
            check_column(world.column(record.type));
            require_that(world.column(record.type).size() == world.agents(record.of).size(), record,
                         "has another number of records than its agents");
        }
    }
    for (const Record& record : records) check_fields(world, record);
}

}  // namespace consortia
