#include "engine/session/questions/equal_cost.hpp"

#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;
using Verdict = study::CostSearch::Verdict;

namespace {

study::Scalable all_levers() { return {"policy.birth", "policy.collapse"}; }

}  // namespace

TEST_CASE("a package is scaled until it costs the amount, and compared again at that scale") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {}, true, heard);
    const Playing playing{.folder = folder / "out"};
    const Result result = play(plan, playing, heard).result;
    const double as_written = result.leagues().front().lines.front().cost.value;
    const EqualCost equal = at_equal_cost(plan, result, {as_written / 2, all_levers()}, playing, heard);
    REQUIRE(equal.packages.size() == 1);
    CHECK(equal.packages[0].name == "births");
    CHECK(equal.packages[0].verdict == Verdict::met);
    CHECK_THAT(equal.packages[0].scale, Catch::Matchers::WithinAbs(0.5, 0.02));
    REQUIRE(equal.packages[0].levers.size() == 1);
    CHECK(equal.packages[0].levers[0].name == "policy.birth");
    CHECK(equal.packages[0].levers[0].written == "3");
    CHECK(equal.packages[0].levers[0].scaled.starts_with("1.5"));
    CHECK(equal.packages[0].levers[0].bound.empty());
    REQUIRE(equal.result);
    CHECK(equal.result->scenarios().size() == 2);
    CHECK(Result::open((folder / "out" / "equal_cost.h5").string(), town_workspace())
              .leagues()
              .front()
              .lines.front()
              .cost.value == equal.result->leagues().front().lines.front().cost.value);
}

TEST_CASE("a package of which nothing can be scaled is told, and there is no comparison at equal cost") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/town.yaml"}, {}, true, heard);
    const Playing playing{.folder = folder / "out"};
    const Result result = play(plan, playing, heard).result;
    const EqualCost equal = at_equal_cost(plan, result, {100, all_levers()}, playing, heard);
    REQUIRE(equal.packages.size() == 1);
    CHECK(equal.packages[0].verdict != Verdict::met);
    CHECK(equal.packages[0].scaling.moved.empty());
    CHECK_FALSE(equal.result);
}

TEST_CASE("levers that are not to be scaled stay as they are, and are told") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {}, true, heard);
    const Playing playing{.folder = folder / "out"};
    const Result result = play(plan, playing, heard).result;
    const EqualCost equal = at_equal_cost(plan, result, {100, {"policy.collapse"}}, playing, heard);
    CHECK(equal.packages[0].verdict == Verdict::never);
    CHECK(equal.packages[0].levers.empty());
    CHECK(equal.packages[0].scaling.left == std::vector<std::string>{"policy.birth"});
}

TEST_CASE("another amount is searched beside the rounds of the first, which are found again") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {}, true, heard);
    const Playing playing{.folder = folder / "out"};
    const Result result = play(plan, playing, heard).result;
    for (const double amount : {500.0, 700.0, 500.0})
        CHECK(at_equal_cost(plan, result, {amount, all_levers()}, playing, heard).packages[0].verdict == Verdict::met);
    CHECK_FALSE(heard.found_at.empty());
}
