#include "engine/session/answer/changes.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/answer/made_result.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

Result town_result(const std::string& text) {
    const std::string first = "model: town\nparameters:\n  population.people: 300\nlevers:\n  policy.birth: 0\n";
    return made_result(
        {{"first", {}, first}, {"other", {}, text}}, 2, [](const MadeCell&) { return 1.0; },
        &town_workspace().schema(town::model));
}

}  // namespace

TEST_CASE("what a package moves is told from what a comparison should not differ in") {
    const Result result = town_result("model: town\nparameters:\n  population.people: 500\nlevers:\n  policy.birth: 3\n");
    REQUIRE(levers_changed(result, 1).size() == 1);
    CHECK(levers_changed(result, 1).front().key == "policy.birth");
    CHECK(levers_changed(result, 1).front().from == "0");
    CHECK(levers_changed(result, 1).front().to == "3");
    REQUIRE(changed_beyond_levers(result, 1).size() == 1);
    CHECK(changed_beyond_levers(result, 1).front().key == "population.people");
}

TEST_CASE("a package changes nothing only where every total of every seed is the same") {
    const auto number = [](const MadeCell& cell) {
        return cell.indicator == "pay" && cell.scenario == 1 && cell.seed == 1 && cell.step == 7 ? 2.0 : 1.0;
    };
    const Result result = made_result({{"a"}, {"b"}, {"c"}}, 3, number);
    CHECK(!changes_nothing(result, 1));
    CHECK(changes_nothing(result, 2));
}
