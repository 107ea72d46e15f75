#include "engine/run/panels.hpp"

#include "engine/core/hash.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace consortia {

namespace {

/// Whom a share or a sample takes is told by the key alone, whatever the seed and the scenario: those who are in both of two
/// scenarios are followed in both.
u64 lot_of(Key key) { return joined(hash_of("panel"), key); }

bool is_drawn(Key key, double share) { return static_cast<double>(lot_of(key)) < share * 0x1p64; }

/// The living, in the order of their slots.
std::vector<Key> living(const Agents& agents) {
    std::vector<Key> keys;
    for (const Key key : agents.keys)
        if (key != 0) keys.push_back(key);
    return keys;
}

/// So many of them, in the same order.
std::vector<Key> sample_of(const std::vector<Key>& keys, std::size_t wanted) {
    std::vector<u64> lots;
    for (const Key key : keys) lots.push_back(lot_of(key));
    if (wanted >= lots.size()) return keys;
    std::ranges::nth_element(lots, lots.begin() + static_cast<std::ptrdiff_t>(wanted));
    std::vector<Key> taken;
    for (const Key key : keys)
        if (lot_of(key) < lots[wanted]) taken.push_back(key);
    return taken;
}

std::vector<Key> first_of(const Panel& panel, const Agents& agents) {
    if (panel.who == Panel::Who::share) return {};  // they come as they are met
    if (panel.who == Panel::Who::listed) return panel.keys;
    const std::vector<Key> keys = living(agents);
    return panel.who == Panel::Who::founders ? keys : sample_of(keys, static_cast<std::size_t>(panel.amount));
}

}  // namespace

Panels::Panels(const Scenario& scenario, const Schema& schema) {
    for (const Panel& panel : scenario.panels) {
        const auto kind = std::ranges::find(schema.records(), panel.kind, &Record::name);
        if (kind == schema.records().end()) throw ContractError("no panel can follow " + panel.kind);
        followed_.push_back({&panel, kind->type, panel_fields(schema, panel)});
    }
}

void Panels::add(Followed& followed, Key key, PanelRows& rows) {
    if (!followed.places.emplace(key, static_cast<u32>(rows.agents.size())).second) return;
    rows.agents.push_back(key);
}

void Panels::begin(World& world, std::vector<PanelRows>& all) {
    all.assign(followed_.size(), {});
    for (std::size_t k = 0; k < followed_.size(); ++k) {
        followed_[k].places.clear();
        for (const Key key : first_of(*followed_[k].panel, world.agents(followed_[k].kind))) add(followed_[k], key, all[k]);
    }
}

void Panels::record(World& world, u32 steps, std::vector<PanelRows>& all) {
    for (std::size_t k = 0; k < followed_.size(); ++k)
        if (steps % followed_[k].panel->every == 0) record(world, followed_[k], all[k]);
}

void Panels::record(World& world, Followed& followed, PanelRows& rows) {
    const std::vector<Key>& keys = world.agents(followed.kind).keys;
    const Panel& panel = *followed.panel;
    if (panel.who == Panel::Who::share)
        for (const Key key : keys)
            if (key != 0 && is_drawn(key, panel.amount)) add(followed, key, rows);
    const std::size_t width = followed.fields.size(), begin = rows.numbers.size();
    rows.known.push_back(static_cast<u32>(rows.agents.size()));
    rows.numbers.resize(begin + rows.agents.size() * width, std::numeric_limits<double>::quiet_NaN());
    std::vector<const Column*> columns;
    for (const PanelField& field : followed.fields) columns.push_back(&world.column(field.record));
    for (u32 slot = 0; slot < keys.size(); ++slot) {
        const auto place = keys[slot] == 0 ? followed.places.end() : followed.places.find(keys[slot]);
        if (place == followed.places.end()) continue;
        double* to = rows.numbers.data() + begin + place->second * width;
        for (std::size_t k = 0; k < width; ++k) to[k] = followed.fields[k].number(columns[k]->at(slot));
    }
}

bool Panels::fit(const std::vector<PanelRows>& all, u32 steps) const {
    if (all.empty()) return steps == 0 || followed_.empty();
    if (all.size() != followed_.size()) return false;
    for (std::size_t k = 0; k < all.size(); ++k) {
        const PanelRows& rows = all[k];
        const u64 agents = std::accumulate(rows.known.begin(), rows.known.end(), u64{0});
        const bool in_time = rows.known.size() == steps / followed_[k].panel->every;
        const bool all_known = rows.known.empty() || rows.known.back() <= rows.agents.size();
        if (!in_time || !all_known || rows.numbers.size() != agents * followed_[k].fields.size()) return false;
    }
    return true;
}

void Panels::resume(const std::vector<PanelRows>& all) {
    for (std::size_t k = 0; k < all.size(); ++k) {
        followed_[k].places.clear();
        for (const Key key : all[k].agents) followed_[k].places.emplace(key, static_cast<u32>(followed_[k].places.size()));
    }
}

double panel_numbers(const Scenario& scenario, const std::function<double(const std::string& kind)>& expected) {
    double numbers = 0;
    for (const Panel& panel : scenario.panels) {
        double agents = expected(panel.kind);
        if (panel.who == Panel::Who::sample) agents = std::min(agents, panel.amount);
        if (panel.who == Panel::Who::share) agents *= panel.amount;
        if (panel.who == Panel::Who::listed) agents = static_cast<double>(panel.keys.size());
        numbers += agents * (1 + static_cast<double>(panel.fields.size()) * (scenario.steps / panel.every));
    }
    return numbers;
}

}  // namespace consortia
