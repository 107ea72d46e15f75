#include "engine/session/micro/table.hpp"

#include <algorithm>
#include <cstring>

namespace consortia::session {

namespace {

/// Puts a table together.
class Taking {
  public:
    Taking(World& world, const Record& record) : world_(world) { table_.name = record.name; }

    void add(MicroColumn column) { table_.columns.push_back(std::move(column)); }

    /// The fields of a record in these slots, but for the one at `leave_out`.
    void fields(const Record& record, const std::vector<u32>& slots, const std::string& before,
                std::size_t leave_out = ~std::size_t{0}) {
        const auto records = copied(world_.column(record.type), slots);
        table_.bytes += records->bytes.size();
        for (const Field& field : record.fields) {
            if (field.offset == leave_out) continue;
            std::vector<MicroColumn> columns =
                columns_of(field, records, world_.axes(), [&](std::type_index kind) { return keys(kind); });
            if (columns.empty()) table_.left_out.push_back(before + field.name);
            for (MicroColumn& column : columns) {
                column.name = unique(before + column.name, record.name);
                add(std::move(column));
            }
        }
    }

    Keys keys(std::type_index kind) {
        const auto known = std::ranges::find(keys_, kind, &std::pair<std::type_index, Keys>::first);
        if (known != keys_.end()) return known->second;
        if (!world_.is_agent(kind)) return std::make_shared<const std::vector<Key>>();  // an edge's place, which has no key
        table_.bytes += world_.agents(kind).keys.size() * sizeof(Key);
        return keys_.emplace_back(kind, std::make_shared<const std::vector<Key>>(world_.agents(kind).keys)).second;
    }

    MicroTable taken(std::size_t rows) && {
        table_.rows = static_cast<u32>(rows);
        return std::move(table_);
    }

  private:
    /// A field that is called as what tells rows apart, or as another's column, gets its record's name before its own.
    std::string unique(const std::string& name, const std::string& record) const {
        const bool taken =
            name == table_.name || std::ranges::find(table_.columns, name, &MicroColumn::name) != table_.columns.end();
        return taken ? unique(record + '.' + name, record) : name;
    }

    World& world_;
    MicroTable table_;
    std::vector<std::pair<std::type_index, Keys>> keys_;
};

std::vector<u32> living(const Agents& agents) {
    std::vector<u32> slots;
    slots.reserve(agents.alive());
    for (u32 slot = 0; slot < agents.size(); ++slot) {
        if (agents.alive(slot)) slots.push_back(slot);
    }
    return slots;
}

std::vector<u32> going_on(const Edges& edges) {
    std::vector<u32> places;
    for (u32 edge = 0; edge < edges.size(); ++edge) {
        if (!edges.ended(edge)) places.push_back(edge);
    }
    return places;
}

/// The id as the record has it: marked where its agent is dead and the place taken.
u32 target_as_marked(const Edges& edges, u32 edge) {
    u32 slot = 0;
    std::memcpy(&slot, edges.column.at(edge) + edges.column.record().to_offset, sizeof slot);
    return slot;
}

std::vector<u32> each_of(const std::vector<u32>& edges, auto end) {
    std::vector<u32> slots;
    slots.reserve(edges.size());
    for (const u32 edge : edges) slots.push_back(end(edge));
    return slots;
}

}  // namespace

MicroTable agents_table(World& world, const Record& record) {
    const std::vector<u32> slots = living(world.agents(record.type));
    Taking taking(world, record);
    taking.add(key_column("key", slots, taking.keys(record.type)));
    taking.add(slot_column("slot", slots));
    taking.fields(record, slots, "");
    for (const Record& component : world.schema().records()) {
        const bool of_them = component.role == Record::Role::component && component.of == record.type;
        if (of_them) taking.fields(component, slots, component.name + '.');
    }
    return std::move(taking).taken(slots.size());
}

MicroTable edges_table(World& world, const Record& record) {
    Edges& edges = world.edges(record.type);
    const std::vector<u32> places = going_on(edges);
    const std::span<const u32> owners = edges.owner_of();
    const std::vector<u32> from = each_of(places, [&](u32 edge) { return owners[edge]; });
    const std::vector<u32> to = each_of(places, [&](u32 edge) { return target_as_marked(edges, edge); });
    Taking taking(world, record);
    taking.add(key_column("from", from, taking.keys(record.of)));
    taking.add(key_column("to", to, taking.keys(record.to)));
    taking.add(slot_column("from_slot", from));
    taking.add(slot_column("to_slot", to));
    taking.fields(record, places, "", record.to_offset);
    return std::move(taking).taken(places.size());
}

}  // namespace consortia::session
