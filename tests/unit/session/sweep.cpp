#include "engine/session/sweep.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

#include <set>

using namespace consortia;
using namespace consortia::session;

namespace {

/// Points of which one breaks its contract in one of its replicates.
Plan collapsing() {
    static const config::Memory files(std::map<std::string, std::string>{
        {"scenarios/town.yaml",
         "model: town\nstart: 2025Q1\nburn_in: 4\nsteps: 3\nseeds: 2\nparameters: {population.people: 300}\n"},
        {"scenarios/study.yaml",
         "scenario: town.yaml\ndesign: {method: list, points: [{}, {policy.collapse: 1}]}\nindicators: {people: mean}\n"}});
    static const Workspace workspace(town_models(), files);
    Heard heard;
    return Plan::of_study(workspace, "/scenarios/study.yaml", {}, heard);
}

std::set<std::string> journals_in(const files::Path& folder) {
    std::set<std::string> names;
    for (const files::Path& journal : study::journals_in(work_folder(folder))) names.insert(journal.filename());
    return names;
}

}  // namespace

TEST_CASE("every block is of one shard", "[session][sweep]") {
    for (const u64 count : {1U, 3U, 7U}) {
        for (u64 block = 0; block < 20; ++block) {
            u64 owners = 0;
            for (u64 number = 1; number <= count; ++number) owners += Shard{number, count}.has(block) ? 1 : 0;
            CHECK(owners == 1);
        }
    }
}

TEST_CASE("shards have journals of their own, which say whose they are, and together finish the study", "[session][sweep]") {
    const files::TestFolder folder;
    const Playing playing{.folder = folder / "out"};
    Heard heard;
    u64 finished = 0;
    for (const u64 number : {2U, 1U}) finished += sweep(births(), playing, {.shard = {number, 2, true}}, heard).finished;
    CHECK(finished == 6);
    const std::string journal = "journal-" + files::machine_name();
    CHECK(journals_in(folder / "out") == std::set<std::string>{journal + "-1-of-2", journal + "-2-of-2"});
    CHECK(sweep(births(), playing, {}, heard).finished == 0);
}

TEST_CASE("a paused study stands still until its time is over, and goes on when it is resumed") {
    const files::TestFolder folder;
    const Plan plan = births();
    Playing playing{.folder = folder / "out", .time_limit = 0};
    Heard heard;
    CHECK_THROWS_AS(sweep(plan, playing, {}, heard), Interrupted);
    pause(playing.folder);
    playing.time_limit = 0.3;
    CHECK_THROWS_AS(sweep(plan, playing, {}, heard), Interrupted);
    CHECK(heard.times_paused == 1);
    CHECK(heard.stopped.back() == Listener::Stopping::time_is_over);
    CHECK(resume(playing.folder));
    playing.time_limit = {};
    CHECK(sweep(plan, playing, {}, heard).finished == 6);
}

TEST_CASE("a study goes on after a process that ended without a word, and tells of the runs it was at", "[session][sweep]") {
    const files::TestFolder folder;
    const Plan plan = births();
    Playing playing{.folder = folder / "out"};
    in_a_process_that_dies([&] {
        Heard nobody;
        int steps = 9;
        playing.stop = [&] { return --steps < 0 ? die() : void(), false; };
        sweep(plan, playing, {}, nobody);
    });
    playing.stop = {};
    Heard heard;
    const study::Effort effort = sweep(plan, playing, {}, heard);
    REQUIRE(heard.warnings.size() == 1);
    CHECK_THAT(heard.warnings[0], Catch::Contains("1 run was being played when a process ended without a word"));
    CHECK(status_of(plan, playing.folder, 0, heard).done.finished == 6);
    CHECK(effort.finished < 6);  // what was finished before is not played again
}

TEST_CASE("what failed is not played again unless that is asked for, and the others are finished", "[session][sweep]") {
    const files::TestFolder folder;
    const Plan plan = collapsing();
    const Playing playing{.folder = folder / "out"};
    Heard heard;
    const study::Effort first = sweep(plan, playing, {}, heard);
    CHECK(first.finished == 3);
    CHECK(first.failed == 1);
    CHECK(sweep(plan, playing, {}, heard).failed == 0);
    CHECK(sweep(plan, playing, {.retry = true}, heard).failed == 1);
    CHECK(status_of(plan, playing.folder, 9, heard).failed.at(0).failure.attempts == 2);
}

TEST_CASE("unfinished runs of a study that keeps other numbers are refused, unless they are to be replaced",
          "[session][sweep]") {
    const files::TestFolder folder;
    Playing playing{.folder = folder / "out", .time_limit = 0};
    Heard heard;
    CHECK_THROWS_AS(sweep(births(), playing, {}, heard), Interrupted);
    playing.time_limit = {};
    try {
        sweep(collapsing(), playing, {}, heard);
        FAIL("it was not refused");
    } catch (const Refused& refused) {
        CHECK(refused.why() == Refused::Why::other_work);
    }
    playing.replace = true;
    CHECK(sweep(collapsing(), playing, {}, heard).finished == 3);
}
