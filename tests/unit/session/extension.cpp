#include "engine/session/extension.hpp"

#include "engine/output/reading/reader.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/stopped.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

const std::vector<std::string> one{"/scenarios/town.yaml"};
const std::vector<std::string> two{"/scenarios/town.yaml", "/scenarios/births.yaml"};

Plan plan_of(const std::vector<std::string>& files, u32 seeds, const std::vector<std::string>& set = {}) {
    Heard heard;
    return Plan::of_scenarios(town_workspace(), files, {.set = set, .seeds = seeds}, files.size() > 1, heard);
}

std::string bytes(const files::Path& folder, const Plan& plan) { return files::read_text(folder / plan.result_name()); }

/// What a plan gives when it is played at once.
std::string at_once(const Plan& plan, bool digests = false) {
    const files::TestFolder folder;
    Heard heard;
    play(plan, {.folder = folder / "out", .digests = digests}, heard);
    return bytes(folder / "out", plan);
}

}  // namespace

TEST_CASE("a result of fewer seeds is extended by the new runs alone, to the bytes of all at once") {
    for (const auto& files : {one, two}) {
        for (const bool digests : {false, true}) {
            const files::TestFolder folder;
            const Playing playing{.folder = folder / "out", .digests = digests};
            Heard heard;
            play(plan_of(files, 2), playing, heard);
            const Plan larger = plan_of(files, 5);
            const Played extended = play(larger, playing, heard);
            CHECK_FALSE(extended.found);
            CHECK(extended.effort.finished == 3 * files.size());
            CHECK(heard.extended == std::vector<std::pair<u32, u32>>{{2, 5}});
            CHECK(bytes(playing.folder, larger) == at_once(larger, digests));
            CHECK(extended.result.replicates().size() == 5);
            CHECK_FALSE(std::filesystem::exists(playing.folder / "work"));
            CHECK(play(larger, playing, heard).found);
        }
    }
}

TEST_CASE("an extension that is stopped leaves the smaller result whole and ends, resumed, with the same bytes") {
    const Plan smaller = plan_of(two, 2), larger = plan_of(two, 4);
    const std::string before = at_once(smaller), whole = at_once(larger);
    for (const int steps : {0, 1, 9, 20}) {
        const files::TestFolder folder;
        Playing playing{.folder = folder / "out"};
        Heard heard;
        play(smaller, playing, heard);
        playing.stop = after(steps);
        CHECK_THROWS_AS(play(larger, playing, heard), Interrupted);
        CHECK(bytes(playing.folder, smaller) == before);
        playing.stop = {};
        CHECK(refusal(larger, playing) == Refused::Why::unfinished);
        CHECK(play(smaller, playing, heard).found);
        playing.resume = true;
        play(larger, playing, heard);
        CHECK(bytes(playing.folder, larger) == whole);
    }
}

TEST_CASE("what is unfinished goes on with more seeds, and with fewer loses no run that is finished") {
    const Plan three = plan_of(two, 3), four = plan_of(two, 4);
    const files::TestFolder folder;
    Playing playing{.folder = folder / "out", .stop = after(50)};
    Heard heard;
    CHECK_THROWS_AS(play(four, playing, heard), Interrupted);
    playing.stop = {};
    playing.resume = true;
    play(plan_of(two, 1), playing, heard);
    CHECK(std::filesystem::exists(playing.folder / "work"));
    const Played played = play(three, playing, heard);
    CHECK(played.effort.finished < 4);
    CHECK(bytes(playing.folder, three) == at_once(three));
}

TEST_CASE("only the first seeds of the same scenarios, kept in the same way, are extended") {
    const files::TestFolder folder;
    const Playing playing{.folder = folder / "out"};
    Heard heard;
    play(plan_of(one, 3), playing, heard);
    CHECK(refusal(plan_of(one, 5, {"population.people=301"}), playing) == Refused::Why::other_result);
    CHECK(refusal(plan_of(one, 2), playing) == Refused::Why::other_result);
    CHECK(refusal(plan_of(one, 5), {.folder = folder / "out", .digests = true}) == Refused::Why::other_result);
    play(plan_of(one, 5), {.folder = folder / "out", .replace = true}, heard);
    CHECK(heard.extended.empty());
}

TEST_CASE("runs of a result are entered once") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan = plan_of(two, 2);
    play(plan, {.folder = folder / "out"}, heard);
    study::Ledger ledger(folder / "work", 7);
    for (int again = 0; again < 2; ++again) enter(plan.scenarios(), folder / "out" / "compare.h5", false, ledger);
    CHECK(ledger.records().done.size() == 4);
    CHECK(ledger.records().timed == 4);
    CHECK_FALSE(runs_held(plan, {}, output::ResultReader((folder / "out" / "compare.h5").string())));
    CHECK(runs_held(plan_of(two, 3), {}, output::ResultReader((folder / "out" / "compare.h5").string()))->size() == 4);
}
