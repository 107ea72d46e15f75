#include "engine/session/estimate.hpp"

#include "engine/session/plan.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

Plan small(const std::vector<std::string>& set = {}) {
    Heard heard;
    return Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml"}, {.set = set}, false, heard);
}

}  // namespace

TEST_CASE("an estimate tells of runs, agents, time, memory and disk before anything is played") {
    const files::TestFolder folder;
    const Plan plan = small();
    const PlanEstimate needs = estimate(plan.runs(), {.folder = folder / "out", .threads = 2});
    CHECK(needs.runs == 2);
    CHECK(needs.agents == 400);
    CHECK(needs.burn_in == 4);
    CHECK(needs.steps == 3);
    CHECK(needs.runs_at_once == 2);
    CHECK(needs.seconds > 0);
    CHECK(needs.memory > 0);
    CHECK(needs.disk.results > 0);
    CHECK(folder.entries() == 0);
}

TEST_CASE("runs go on at once as far as threads and memory allow, and one that does not fit is refused") {
    CHECK(runs_at_once(small().runs(), 1) == 1);
    CHECK(runs_at_once(small().runs(), 8) == 2);
    CHECK_THROWS_WITH(runs_at_once(small({"population.people=900000000"}).runs(), 1, 1000), Catch::Contains("of memory"));
}

TEST_CASE("burn-ins are kept where that is asked for, nowhere if asked, else beside the folder of the result") {
    const files::TestFolder folder;
    const Plan plan = small();
    CHECK(kept_burn_ins(plan.runs(), "mine", folder / "out") == files::Path("mine"));
    CHECK_FALSE(kept_burn_ins(plan.runs(), "none", folder / "out"));
    CHECK(kept_burn_ins(plan.runs(), std::nullopt, folder / "out") == folder / "burn-in");
    CHECK_FALSE(kept_burn_ins(small({"burn_in=0"}).runs(), "mine", folder / "out"));
}
