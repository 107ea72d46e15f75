#include "engine/session/plan.hpp"

#include "tests/support/catch.hpp"

#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

TEST_CASE("a plan of scenarios holds their runs, with what was laid over them") {
    Heard heard;
    const Plan plan = Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"},
                                         {.set = {"population.people=400"}, .seeds = 3}, true, heard);
    CHECK_FALSE(plan.is_study());
    CHECK(plan.runs().size() == 2 * 3);
    CHECK(plan.scenarios().scenarios()[1].parameters.at("population.people").value == 400);
    CHECK(plan.result_name() == "compare.h5");
    CHECK(plan.folder_name().starts_with("compare-town-"));
}

TEST_CASE("one replicate alone is the first of its plan") {
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml"}, {.seeds = 9, .replicate = 5}, false, heard);
    CHECK(plan.runs().size() == 1);
    CHECK(plan.runs().replicate_of(0) == 5);
    CHECK(plan.result_name() == "run.h5");
}

TEST_CASE("a folder is named by all that its result depends on, and whether digests are kept") {
    Heard heard;
    const auto named = [&](const std::string& value, bool digests) {
        return Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml"}, {.set = {"seed=" + value}}, false, heard)
            .folder_name(digests);
    };
    CHECK(named("1", false) == named("1", false));
    CHECK(named("1", false) != named("2", false));
    CHECK(named("1", false) != named("1", true));
}

TEST_CASE("a plan of a study holds its points") {
    Heard heard;
    const Plan plan = Plan::of_study(town_workspace(), "/scenarios/births_study.yaml", {.seeds = 1}, heard);
    REQUIRE(plan.is_study());
    CHECK(plan.runs().size() == 3);
    CHECK(plan.result_name() == "study.h5");
    CHECK(plan.folder_name().starts_with("births_study-"));
}

TEST_CASE("the mistakes of all files are told at once") {
    Heard heard;
    try {
        Plan::of_scenarios(town_workspace(), {"/scenarios/broken.yaml", "/scenarios/none.yaml"}, {}, true, heard);
        FAIL("it did not throw");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 2);
        CHECK_THAT(error.problems()[0].text, Catch::Contains("nearest is policy.birth"));
    }
}

TEST_CASE("a mistake that several scenarios have in common is told once") {
    Heard heard;
    try {
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"},
                           {.set = {"population.peeple=3"}}, true, heard);
        FAIL("it did not throw");
    } catch (const InputError& error) {
        CHECK(error.problems().size() == 1);
    }
}
