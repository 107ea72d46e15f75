#include "engine/state/stores.hpp"

#include "engine/core/blame.hpp"
#include "engine/core/type_name.hpp"
#include "engine/state/kept_ids.hpp"

#include <algorithm>
#include <cstring>

namespace consortia {

namespace {

template <class Map>
auto& find(Map& map, std::type_index type) {
    const auto found = map.find(type);
    if (found == map.end()) throw ContractError("the schema does not declare " + name_of(type));
    return found->second;
}

}  // namespace

World::World(const Schema& schema, const Scenario& scenario, u32 replicate, Crew& crew)
    : schema_(&schema), scenario_(&scenario), crew_(&crew), axes_(schema.axes(scenario)), stores_(new Stores()) {
    clock.seed = scenario.seed;
    clock.replicate = replicate;
    layout_ = FrameLayout(schema.indicators(), axes_);
    standing_.assign(layout_.width(), unrecorded);
    make_stores();
    make_given();
}

World::~World() = default;

void World::add_agents(const Record& record) {
    Agents& agents = stores_->agents.try_emplace(record.type, record).first->second;
    stores_->agents_by_type.emplace(record.type, &agents);
    stores_->columns_by_type.emplace(record.type, &agents.column);
}

void World::make_stores() {
    for (const Record& record : schema_->records()) {
        if (record.role == Record::Role::agent) add_agents(record);
    }
    for (const Record& record : schema_->records()) {
        if (record.role == Record::Role::agent) continue;
        if (record.role == Record::Role::edge) {
            stores_->edges.try_emplace(record.type, record, agents(record.of), agents(record.to), *crew_);
        } else {
            agents(record.of);
            stores_->attached.try_emplace(record.type, record);
        }
    }
    for (auto& [type, edges] : stores_->edges) stores_->columns_by_type.emplace(type, &edges.column);
    for (auto& [type, column] : stores_->attached) stores_->columns_by_type.emplace(type, &column);
}

void World::make_given() {
    stores_->given_places.emplace(given_type<Clock>(), &clock);
    for (const GivenType& type : schema_->given()) {
        stores_->given.push_back(type.fresh());
        stores_->given_places.emplace(type.type, stores_->given.back().get());
    }
    stores_->inputs.emplace(*scenario_, stores_->given, schema_->given());
    for (const Setting& setting : schema_->settings()) {
        if (setting.is_lever) continue;
        const auto value = scenario_->parameters.find(setting.quantity.name);
        const double number = value == scenario_->parameters.end() ? setting.quantity.fallback : value->second.value;
        setting.set(const_cast<void*>(given(setting.given)), Lever(number));
    }
    const Inputs once(*scenario_, stores_->given, schema_->given(), true);
    for (std::size_t k = 0; k < stores_->given.size(); ++k) {
        const GivenType& type = schema_->given()[k];
        if (type.fill == nullptr) continue;
        blaming([&] { return "deriving " + name_of(type.type); },
                [&] { type.fill(type.make, stores_->given[k].get(), once); });
    }
}

const Inputs& World::inputs() const { return *stores_->inputs; }
bool World::is_agent(std::type_index type) const { return stores_->agents_by_type.contains(type); }
bool World::is_edge(std::type_index type) const { return stores_->edges.contains(type); }

Agents& World::agents(std::type_index type) { return *find(stores_->agents_by_type, type); }
Edges& World::edges(std::type_index type) { return find(stores_->edges, type); }

Column& World::column(std::type_index type) { return *find(stores_->columns_by_type, type); }

const void* World::given(std::type_index type) const {
    const auto found = stores_->given_places.find(type);
    if (found == stores_->given_places.end()) {
        throw ContractError("the schema gives nothing of type " + name_of(type));
    }
    return found->second;
}

const void* World::lasting(std::type_index type) const {
    const auto moves = [&](const Setting& setting) {
        return setting.given == type && (setting.is_lever || setting.is_of_event || setting.quantity.moves);
    };
    if (type == given_type<Clock>() || std::ranges::any_of(schema_->settings(), moves))
        throw ContractError("what is kept from step to step is made of " + name_of(type) + ", which moves");
    return given(type);
}

Agents& World::agents_of(const Record& record) {
    return agents(record.role == Record::Role::agent ? record.type : record.of);
}

void World::fit(std::type_index agent) {
    const u32 slots = agents(agent).size();
    for (auto& [type, column] : stores_->attached) {
        if (column.record().of != agent) continue;
        const u32 before = column.size();
        column.resize(slots);
        for (u32 slot = before; slot < slots; ++slot) column.blank(slot);
    }
    for (auto& [type, edges] : stores_->edges) {
        if (edges.column.record().of == agent) edges.fit();
    }
}

void World::make_way(std::type_index agent) {
    if (agents(agent).free().empty()) return;
    for (auto& [type, edges] : stores_->edges) {
        if (edges.column.record().to == agent) edges.follow_targets();
    }
}

void World::born(std::type_index agent, const std::vector<u32>& slots) {
    agents(agent).column.touched();
    fit(agent);
    for (auto& [type, column] : stores_->attached) {
        if (column.record().of != agent) continue;
        for (u32 slot : slots) column.blank(slot);
    }
    if (watches_ids) kept_ids::mark_stale(*this, agent, slots);
}

void World::bury(std::type_index agent, const std::vector<u32>& dead) {
    agents(agent).bury(dead, clock.step);
    agents(agent).column.touched();
    for (auto& [type, edges] : stores_->edges) {
        if (edges.column.record().of == agent) edges.follow_owners();
        if (edges.column.record().to == agent) edges.follow_targets();
    }
    if (!watches_ids) return;
    for (u32 slot : dead) agents(agent).last_death[slot] = clock.step;
}

void World::passed(const std::string& phase) {
    if (trail != nullptr) trail->push_back({phase, digest()});
}

Clock World::clock_at(u32 step) const {
    Clock then{.seed = clock.seed, .replicate = clock.replicate, .step = step};
    then.since_start = static_cast<i32>(step) - static_cast<i32>(scenario_->burn_in);
    if (!schema_->has_calendar()) return then;
    const Calendar calendar = schema_->steps_are();
    const Date date = scenario_->start.value_or(Date{calendar, 0}) + then.since_start;
    then.date = date;
    then.quarter = date.quarter();
    then.phase_of_year = date.place_in_year();
    then.ends_year = (date + 1).year() != date.year();
    then.years = 1 / steps_per_year(calendar);
    return then;
}

void World::set_lever(const Setting& setting) {
    const auto lever = scenario_->levers.find(setting.quantity.name);
    setting.set(const_cast<void*>(given(setting.given)),
                lever == scenario_->levers.end() ? Lever(setting.quantity.fallback) : lever->second.at(clock.since_start));
}

void World::set_moving(const Setting& setting) {
    const auto parameter = scenario_->parameters.find(setting.quantity.name);
    if (parameter == scenario_->parameters.end()) return;
    setting.set(const_cast<void*>(given(setting.given)), Lever(parameter->second.at(clock.since_start)));
}

void World::set_event(const EventKind& kind) {
    const auto is_now = [&](const Event& event) { return event.kind == kind.name && event.step == clock.since_start; };
    const auto event = std::ranges::find_if(scenario_->events, is_now);
    const bool happens = event != scenario_->events.end();
    for (const Setting& field : kind.fields)
        field.set(const_cast<void*>(given(kind.given)),
                  Lever(happens ? event->values.at(field.quantity.name) : field.quantity.fallback));
    if (happens) happening_.push_back(kind.given);
}

bool World::happens(std::type_index event) const { return std::ranges::find(happening_, event) != happening_.end(); }

void World::begin_step(u32 step) {
    clock = clock_at(step);
    for (const Setting& setting : schema_->settings()) {
        if (setting.is_lever) set_lever(setting);
        if (setting.quantity.moves) set_moving(setting);
    }
    happening_.clear();
    for (const EventKind& kind : schema_->events()) set_event(kind);
    frame_.assign(layout_.width(), unrecorded);
}

void World::end_step() {
    for (const FrameLayout::Entry& entry : layout_.entries()) {
        for (std::size_t k = entry.offset; k < entry.offset + entry.size; ++k) {
            if (!is_recorded(frame_[k])) {
                throw ContractError("indicator " + entry.indicator.name + " was not recorded in " + to_string(clock));
            }
        }
    }
    singletons_.end_step();
}

std::size_t World::memory() const {
    std::size_t bytes = 0;
    for (const auto& [type, agents] : stores_->agents) bytes += agents.column.memory() + 8 * agents.keys.capacity();
    for (const auto& [type, edges] : stores_->edges) bytes += edges.memory();
    for (const auto& [type, column] : stores_->attached) bytes += column.memory();
    return bytes;
}

void World::ask_only(std::vector<std::string> indicators) {
    asks_all_ = false;
    asked_ = std::move(indicators);
    std::ranges::sort(asked_);
}

bool World::is_asked(const std::string& indicator) const {
    return asks_all_ || std::ranges::binary_search(asked_, indicator);
}

}  // namespace consortia
