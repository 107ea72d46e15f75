#include "engine/run/simulation.hpp"

#include "engine/run/content.hpp"
#include "engine/run/estimate.hpp"
#include "engine/study/store/snapshots.hpp"
#include "tests/support/catch.hpp"

#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

#include <cstring>

using namespace consortia;

namespace {

RunOutput played(const Scenario& scenario, u32 replicate = 0, u32 threads = 1) {
    Crew crew(threads);
    Simulation simulation(town::model, town::schema(), scenario, replicate, crew);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    return simulation.output();
}

bool same(const RunOutput& a, const RunOutput& b) {
    return a.final_digest == b.final_digest && a.rows.size() == b.rows.size() &&
           std::memcmp(a.rows.data(), b.rows.data(), a.rows.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("a run keeps one row a step, none of them of the burn-in") {
    const RunOutput output = played(town::scenario(8));
    CHECK(output.width == 4);
    CHECK(output.steps() == 8);
    CHECK(output.final_digest != 0);
}

TEST_CASE("a run is the same with any number of threads, and another with another seed or replicate") {
    const RunOutput one = played(town::scenario(4));
    for (u32 threads : {2U, 3U, 8U}) CHECK(same(one, played(town::scenario(4), 0, threads)));
    CHECK_FALSE(same(one, played(town::scenario(4, 2))));
    CHECK_FALSE(same(one, played(town::scenario(4), 1)));
}

TEST_CASE("a run that is saved after any step and restored, with another number of threads, ends with the same bytes") {
    const Scenario scenario = town::scenario(8);
    const RunOutput straight = played(scenario);
    for (u32 at = 0; at < 12; ++at) {
        Crew one(1);
        Simulation first(town::model, town::schema(), scenario, 0, one);
        first.populate();
        while (first.steps_done() < at) first.step();
        MemorySink saved;
        first.save(saved);

        Crew three(3);
        Simulation second(town::model, town::schema(), scenario, 0, three);
        MemorySource source(saved.bytes());
        second.restore(source);
        CHECK(second.steps_done() == at);
        while (!second.done()) second.step();
        CHECK(same(straight, second.output()));
    }
}

TEST_CASE("scenarios that differ in levers alone share a burn-in, and branch from its snapshot without a trace") {
    const Scenario baseline = town::scenario(4);
    Scenario reform = baseline;
    reform.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    const files::TestFolder scratch;
    const auto file = scratch / "burn_in";
    Crew crew(1);
    Simulation burnt(town::model, town::schema(), baseline, 0, crew);
    burnt.populate();
    while (!burnt.burnt_in()) burnt.step();
    study::save(burnt, file, study::burn_in_content(burnt));

    Simulation branch(town::model, town::schema(), reform, 0, crew);
    REQUIRE(study::burn_in_content(branch) == study::burn_in_content(burnt));
    CHECK(study::run_content(branch) != study::run_content(burnt));
    study::restore(branch, file, study::burn_in_content(branch));
    while (!branch.done()) branch.step();
    CHECK(same(branch.output(), played(reform)));
    CHECK_FALSE(same(branch.output(), played(baseline)));
}

TEST_CASE("a snapshot of other parameters, another replicate or another seed is refused") {
    const Scenario scenario = town::scenario(4);
    const files::TestFolder scratch;
    const auto file = scratch / "snapshot";
    Crew crew(1);
    Simulation first(town::model, town::schema(), scenario, 0, crew);
    first.populate();
    study::save(first, file, study::burn_in_content(first));
    Simulation other(town::model, town::schema(), scenario, 1, crew);
    CHECK_THROWS_AS(study::restore(other, file, study::burn_in_content(other)), SystemError);
    CHECK(content_of_burn_in(scenario, 0) != content_of_burn_in(town::scenario(4, 2), 0));
    Scenario larger = scenario;
    larger.parameters["population.people"].value = 20000;
    CHECK(content_of_burn_in(scenario, 0) != content_of_burn_in(larger, 0));
    Scenario with_data = scenario;
    with_data.data["people"].content = 1;
    Scenario with_others = scenario;
    with_others.data["people"].content = 2;
    CHECK(content_of_burn_in(scenario, 0) != content_of_burn_in(with_data, 0));
    CHECK(content_of_burn_in(with_data, 0) != content_of_burn_in(with_others, 0));
}

TEST_CASE("digests are kept for every step when asked for, and the last is that of the end") {
    Crew crew(1);
    const Scenario scenario = town::scenario(3);
    Simulation simulation(town::model, town::schema(), scenario, 0, crew);
    simulation.keep_digests(true);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    REQUIRE(simulation.output().digests.size() == 3);
    CHECK(simulation.output().digests.back() == simulation.output().final_digest);
}

TEST_CASE("what a run will need grows with its population") {
    Scenario scenario = town::scenario(8);
    const Estimate small = estimate(town::model, town::schema(), scenario);
    CHECK(small.agents == 10100);
    CHECK(small.edges == 200);
    CHECK(small.output == 8 * 4 * 8);
    scenario.parameters["population.people"].value = 1e7;
    CHECK(estimate(town::model, town::schema(), scenario).memory > 50 * small.memory);
}

TEST_CASE("a run that does not fit into memory is refused in words, others go on in parallel as far as they fit") {
    const Scenario scenario = town::scenario();
    const Estimate needs = estimate(town::model, town::schema(), scenario);
    CHECK(runs_that_fit(needs, scenario, 8, 1e12) == 8);
    CHECK(runs_that_fit(needs, scenario, 8, 2.5 * (needs.memory + needs.output)) == 2);
    CHECK_THROWS_AS(runs_that_fit(needs, scenario, 8, 1000), InputError);
}

TEST_CASE("bytes are written for people") {
    CHECK(bytes_text(640) == "640 B");
    CHECK(bytes_text(1536) == "1.5 kB");
    CHECK(bytes_text(2e12) == "2.0 TB");
}

TEST_CASE("every fault of a model's declaration is told") {
    Model faulty = town::model;
    faulty.describe = [](Schema& schema) {
        town::describe(schema);
        schema.indicator({.name = "people", .unit = "person"});
    };
    CHECK_THROWS_AS(schema_of(faulty), ContractError);
}

namespace {

/// People rise from step to step, by as many as are born.
Scenario stopped_at(double people, u32 after = 1) {
    Scenario scenario = town::small_scenario(8);
    scenario.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    scenario.stop = {"people > " + std::to_string(people), after};
    return scenario;
}

/// The people in each step of a run that nothing stops.
std::vector<double> people() {
    const RunOutput whole = played(stopped_at(1e9));
    const std::size_t column =
        FrameLayout(town::schema().indicators(), town::schema().axes(stopped_at(0))).at("people").offset;
    std::vector<double> all;
    for (std::size_t step = 0; step < whole.steps(); ++step) all.push_back(whole.row(step)[column]);
    return all;
}

}  // namespace

TEST_CASE("a run ends with the step in which its scenario's condition has held so often, and never in its burn-in") {
    const std::vector<double> all = people();
    REQUIRE(all.size() == 8);
    REQUIRE(all[2] < all[3]);
    const RunOutput at_once = played(stopped_at(all[2]));
    CHECK(at_once.stopped == 4U);
    CHECK(at_once.steps() == 4);
    CHECK(at_once.final_digest != 0);
    CHECK(played(stopped_at(all[2], 3)).steps() == 6);
    CHECK(played(stopped_at(0)).steps() == 1);
    CHECK(played(stopped_at(0, 8)).stopped == 8U);
    CHECK_FALSE(played(stopped_at(0, 9)).stopped);
}

TEST_CASE("what was played before a stop is what is played without one, to the last bit") {
    const RunOutput whole = played(stopped_at(1e9)), stopped = played(stopped_at(people()[2]));
    REQUIRE(stopped.steps() == 4);
    CHECK(std::memcmp(whole.rows.data(), stopped.rows.data(), stopped.rows.size() * sizeof(double)) == 0);
    Scenario short_one = stopped_at(1e9);
    short_one.steps = 4;
    CHECK(played(short_one).final_digest == stopped.final_digest);
}

TEST_CASE("a run that is saved anywhere and goes on stops where one does that was played at once") {
    const Scenario scenario = stopped_at(people()[2], 2);
    const RunOutput straight = played(scenario);
    Crew crew(1);
    for (u32 at = 0; at <= 4 + straight.steps(); ++at) {
        Simulation first(town::model, town::schema(), scenario, 0, crew);
        first.populate();
        while (first.steps_done() < at) first.step();
        MemorySink saved;
        first.save(saved);
        Simulation second(town::model, town::schema(), scenario, 0, crew);
        MemorySource source(saved.bytes());
        second.restore(source);
        CHECK(second.done() == first.done());
        while (!second.done()) second.step();
        CHECK(second.output().stopped == straight.stopped);
        CHECK(second.output().rows.size() == straight.rows.size());
    }
}

TEST_CASE("what a condition reads is asked for too where little else is") {
    const Scenario scenario = stopped_at(people()[2]);
    Crew crew(1);
    Simulation simulation(town::model, town::schema(), scenario, 0, crew);
    simulation.ask_only({"child_benefit"});
    simulation.populate();
    while (!simulation.done()) simulation.step();
    CHECK(simulation.output().stopped == 4U);
}

TEST_CASE("a scenario that stops at what is not there is no simulation") {
    Scenario scenario = stopped_at(0);
    scenario.stop->when = "peple > 1";
    Crew crew(1);
    CHECK_THROWS_WITH(Simulation(town::model, town::schema(), scenario, 0, crew),
                      Catch::Matchers::Contains("stop.when: 'peple': unknown indicator; nearest is people"));
}

TEST_CASE("a stop is part of what a run is, and not of its burn-in") {
    CHECK(content_of_run(stopped_at(1), 0) != content_of_run(stopped_at(2), 0));
    CHECK(content_of_run(stopped_at(1), 0) != content_of_run(stopped_at(1, 2), 0));
    CHECK(content_of_burn_in(stopped_at(1), 0) == content_of_burn_in(stopped_at(2), 0));
}
