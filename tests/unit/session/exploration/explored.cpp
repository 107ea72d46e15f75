#include "engine/session/exploration/explored.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/session/exploration/town_study.hpp"

#include <algorithm>
#include <string_view>

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::exploration;
using Catch::Matchers::Contains;

namespace {

const Shown& shown(const Explored& explored, std::string_view name) {
    const auto found = std::ranges::find(explored.outputs, name, &Shown::name);
    REQUIRE(found != explored.outputs.end());
    return *found;
}

}  // namespace

TEST_CASE("of a study what it varied, what it kept, and every run are explored", "[session][explore]") {
    const PlayedStudy played;
    const Explored explored = explored_of(played.result, played.study);
    CHECK(explored.controls.size() == 2);
    CHECK(explored.controls[1].kind == exploration::Control::Kind::package);
    CHECK(explored.controls[1].file == "more.yaml");
    REQUIRE(explored.points.size() == 7);
    CHECK(explored.has_scenario);
    CHECK(explored.points[6] == std::vector<double>{300, 0});
    CHECK(explored.points[0] == std::vector<double>{200, 0});
    CHECK(explored.question.points[5] == Point{1, 1});

    const Shown& people = shown(explored, "people_last");
    CHECK(people.is_number());
    CHECK(people.words == "last");
    CHECK(people.indicator.name == "people");
    const Shown& series = shown(explored, "people_difference_of_series");
    CHECK(series.is_difference);
    CHECK(series.over == "time");
    CHECK(series.labels == std::vector<std::string>{"2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1"});
    CHECK(shown(explored, "skill_by_half_last").labels == std::vector<std::string>{"lower", "upper"});
    CHECK(explored.left_out == std::vector<std::string>{"skill_by_half_series"});

    const auto place = static_cast<std::size_t>(&series - explored.outputs.data());
    CHECK(explored.question.outputs[place].runs[6] == std::vector<std::vector<double>>(2, {0, 0, 0, 0, 0}));

    const auto number = static_cast<std::size_t>(&people - explored.outputs.data());
    const auto& runs = explored.question.outputs[number].runs;
    REQUIRE(runs.size() == 7);
    CHECK(runs[6].empty());
    CHECK(runs[2].size() == 2);
    CHECK(runs[2][1] == std::vector<double>{played.result.data().numbers("people_last")[5]});
}

TEST_CASE("of a flow the steps of whole years are added up", "[session][explore]") {
    const PlayedStudy played;
    const Explored explored = explored_of(played.result, played.study);
    const Shown& benefit = shown(explored, "child_benefit_series");
    CHECK(benefit.labels == std::vector<std::string>{"2025"});
    const auto number = static_cast<std::size_t>(&benefit - explored.outputs.data());
    const std::vector<double> steps = played.result.data().numbers("child_benefit_series");
    CHECK(explored.question.outputs[number].runs[1][0] ==
          std::vector<double>{steps[10] + steps[11] + steps[12] + steps[13]});
    CHECK(steps[10] == 400);  // the second point has the package
}

TEST_CASE("what is no study cannot be explored", "[session][explore]") {
    Heard heard;
    const Plan plan = Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml"}, {}, false, heard);
    const Result result = play(plan, {}, heard).result;
    CHECK_THROWS_WITH(explored_of(result, {}), Contains("is no result of a study"));
}
