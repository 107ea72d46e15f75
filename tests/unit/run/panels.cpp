#include "engine/run/panels.hpp"

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

PanelRows played(const Scenario& scenario, u32 replicate = 0, u32 threads = 1) {
    Crew crew(threads);
    Simulation simulation(town::model, town::schema(), scenario, replicate, crew);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    REQUIRE(simulation.output().panels.size() == 1);
    return simulation.output().panels.front();
}

bool same(const PanelRows& a, const PanelRows& b) {
    return a.agents == b.agents && a.known == b.known && a.numbers.size() == b.numbers.size() &&
           std::memcmp(a.numbers.data(), b.numbers.data(), a.numbers.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("founders are all who are there when the burn-in is over, and are missing once they are dead") {
    const PanelRows rows = played(following(persons(Panel::Who::founders)));
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
    const PanelRows rows = played(following(persons(Panel::Who::sample, 20)));
    CHECK(rows.agents.size() == 20);
    Scenario other = following(persons(Panel::Who::sample, 20));
    other.levers.clear();
    CHECK(played(other).agents == rows.agents);
    const std::vector<Key> all = played(following(persons(Panel::Who::founders))).agents;
    for (const Key key : rows.agents) CHECK(std::ranges::find(all, key) != all.end());
    CHECK(played(following(persons(Panel::Who::sample, 1e6))).agents == all);
}

TEST_CASE("those who are listed are followed in the order of the list, and are missing where they do not live") {
    const PanelRows all = played(following(persons(Panel::Who::share, 1)));
    const Key founder = all.agents.front(), newborn = all.agents.back(), nobody = 0x123456789abcdef0;
    Panel panel = persons(Panel::Who::listed);
    panel.keys = {newborn, nobody, founder};
    const PanelRows rows = played(following(panel));
    CHECK(rows.agents == panel.keys);
    CHECK(rows.known == std::vector<u32>(6, 3));
    const auto age = [&](std::size_t time, std::size_t agent) { return rows.numbers[(time * 3 + agent) * 2]; };
    CHECK(std::isnan(age(0, 0)));
    CHECK_FALSE(std::isnan(age(5, 0)));
    for (std::size_t time = 0; time < 6; ++time) CHECK(std::isnan(age(time, 1)));
    CHECK(age(0, 2) == all.numbers.front());
    CHECK(played(following(panel), 0, 3).numbers.size() == rows.numbers.size());
}

TEST_CASE("a share is of all who ever live: those who are born are known from then on") {
    const PanelRows rows = played(following(persons(Panel::Who::share, 0.5)));
    CHECK(rows.known.front() > 100);
    CHECK(rows.known.back() > rows.known.front());
    CHECK(std::ranges::is_sorted(rows.known));
    CHECK(rows.agents.size() == rows.known.back());
    const double expected = 0.5 * static_cast<double>(played(following(persons(Panel::Who::share, 1))).agents.size());
    CHECK(std::abs(static_cast<double>(rows.agents.size()) - expected) < 4 * std::sqrt(expected / 2));
}

TEST_CASE("who is recorded every few steps is recorded at the end of the last of them") {
    const PanelRows all = played(following(persons(Panel::Who::sample, 10)));
    const PanelRows some = played(following(persons(Panel::Who::sample, 10, 3)));
    REQUIRE(some.known.size() == 2);
    for (std::size_t k = 0; k < 20; ++k) {
        CHECK((some.numbers[k] == all.numbers[2 * 20 + k] || std::isnan(some.numbers[k])));
        CHECK((some.numbers[20 + k] == all.numbers[5 * 20 + k] || std::isnan(some.numbers[20 + k])));
    }
}

TEST_CASE("components are recorded beside the agent that they are of") {
    const PanelRows rows =
        played(following({.kind = "firm", .fields = {"terms.pay", "tech"}, .who = Panel::Who::founders, .every = 6}));
    CHECK(rows.numbers.at(0) >= 1);
    CHECK(rows.numbers.size() == 2 * rows.agents.size());
}

TEST_CASE("panels are the same with any number of threads, and after a run was saved anywhere and went on") {
    const Scenario scenario = following(persons(Panel::Who::share, 0.3, 2));
    const PanelRows straight = played(scenario);
    CHECK(same(straight, played(scenario, 0, 3)));
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
    const PanelRows rows = played(scenario);
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
}

TEST_CASE("how much panels leave is known from how many agents are expected") {
    const auto expected = [](const std::string&) { return 1000.0; };
    CHECK(panel_numbers(following(persons(Panel::Who::founders)), expected) == 1000 * (1 + 2 * 6));
    CHECK(panel_numbers(following(persons(Panel::Who::sample, 10, 3)), expected) == 10 * (1 + 2 * 2));
    CHECK(panel_numbers(following(persons(Panel::Who::share, 0.1, 4)), expected) == 100 * (1 + 2 * 1));
}
