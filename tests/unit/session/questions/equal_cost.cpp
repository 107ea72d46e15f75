#include "engine/session/questions/equal_cost.hpp"

#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;
using Verdict = study::CostSearch::Verdict;

TEST_CASE("a package is scaled until it costs the amount, and compared again at that scale") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {}, true, heard);
    const Playing playing{.folder = folder / "out"};
    const Result result = play(plan, playing, heard).result;
    const double as_written = result.league().front().cost.value;
    const EqualCost equal = at_equal_cost(plan, result, as_written / 2, playing, heard);
    REQUIRE(equal.packages.size() == 1);
    CHECK(equal.packages[0].name == "births");
    CHECK(equal.packages[0].verdict == Verdict::met);
    CHECK_THAT(equal.packages[0].scale, Catch::Matchers::WithinAbs(0.5, 0.02));
    REQUIRE(equal.result);
    CHECK(equal.result->scenarios().size() == 2);
    CHECK(Result::open((folder / "out" / "equal_cost.h5").string(), town_workspace()).league().front().cost.value ==
          equal.result->league().front().cost.value);
}

TEST_CASE("a package of which nothing can be scaled is told, and there is no comparison at equal cost") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/town.yaml"}, {}, true, heard);
    const Playing playing{.folder = folder / "out"};
    const Result result = play(plan, playing, heard).result;
    const EqualCost equal = at_equal_cost(plan, result, 100, playing, heard);
    REQUIRE(equal.packages.size() == 1);
    CHECK(equal.packages[0].verdict != Verdict::met);
    CHECK(equal.packages[0].scaling.moved.empty());
    CHECK_FALSE(equal.result);
}
