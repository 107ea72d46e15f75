#include "engine/study/execution/roster.hpp"

#include "engine/core/error.hpp"
#include "engine/study/store/burn_ins.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/town_study.hpp"
#include "tests/unit/files/files.hpp"

#include <thread>

using namespace consortia;
using namespace consortia::study;
using Answer = Roster::Answer;
using BurnIn = Task::BurnIn;

namespace {

bool never() { return false; }
bool none(u64) { return false; }

/// Points that share a burn-in of each seed, but for the last, which has one of its own. Runs are numbered seed by seed of
/// each point: 0 to 5.
const Sweep& three_points() {
    static const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{}, {policy.birth: 3}, {population.people: 250}]}\n");
    return sweep;
}

struct RosterBench {
    explicit RosterBench(bool keep = false, const std::vector<u64>& left_there = {}) {
        for (const u64 run : left_there) leave(run);
        roster.emplace(three_points(), runs_to_do(three_points(), none), folder(), keep);
    }
    files::Path folder() const { return scratch / "burn-ins"; }
    files::Path snapshot(u64 run) const { return snapshot_of(three_points(), run, folder()); }
    /// As another command leaves a snapshot.
    void leave(u64 run) const {
        files::make_folder(folder());
        files::overwrite(snapshot(run), std::string("CONSIMG") + '\0');
    }
    Task next() {
        Task task;
        REQUIRE(roster->ask(task) == Answer::task);
        return task;
    }

    files::TestFolder scratch;
    std::optional<Roster> roster;
};

bool is(const Task& task, u64 run, BurnIn burn_in) { return task.run == run && task.burn_in == burn_in; }

}  // namespace

TEST_CASE("what is left goes replicate by replicate, without what is done, and the same point once", "[study][roster]") {
    CHECK(runs_to_do(three_points(), none) == std::vector<u64>{0, 2, 4, 1, 3, 5});
    CHECK(runs_to_do(three_points(), [](u64 run) { return run == 2; }) == std::vector<u64>{0, 4, 1, 3, 5});
    const Sweep twice = town::sweep_of("design: {method: list, points: [{policy.birth: 1}, {}, {policy.birth: 1}]}\n");
    CHECK(runs_to_do(twice, none) == std::vector<u64>{0, 2, 1, 3});
}

TEST_CASE("shards that begin together begin with different seeds", "[study][roster]") {
    const Sweep sweep = town::sweep_of("design: {method: sobol, samples: 6}\nfactors: {policy.birth: {range: [0, 5]}}\n");
    const auto none = [](u64) { return false; };
    CHECK(sweep.replicate_of(runs_to_do(sweep, none, 0).front()) == 0);
    CHECK(sweep.replicate_of(runs_to_do(sweep, none, 1).front()) == 1);
    CHECK(runs_to_do(sweep, none, 5).size() == sweep.size());
}

TEST_CASE("the first run of a shared burn-in makes it; others of it wait and load it, and others than these go on",
          "[study][roster]") {
    RosterBench bench;
    Task task;
    CHECK(is(bench.next(), 0, BurnIn::make));
    CHECK(is(bench.next(), 4, BurnIn::own));  // nobody else has use for it
    CHECK(is(bench.next(), 1, BurnIn::make));
    CHECK(is(bench.next(), 5, BurnIn::own));
    CHECK(bench.roster->ask(task) == Answer::wait);
    CHECK(bench.roster->any_left());
    bench.roster->burn_in_over(1, true);
    CHECK(is(bench.next(), 3, BurnIn::load));
    bench.roster->burn_in_over(0, true);
    CHECK(is(bench.next(), 2, BurnIn::load));
    CHECK(bench.roster->ask(task) == Answer::none);
    CHECK_FALSE(bench.roster->any_left());
    CHECK(bench.roster->burn_ins() == 4);
    CHECK(bench.roster->found() == 0);
}

TEST_CASE("a burn-in whose maker goes on without it is made by the next", "[study][roster]") {
    RosterBench bench;
    CHECK(is(bench.next(), 0, BurnIn::make));
    bench.roster->burn_in_over(0, false);
    CHECK(is(bench.next(), 2, BurnIn::make));
}

TEST_CASE("where every burn-in is kept, one that a single run uses is made too", "[study][roster]") {
    RosterBench bench(true);
    CHECK(is(bench.next(), 0, BurnIn::make));
    CHECK(is(bench.next(), 4, BurnIn::make));
}

TEST_CASE("a burn-in that another command left is found, counted and loaded, also where it is not shared",
          "[study][roster]") {
    RosterBench bench(false, {0, 4});
    CHECK(is(bench.next(), 0, BurnIn::load));
    CHECK(is(bench.next(), 2, BurnIn::load));
    CHECK(is(bench.next(), 4, BurnIn::load));
    CHECK(bench.roster->found() == 2);
}

TEST_CASE("one run makes a burn-in again that cannot be used, and the spoilt one goes", "[study][roster]") {
    RosterBench bench(false, {0});
    CHECK(is(bench.next(), 0, BurnIn::load));
    CHECK(is(bench.next(), 2, BurnIn::load));
    CHECK(bench.roster->make_again(2));
    CHECK_FALSE(bench.roster->make_again(0));
    CHECK(bench.roster->found() == 0);
    CHECK_FALSE(std::filesystem::exists(bench.snapshot(0)));
}

TEST_CASE("runs of others count as users of a burn-in and are not handed out", "[study][roster]") {
    const files::TestFolder scratch;
    const auto first_point = [](u64 run) { return run < 2; };
    Roster roster(three_points(), runs_to_do(three_points(), none), scratch / "burn-ins", false, first_point);
    CHECK(roster.left() == 2);
    Task task;
    CHECK((roster.ask(task) == Answer::task && is(task, 0, BurnIn::make)));
    CHECK((roster.ask(task) == Answer::task && is(task, 1, BurnIn::make)));
    CHECK(roster.ask(task) == Answer::none);
}

TEST_CASE("steps ahead count a shared burn-in once and one that is there not at all", "[study][roster]") {
    constexpr u64 steps = 3, burn_in = 4;
    RosterBench fresh;
    CHECK(fresh.roster->steps_ahead() == 6 * steps + 4 * burn_in);
    CHECK(RosterBench(false, {0, 4}).roster->steps_ahead() == 6 * steps + 2 * burn_in);
    while (fresh.roster->any_left()) fresh.roster->burn_in_over(fresh.next().run, true);
    CHECK(fresh.roster->steps_ahead() == 0);
}

TEST_CASE("burn-ins that runs still need are named, so that they are not taken away", "[study][roster]") {
    RosterBench bench;
    const auto content = [](u64 run) { return snapshot_content(three_points(), run); };
    CHECK(bench.roster->contents() == std::set<u64>{content(0), content(1)});
    while (bench.roster->any_left()) bench.roster->burn_in_over(bench.next().run, true);
    CHECK(bench.roster->contents().empty());
    CHECK(RosterBench(true).roster->contents().size() == 4);
}

TEST_CASE("runs without burn-ins are their own, and no folder is made for them", "[study][roster]") {
    const files::TestFolder scratch;
    const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{}, {policy.birth: 3}]}\n", {.overrides = {"burn_in=0"}});
    Roster roster(sweep, runs_to_do(sweep, none), scratch / "burn-ins", true);
    Task task;
    while (roster.ask(task) == Answer::task) CHECK(task.burn_in == BurnIn::own);
    CHECK(roster.burn_ins() == 0);
    CHECK(scratch.entries() == 0);
}

TEST_CASE("burn-ins do not lie where others may write", "[study][roster]") {
    const files::TestFolder scratch;
    files::make_folder(scratch / "open");
    std::filesystem::permissions(scratch / "open", std::filesystem::perms(0777));
    CHECK_THROWS_AS(Roster(three_points(), {0}, scratch / "open", false), SystemError);
}

TEST_CASE("who asks for a run waits while all that is left needs a burn-in that is being made", "[study][roster]") {
    RosterBench bench;
    for (int k = 0; k < 4; ++k) bench.next();
    CHECK_FALSE(bench.roster->take([] { return true; }));
    const std::jthread maker([&] { bench.roster->burn_in_over(1, true); });
    const auto task = bench.roster->take(never);
    REQUIRE(task);
    CHECK(is(*task, 3, BurnIn::load));
    bench.roster->burn_in_over(0, true);
    CHECK(bench.roster->take(never)->run == 2);
    CHECK_FALSE(bench.roster->take(never));
}
