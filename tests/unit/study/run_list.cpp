#include "engine/study/run_list.hpp"

#include "engine/core/error.hpp"
#include "engine/run/content.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/town_run.hpp"

#include <functional>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::Contains;

namespace {

Scenario small(const std::string& name = "town") {
    Scenario scenario = town::small_scenario();
    scenario.name = name;
    scenario.seeds = 3;
    return scenario;
}

Scenario reform() {
    Scenario reform = small("reform");
    reform.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    return reform;
}

RunList list_of(std::vector<Scenario> scenarios, u32 first_replicate = 0) {
    return {town::model, town::schema(), std::move(scenarios), first_replicate};
}

/// What is told of two scenarios, the second of which was changed.
std::vector<Problem> problems(const std::function<void(Scenario&)>& change) {
    Scenario other = small("reform");
    change(other);
    try {
        list_of({small(), other});
    } catch (const InputError& error) {
        return error.problems();
    }
    return {};
}

}  // namespace

TEST_CASE("runs are numbered scenario by scenario, each with the same replicates", "[study][run_list]") {
    const RunList list = list_of({small(), reform()}, 4);
    CHECK(list.size() == 6);
    CHECK(list.scenario_of(5).name == "reform");
    CHECK(list.scenario(2)->name == "town");
    CHECK(list.replicate_of(3) == 4);
    CHECK(list.name_of(5) == "reform, replicate 6 of seed 1");
}

TEST_CASE("scenarios that cannot stand side by side are refused with all that differs", "[study][run_list]") {
    const auto several = problems([](Scenario& other) {
        other.seed = 7;
        other.steps = 9;
    });
    REQUIRE(several.size() == 2);
    CHECK(several.front().text == "steps: expected 3 as in town, with which it is compared, got 9");
    const auto dateless = problems([](Scenario& other) { other.start.reset(); });
    REQUIRE(dateless.size() == 1);
    CHECK(dateless.front().text == "start: expected 2025Q1 as in town, with which it is compared, got none");
    CHECK(problems([](Scenario& other) { other.seeds = 9; }).size() == 1);
    CHECK(problems([](Scenario&) {}).empty());
    const auto read_from_a_file = problems([](Scenario& other) {
        other.files.push_back({"scenarios/reform.yaml", 0, 0});
        other.seed = 7;
    });
    CHECK(read_from_a_file.at(0).where.file == "scenarios/reform.yaml");
}

TEST_CASE("a list of no scenario breaks the contract", "[study][run_list]") { CHECK_THROWS_AS(list_of({}), ContractError); }

TEST_CASE("scenarios that differ in levers share the burn-ins of their replicates", "[study][run_list]") {
    Scenario larger = small("larger");
    larger.parameters["population.people"].value = 301;
    const RunList list = list_of({small(), reform(), larger});
    CHECK(list.burn_in_key(list.run(0, 1)) == list.burn_in_key(list.run(1, 1)));
    CHECK(list.burn_in_key(list.run(0, 1)) != list.burn_in_key(list.run(0, 2)));
    CHECK(list.burn_in_key(list.run(0, 1)) != list.burn_in_key(list.run(2, 1)));
}

TEST_CASE("the content of a list follows its scenarios, their order and the first replicate", "[study][run_list]") {
    const u64 content = list_of({small(), reform()}).content();
    CHECK(list_of({small("other name"), reform()}).content() == content);
    CHECK(list_of({reform(), small()}).content() != content);
    CHECK(list_of({small(), reform()}, 1).content() != content);
    CHECK(list_of({small(), small()}).content() != content);
    CHECK(list_of({small()}).content() == content_of(small()));
    CHECK(list_of({small()}, 1).content() != content_of(small()));
}

TEST_CASE("a list says how many numbers it keeps, and any of its scenarios may be the largest", "[study][run_list]") {
    const RunList list = list_of({small(), reform()});
    CHECK(list.numbers_kept() == 3 * 4);  // steps times columns
    REQUIRE(list.largest().size() == 2);
    CHECK(list.largest().back()->name == "reform");
}

TEST_CASE("more replicates leave keys and content of runs as they are, and make another list", "[study][run_list]") {
    const RunList list = list_of({small(), reform()}, 2);
    const RunList more = list.with_replicates(7);
    CHECK(more.size() == 14);
    CHECK(more.replicate_of(0) == 2);
    CHECK(more.content_of_runs() == list.content_of_runs());
    CHECK(more.content() != list.content());
    for (const u64 variant : {0U, 1U}) CHECK(more.key_of(more.run(variant, 2)) == list.key_of(list.run(variant, 2)));
    CHECK(list.key_of(list.run(0, 1)) != list.key_of(list.run(1, 1)));
    CHECK(list_of({small(), reform()}, 1).content_of_runs() != list.content_of_runs());
}

TEST_CASE("with draws every scenario is played at each of them with every seed, all at the same", "[study][run_list]") {
    const ParameterDraws drawn{"posterior.csv", 7, {"population.people"}, {0, 1, 2, 3}, {{200}, {210}, {220}, {230}}};
    const RunList list(town::model, town::schema(), {small(), reform()}, 4, drawn);
    CHECK(list.size() == 2 * 4 * 3);
    const u64 run = list.run(1, 2 * 3 + 1);
    CHECK(list.draw_of(run) == 2);
    CHECK(list.replicate_of(run) == 5);
    CHECK(list.name_of(run) == "reform, draw 2, replicate 5 of seed 1");
    CHECK(list.scenario(run)->parameters.at("population.people").value == 220);
    CHECK(list.scenario(list.run(0, 7))->parameters.at("population.people").value == 220);
    CHECK(list.burn_in_key(run) == list.burn_in_key(list.run(0, 7)));
    CHECK(list.burn_in_key(run) != list.burn_in_key(list.run(1, 4)));
}

TEST_CASE("more draws and seeds leave the keys of runs as they are", "[study][run_list]") {
    const ParameterDraws drawn{"posterior.csv", 7, {"population.people"}, {0, 1, 2, 3}, {{200}, {210}, {220}, {230}}};
    const RunList more(town::model, town::schema(), {small(), reform()}, 0, drawn);
    const RunList some = more.with_draws(2).with_replicates(2);
    CHECK(some.size() == 8);
    CHECK(some.content_of_runs() == more.content_of_runs());
    CHECK(some.content() != more.content());
    CHECK(more.content() != list_of({small(), reform()}).content());
    for (const u64 variant : {0U, 1U})
        for (const u32 draw : {0U, 1U})
            CHECK(some.key_of(some.run(variant, draw * 2 + 1)) == more.key_of(more.run(variant, draw * 3 + 1)));
}

TEST_CASE("scenarios that stop at other conditions cannot stand side by side", "[study][run_list][errors]") {
    const auto told = problems([](Scenario& other) { other.stop = {"people > 5", 2}; });
    REQUIRE(told.size() == 1);
    CHECK(told[0].text == "stop: expected none as in town, with which it is compared, got people > 5, 2 steps in a row");
}
