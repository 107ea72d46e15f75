#include "engine/session/play.hpp"

#include "engine/study/store/ledger.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/stopped.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

Plan comparison(const std::vector<std::string>& set = {}) {
    Heard heard;
    return Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {.set = set}, true,
                              heard);
}

bool same_outcomes(const Result& a, const Result& b) {
    return std::ranges::equal(a.outcomes(), b.outcomes(), {}, &study::Outcomes::by_scenario, &study::Outcomes::by_scenario);
}

}  // namespace

TEST_CASE("a plan gives the same outcomes in memory and in a folder, on any number of threads") {
    const files::TestFolder folder;
    const Plan plan = comparison();
    Heard heard;
    const Played written = play(plan, {.folder = folder / "out"}, heard);
    CHECK(heard.depth == 0);
    CHECK(heard.last.runs_done == 4);
    const Played alone = play(plan, {}, heard);
    const Played three = play(plan, {.threads = 3}, heard);
    CHECK(heard.last.runs_done == 4);
    CHECK(same_outcomes(alone.result, written.result));
    CHECK(same_outcomes(three.result, written.result));
    CHECK(alone.result.data().note("content_digest") == written.result.data().note("content_digest"));
    CHECK(alone.result.data().texts("final_digest") == written.result.data().texts("final_digest"));
    CHECK(heard.warnings.empty());
}

TEST_CASE("a finished result is found again, and one of other inputs is refused until it is to be replaced") {
    const files::TestFolder folder;
    const Playing playing{.folder = folder / "out"};
    Heard heard;
    const Played first = play(comparison(), playing, heard);
    CHECK_FALSE(first.found);
    const Played again = play(comparison(), playing, heard);
    CHECK(again.found);
    CHECK(heard.found_at == again.result.path());
    CHECK(same_outcomes(first.result, again.result));
    const Plan other = comparison({"seed=2"});
    CHECK(refusal(other, playing) == Refused::Why::other_result);
    CHECK_FALSE(play(other, {.folder = folder / "out", .replace = true}, heard).found);
}

TEST_CASE("what is stopped tells so once, is refused until it is resumed, and ends with the same bytes") {
    const files::TestFolder folder;
    const Plan plan = comparison();
    Heard heard;
    play(plan, {.folder = folder / "straight"}, heard);
    Playing playing{.folder = folder / "out", .stop = after(9)};
    CHECK_THROWS_AS(play(plan, playing, heard), Interrupted);
    CHECK(heard.stopped == std::vector{Listener::Stopping::asked});
    playing.stop = {};
    CHECK(refusal(plan, playing) == Refused::Why::unfinished);
    playing.resume = true;
    play(plan, playing, heard);
    CHECK(files::read_text(folder / "out" / "compare.h5") == files::read_text(folder / "straight" / "compare.h5"));
}

TEST_CASE("time that is over stops runs as a wish does, in memory too") {
    Heard heard;
    CHECK_THROWS_AS(play(comparison(), {.time_limit = 0}, heard), Interrupted);
    CHECK(heard.stopped == std::vector{Listener::Stopping::time_is_over});
}

TEST_CASE("what is finished of an interrupted plan is joined in part, and the missing runs are counted") {
    const files::TestFolder folder;
    const Plan plan = comparison();
    Heard heard;
    Playing playing{.folder = folder / "out", .stop = after(9)};
    CHECK_THROWS_AS(play(plan, playing, heard), Interrupted);
    CHECK_THROWS_AS(join(plan, playing, false, heard), Refused);
    const Played partial = join(plan, playing, true, heard);
    CHECK(partial.missing > 0);
    CHECK(partial.missing < 4);
    CHECK(Result::open((folder / "out" / "partial.h5").string(), town_workspace()).missing() == partial.missing);
}

TEST_CASE("a run that breaks its contract is named, in memory as in a folder") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan = Plan::of_scenarios(town_workspace(), {"/scenarios/collapse.yaml"}, {}, false, heard);
    for (const Playing& playing : {Playing{}, Playing{.folder = folder / "out"}}) {
        CHECK_THROWS_WITH(play(plan, playing, heard),
                          Catch::Contains("collapse, replicate 1 of seed 1") && Catch::Contains("the town has collapsed"));
    }
}
