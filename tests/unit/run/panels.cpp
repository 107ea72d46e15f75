#include "engine/run/panels.hpp"

#include "engine/run/edge_names.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/town_run.hpp"

#include <cmath>
#include <cstring>

using namespace consortia;

namespace {

Scenario following(Panel panel) {
    Scenario scenario = town::small_scenario(6);
    scenario.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    scenario.panels = {std::move(panel)};
    return scenario;
}

Panel persons(Panel::Who who, double amount = 0, u32 every = 1) {
    return {.kind = "person", .fields = {"age", "skill"}, .who = who, .amount = amount, .every = every};
}

PanelRows rows_of(const Scenario& scenario, u32 replicate = 0, u32 threads = 1) {
    Crew crew(threads);
    Simulation simulation(town::model, town::schema(), scenario, replicate, crew);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    REQUIRE(simulation.output().panels.size() == 1);
    return simulation.output().panels.front();
}

Panel links(Panel::Who who, double amount = 0) {
    return {.kind = "link", .fields = {"weight"}, .who = who, .amount = amount, .every = 1};
}

bool same(const PanelRows& a, const PanelRows& b) {
    return a.agents == b.agents && a.from == b.from && a.to == b.to && a.known == b.known &&
           a.numbers.size() == b.numbers.size() &&
           std::memcmp(a.numbers.data(), b.numbers.data(), a.numbers.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("founders are all who are there when the burn-in is over, and are missing once they are dead") {
    const PanelRows rows = rows_of(following(persons(Panel::Who::founders)));
    const std::size_t agents = rows.agents.size();
    CHECK(agents > 200);
    CHECK(rows.known == std::vector<u32>(6, static_cast<u32>(agents)));
    REQUIRE(rows.numbers.size() == 6 * agents * 2);
    u32 deaths = 0;
    for (std::size_t agent = 0; agent < agents; ++agent) {
        for (std::size_t time = 1; time < 6; ++time) {
            const double before = rows.numbers[((time - 1) * agents + agent) * 2];
            const double now = rows.numbers[(time * agents + agent) * 2];
            if (std::isnan(before)) CHECK(std::isnan(now));
            if (!std::isnan(before) && std::isnan(now)) ++deaths;
            if (!std::isnan(now)) CHECK(now == before + 1);
        }
    }
    CHECK(deaths > 0);
}

TEST_CASE("a sample is of so many of them, the same whatever the seed and the scenario") {
    const PanelRows rows = rows_of(following(persons(Panel::Who::sample, 20)));
    CHECK(rows.agents.size() == 20);
    Scenario other = following(persons(Panel::Who::sample, 20));
    other.levers.clear();
    CHECK(rows_of(other).agents == rows.agents);
    const std::vector<Key> all = rows_of(following(persons(Panel::Who::founders))).agents;
    for (const Key key : rows.agents) CHECK(std::ranges::find(all, key) != all.end());
    CHECK(rows_of(following(persons(Panel::Who::sample, 1e6))).agents == all);
}

TEST_CASE("those who are listed are followed in the order of the list, and are missing where they do not live") {
    const PanelRows all = rows_of(following(persons(Panel::Who::share, 1)));
    const Key founder = all.agents.front(), newborn = all.agents.back(), nobody = 0x123456789abcdef0;
    Panel panel = persons(Panel::Who::listed);
    panel.keys = {newborn, nobody, founder};
    const PanelRows rows = rows_of(following(panel));
    CHECK(rows.agents == panel.keys);
    CHECK(rows.known == std::vector<u32>(6, 3));
    const auto age = [&](std::size_t time, std::size_t agent) { return rows.numbers[(time * 3 + agent) * 2]; };
    CHECK(std::isnan(age(0, 0)));
    CHECK_FALSE(std::isnan(age(5, 0)));
    for (std::size_t time = 0; time < 6; ++time) CHECK(std::isnan(age(time, 1)));
    CHECK(age(0, 2) == all.numbers.front());
    CHECK(rows_of(following(panel), 0, 3).numbers.size() == rows.numbers.size());
}

TEST_CASE("a share is of all who ever live: those who are born are known from then on") {
    const PanelRows rows = rows_of(following(persons(Panel::Who::share, 0.5)));
    CHECK(rows.known.front() > 100);
    CHECK(rows.known.back() > rows.known.front());
    CHECK(std::ranges::is_sorted(rows.known));
    CHECK(rows.agents.size() == rows.known.back());
    const double expected = 0.5 * static_cast<double>(rows_of(following(persons(Panel::Who::share, 1))).agents.size());
    CHECK(std::abs(static_cast<double>(rows.agents.size()) - expected) < 4 * std::sqrt(expected / 2));
}

TEST_CASE("who is recorded every few steps is recorded at the end of the last of them") {
    const PanelRows all = rows_of(following(persons(Panel::Who::sample, 10)));
    const PanelRows some = rows_of(following(persons(Panel::Who::sample, 10, 3)));
    REQUIRE(some.known.size() == 2);
    for (std::size_t k = 0; k < 20; ++k) {
        CHECK((some.numbers[k] == all.numbers[2 * 20 + k] || std::isnan(some.numbers[k])));
        CHECK((some.numbers[20 + k] == all.numbers[5 * 20 + k] || std::isnan(some.numbers[20 + k])));
    }
}

TEST_CASE("components are recorded beside the agent that they are of") {
    const PanelRows rows =
        rows_of(following({.kind = "firm", .fields = {"terms.pay", "tech"}, .who = Panel::Who::founders, .every = 6}));
    CHECK(rows.numbers.at(0) >= 1);
    CHECK(rows.numbers.size() == 2 * rows.agents.size());
}

TEST_CASE("edges are followed from their beginning to their end, with the agents at both ends") {
    const PanelRows rows = rows_of(following(links(Panel::Who::share, 1)));
    const std::size_t edges = rows.agents.size();
    REQUIRE(rows.from.size() == edges);
    REQUIRE(rows.to.size() == edges);
    CHECK(rows.known.back() > rows.known.front());  // some begin
    std::size_t begin = 0, ends = 0;
    for (std::size_t time = 0; time + 1 < rows.known.size(); begin += rows.known[time++])
        for (std::size_t edge = 0; edge < rows.known[time]; ++edge)
            if (!std::isnan(rows.numbers[begin + edge]) && std::isnan(rows.numbers[begin + rows.known[time] + edge])) ++ends;
    CHECK(ends > 0);
    const std::vector<Key> firms =
        rows_of(following({.kind = "firm", .fields = {"tech"}, .who = Panel::Who::founders})).agents;
    const auto is_firm = [&](Key key) { return std::ranges::find(firms, key) != firms.end(); };
    CHECK(std::ranges::all_of(rows.from, is_firm));
    CHECK(std::ranges::all_of(rows.to, is_firm));
}

TEST_CASE("what is recorded of an edge is what it is, and of so many at the start the same are taken in two scenarios") {
    const Scenario scenario = following(links(Panel::Who::sample, 30));
    const PanelRows rows = rows_of(scenario);
    CHECK(rows.agents.size() == 30);
    CHECK(rows.known == std::vector<u32>(6, 30));
    Scenario other = scenario;
    other.levers.clear();
    CHECK(rows_of(other).agents == rows.agents);
    Crew crew(1);
    Simulation simulation(town::model, town::schema(), scenario, 0, crew);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    const Record* link = town::schema().find(typeid(town::Link));
    const EdgeNames names = names_of_edges(simulation.world(), *link);
    const auto* records = simulation.world().column(typeid(town::Link)).as<town::Link>();
    u32 living = 0;
    for (std::size_t k = 0; k < names.keys.size(); ++k) {
        const auto at = std::ranges::find(rows.agents, names.keys[k]);
        if (at == rows.agents.end()) continue;
        ++living;
        const std::size_t place = static_cast<std::size_t>(at - rows.agents.begin());
        CHECK(rows.numbers[5 * 30 + place] == double{records[k].weight});
        CHECK(rows.from[place] == names.from[k]);
        CHECK(rows.to[place] == names.to[k]);
    }
    const auto last = rows.numbers.end() - 30;
    CHECK(living == std::count_if(last, rows.numbers.end(), [](double x) { return !std::isnan(x); }));
    CHECK(living > 0);
}

TEST_CASE("of a list of agents all edges from and to them are followed, and no others") {
    const PanelRows all = rows_of(following(links(Panel::Who::share, 1)));
    Panel panel = links(Panel::Who::listed);
    panel.keys = {all.from.front(), all.to.back()};
    const PanelRows some = rows_of(following(panel));
    const auto is_listed = [&](Key key) { return key == panel.keys[0] || key == panel.keys[1]; };
    std::size_t expected = 0;
    for (std::size_t k = 0; k < all.agents.size(); ++k) {
        if (!is_listed(all.from[k]) && !is_listed(all.to[k])) continue;
        ++expected;
        CHECK(std::ranges::find(some.agents, all.agents[k]) != some.agents.end());
    }
    CHECK(expected > 1);
    CHECK(some.agents.size() == expected);
}

TEST_CASE("panels are the same with any number of threads, and after a run was saved anywhere and went on") {
    const Scenario scenario = following(GENERATE(persons(Panel::Who::share, 0.3, 2), links(Panel::Who::share, 0.5)));
    const PanelRows straight = rows_of(scenario);
    CHECK(same(straight, rows_of(scenario, 0, 3)));
    Crew crew(1);
    for (u32 at = 0; at <= 10; ++at) {
        Simulation first(town::model, town::schema(), scenario, 0, crew);
        first.populate();
        while (first.steps_done() < at) first.step();
        MemorySink saved;
        first.save(saved);
        Simulation second(town::model, town::schema(), scenario, 0, crew);
        MemorySource source(saved.bytes());
        second.restore(source);
        while (!second.done()) second.step();
        CHECK(same(second.output().panels.front(), straight));
    }
}

TEST_CASE("what follows agents changes nothing of what they do") {
    Crew crew(1);
    Scenario without = following(persons(Panel::Who::founders));
    without.panels.clear();
    const auto digest = [&](const Scenario& scenario) {
        Simulation simulation(town::model, town::schema(), scenario, 0, crew);
        simulation.populate();
        while (!simulation.done()) simulation.step();
        return simulation.output().final_digest;
    };
    CHECK(digest(without) == digest(following(persons(Panel::Who::founders))));
}

TEST_CASE("rows that are of no such run are seen") {
    const Scenario scenario = following(persons(Panel::Who::sample, 10, 2));
    const Panels panels(scenario, town::schema());
    const PanelRows rows = rows_of(scenario);
    CHECK(panels.fit({rows}, 6));
    CHECK(panels.fit({}, 0));
    CHECK_FALSE(panels.fit({}, 2));
    CHECK_FALSE(panels.fit({rows}, 4));
    CHECK_FALSE(panels.fit({rows, rows}, 6));
    PanelRows forged = rows;
    forged.numbers.pop_back();
    CHECK_FALSE(panels.fit({forged}, 6));
    forged = rows;
    forged.agents.pop_back();
    CHECK_FALSE(panels.fit({forged}, 6));
    forged = rows;
    forged.from = forged.to = forged.agents;
    CHECK_FALSE(panels.fit({forged}, 6));
}

TEST_CASE("how much panels leave is known from how many agents and edges are expected") {
    const auto expected = [](const Record& record) { return record.name == "link" ? 4000.0 : 1000.0; };
    const auto numbers = [&](Panel panel) { return panel_numbers(following(std::move(panel)), town::schema(), expected); };
    CHECK(numbers(persons(Panel::Who::founders)) == 1000 * (1 + 2 * 6));
    CHECK(numbers(persons(Panel::Who::sample, 10, 3)) == 10 * (1 + 2 * 2));
    CHECK(numbers(persons(Panel::Who::share, 0.1, 4)) == 100 * (1 + 2 * 1));
    CHECK(numbers(links(Panel::Who::share, 0.5)) == 2000 * (3 + 6));
    Panel listed = links(Panel::Who::listed);
    listed.keys = {1, 2};
    CHECK(numbers(listed) == 2 * (4 + 4) * (3 + 6));
}
