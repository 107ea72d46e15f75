#include "engine/run/panels.hpp"

#include "engine/core/hash.hpp"
#include "engine/run/edge_names.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace consortia {

namespace {

/// Whom a share or a sample takes is told by the key alone, whatever the seed and the scenario: those who are in both of two
/// scenarios are followed in both.
u64 lot_of(Key key) { return joined(hash_of("panel"), key); }

bool is_drawn(Key key, double share) { return static_cast<double>(lot_of(key)) < share * 0x1p64; }

bool is_edge(const Record& record) { return record.role == Record::Role::edge; }

/// Places of the founders that a panel takes, in their order: all, or so many of them.
std::vector<u32> founders_of(const Panel& panel, std::span<const Key> keys) {
    std::vector<u32> places;
    for (u32 place = 0; place < keys.size(); ++place)
        if (keys[place] != 0) places.push_back(place);
    const auto wanted = static_cast<std::size_t>(panel.amount);
    if (panel.who == Panel::Who::founders || wanted >= places.size()) return places;
    std::vector<u64> lots;
    for (const u32 place : places) lots.push_back(lot_of(keys[place]));
    std::ranges::nth_element(lots, lots.begin() + static_cast<std::ptrdiff_t>(wanted));
    std::erase_if(places, [&](u32 place) { return lot_of(keys[place]) >= lots[wanted]; });
    return places;
}

}  // namespace

/// The agents, or edges, of a kind as they stand, by their places in memory.
class Panels::Present {
  public:
    Present(World& world, const Record& record) {
        if (is_edge(record)) names_ = names_of_edges(world, record);
        keys_ = is_edge(record) ? names_.keys : world.agents(record.type).keys;
    }
    Present(const Present&) = delete;
    Present& operator=(const Present&) = delete;

    std::span<const Key> keys() const { return keys_; }  ///< 0: nobody
    const EdgeNames& names() const { return names_; }    ///< of edges

  private:
    EdgeNames names_;
    std::span<const Key> keys_;
};

Panels::Panels(const Scenario& scenario, const Schema& schema) {
    for (const Panel& panel : scenario.panels) {
        const Record* kind = panel_record(schema, panel.kind);
        if (kind == nullptr) throw ContractError("no panel can follow " + panel.kind);
        followed_.push_back({&panel, kind, panel_fields(schema, panel), {panel.keys.begin(), panel.keys.end()}});
    }
}

bool Panels::add_key(Followed& followed, Key key, PanelRows& rows) {
    if (!followed.places.emplace(key, static_cast<u32>(rows.agents.size())).second) return false;
    rows.agents.push_back(key);
    return true;
}

void Panels::add(Followed& followed, const Present& there, u32 place, PanelRows& rows) {
    if (!add_key(followed, there.keys()[place], rows) || !is_edge(*followed.record)) return;
    rows.from.push_back(there.names().from[place]);
    rows.to.push_back(there.names().to[place]);
}

void Panels::begin(World& world, std::vector<PanelRows>& all) {
    all.assign(followed_.size(), {});
    for (std::size_t k = 0; k < followed_.size(); ++k) begin(world, followed_[k], all[k]);
}

void Panels::begin(World& world, Followed& followed, PanelRows& rows) {
    const Panel& panel = *followed.panel;
    followed.places.clear();
    if (panel.who == Panel::Who::listed && !is_edge(*followed.record))
        for (const Key key : panel.keys) add_key(followed, key, rows);
    if (panel.who == Panel::Who::listed || panel.who == Panel::Who::share) return;  // they come as they are met
    const Present there(world, *followed.record);
    for (const u32 place : founders_of(panel, there.keys())) add(followed, there, place, rows);
}

/// Whether somebody whom the panel does not follow yet may be one of its.
bool Panels::joins(const Followed& followed, const Present& there, u32 place) {
    const Key key = there.keys()[place];
    if (key == 0) return false;
    if (followed.panel->who == Panel::Who::share) return is_drawn(key, followed.panel->amount);
    const bool by_ends = followed.panel->who == Panel::Who::listed && is_edge(*followed.record);
    const EdgeNames& names = there.names();
    return by_ends && (followed.listed.contains(names.from[place]) || followed.listed.contains(names.to[place]));
}

void Panels::record(World& world, u32 steps, std::vector<PanelRows>& all) {
    for (std::size_t k = 0; k < followed_.size(); ++k)
        if (steps % followed_[k].panel->every == 0) record(world, followed_[k], all[k]);
}

void Panels::record(World& world, Followed& followed, PanelRows& rows) {
    const Present there(world, *followed.record);
    const std::span<const Key> keys = there.keys();
    for (u32 place = 0; place < keys.size(); ++place)
        if (joins(followed, there, place)) add(followed, there, place, rows);
    const std::size_t width = followed.fields.size(), begin = rows.numbers.size();
    rows.known.push_back(static_cast<u32>(rows.agents.size()));
    rows.numbers.resize(begin + rows.agents.size() * width, std::numeric_limits<double>::quiet_NaN());
    std::vector<const Column*> columns;
    for (const PanelField& field : followed.fields) columns.push_back(&world.column(field.record));
    for (u32 place = 0; place < keys.size(); ++place) {
        const auto known = keys[place] == 0 ? followed.places.end() : followed.places.find(keys[place]);
        if (known == followed.places.end()) continue;
        double* to = rows.numbers.data() + begin + known->second * width;
        for (std::size_t k = 0; k < width; ++k) to[k] = followed.fields[k].number(columns[k]->at(place));
    }
}

bool Panels::fits(const Followed& followed, const PanelRows& rows, u32 steps) {
    const u64 agents = std::accumulate(rows.known.begin(), rows.known.end(), u64{0});
    const std::size_t ends = is_edge(*followed.record) ? rows.agents.size() : 0;
    const bool in_time = rows.known.size() == steps / followed.panel->every;
    const bool all_known = rows.known.empty() || rows.known.back() <= rows.agents.size();
    return in_time && all_known && rows.from.size() == ends && rows.to.size() == ends &&
           rows.numbers.size() == agents * followed.fields.size();
}

bool Panels::fit(const std::vector<PanelRows>& all, u32 steps) const {
    if (all.empty()) return steps == 0 || followed_.empty();
    return std::ranges::equal(followed_, all,
                              [&](const Followed& followed, const PanelRows& rows) { return fits(followed, rows, steps); });
}

void Panels::resume(const std::vector<PanelRows>& all) {
    for (std::size_t k = 0; k < all.size(); ++k) {
        followed_[k].places.clear();
        for (const Key key : all[k].agents) followed_[k].places.emplace(key, static_cast<u32>(followed_[k].places.size()));
    }
}

namespace {

/// How many a panel follows of a kind, where so many are expected of each.
double expected_of(const Panel& panel, const Schema& schema, const std::function<double(const Record&)>& expected) {
    const Record* kind = panel_record(schema, panel.kind);
    const double all = kind == nullptr ? 0 : expected(*kind);
    if (panel.who == Panel::Who::founders) return all;
    if (panel.who == Panel::Who::sample) return std::min(all, panel.amount);
    if (panel.who == Panel::Who::share) return all * panel.amount;
    const auto keys = static_cast<double>(panel.keys.size());
    if (kind == nullptr || !is_edge(*kind)) return keys;
    const auto of_one = [&](std::type_index end) { return all / std::max(1.0, expected(*schema.find(end))); };
    return std::min(all, keys * (of_one(kind->of) + of_one(kind->to)));
}

}  // namespace

double panel_numbers(const Scenario& scenario, const Schema& schema, const std::function<double(const Record&)>& expected) {
    double numbers = 0;
    for (const Panel& panel : scenario.panels) {
        const Record* kind = panel_record(schema, panel.kind);
        const double keys = kind != nullptr && is_edge(*kind) ? 3 : 1;  // an edge has those of its ends too
        const double each = keys + static_cast<double>(panel.fields.size()) * (scenario.steps / panel.every);
        numbers += expected_of(panel, schema, expected) * each;
    }
    return numbers;
}

}  // namespace consortia
