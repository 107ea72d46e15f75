#include "engine/study/execution/executor.hpp"

#include "engine/study/run_list.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/outputs.hpp"
#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

#include <atomic>
#include <fstream>

using namespace consortia;
using namespace consortia::study;

namespace {

Scenario small(u32 steps = 3) {
    Scenario scenario = town::small_scenario(steps);
    scenario.seeds = 3;
    return scenario;
}

RunList two_scenarios() {
    Scenario reform = small();
    reform.name = "reform";
    reform.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    return {town::model, town::schema(), {small(), reform}};
}

bool same(const Outputs& a, const Outputs& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.rows == y.second.rows && x.second.final_digest == y.second.final_digest;
    });
}

Outputs straight(const RunList& list, u32 threads = 1) {
    const files::TestFolder scratch;
    Ledger ledger(scratch / "work", list.content());
    Execution how{.folder = scratch / "work"};
    how.threads = threads;
    execute(list, ledger, how);
    return outputs_in(scratch / "work", list.content());
}

}  // namespace

TEST_CASE("threads go to runs first, then inside a run") {
    CHECK(shared_out(4, 10, 100) == std::vector<u32>{1, 1, 1, 1});
    CHECK(shared_out(4, 3, 100) == std::vector<u32>{2, 1, 1});
    CHECK(shared_out(8, 1, 100) == std::vector<u32>{8});
    CHECK(shared_out(8, 20, 2) == std::vector<u32>{4, 4});
    CHECK(shared_out(4, 0, 100).empty());
}

TEST_CASE("a list of runs ends the same with any number of threads, and burn-ins are shared") {
    const RunList list = two_scenarios();
    const Outputs one = straight(list);
    REQUIRE(one.size() == 6);
    for (u32 threads : {2U, 3U, 8U}) CHECK(same(one, straight(list, threads)));
    CHECK(one.at(list.key_of(0)).rows != one.at(list.key_of(3)).rows);
}

TEST_CASE("a shared burn-in is played once") {
    const RunList list = two_scenarios();
    const files::TestFolder scratch;
    Ledger ledger(scratch / "work", list.content());
    const Effort effort = execute(list, ledger, {.folder = scratch / "work"});
    CHECK(effort.steps == 6 * 3 + 3 * 4);  // six runs, three burn-ins
}

TEST_CASE("runs that are stopped again and again end as if they had not been") {
    const RunList list = two_scenarios();
    const files::TestFolder scratch;
    u32 stops = 0;
    bool finished = false;
    while (!finished) {
        Ledger ledger(scratch / "work", list.content());
        std::atomic<int> looks{0};
        Execution how{.folder = scratch / "work"};
        how.threads = 2;
        how.stop = [&] { return ++looks > 12; };
        try {
            execute(list, ledger, how);
            finished = true;
            CHECK(same(outputs_in(scratch / "work", list.content()), straight(list)));
        } catch (const Interrupted&) {
            ++stops;
        }
        REQUIRE(stops < 100);
    }
    CHECK(stops > 2);
}

TEST_CASE("a damaged checkpoint is passed over for an older one, with a warning") {
    const RunList list(town::model, town::schema(), {small(6)});
    const files::TestFolder scratch;
    {
        Ledger ledger(scratch / "work", list.content());
        std::atomic<int> looks{0};
        Execution how{.folder = scratch / "work"};
        how.checkpoint_every = 0;
        how.stop = [&] { return ++looks > 8; };
        CHECK_THROWS_AS(execute(list, ledger, how), Interrupted);
    }
    std::filesystem::path newest;
    std::size_t there = 0;
    for (const auto& entry : std::filesystem::directory_iterator(scratch / "work/checkpoints")) {
        newest = std::max(newest, entry.path());
        ++there;
    }
    CHECK(there == 2);
    std::fstream(newest, std::ios::in | std::ios::out | std::ios::binary).seekp(200).put('\x55');
    u32 warnings = 0;
    Ledger ledger(scratch / "work", list.content());
    Execution how{.folder = scratch / "work"};
    how.warn = [&](const std::string&) { ++warnings; };
    execute(list, ledger, how);
    CHECK(warnings == 1);
    CHECK(same(outputs_in(scratch / "work", list.content()), straight(list)));
}

namespace {
void break_in_third(town::Firm& me, Given<Clock> clock) {
    if (clock->replicate == 2) require(me.tech < -1, "technology is not what it was");
}
}  // namespace

TEST_CASE("a run that breaks its contract stops the list and is named; what was finished stays finished") {
    Model breaking = town::model;
    breaking.schedule = [](Schedule& step) {
        town::schedule(step);
        step.each<break_in_third>("break");
    };
    const RunList list(breaking, town::schema(), {small()});
    const files::TestFolder scratch;
    Ledger ledger(scratch / "work", list.content());
    try {
        execute(list, ledger, {.folder = scratch / "work"});
        FAIL("it did not throw");
    } catch (const ContractError& error) {
        CHECK_THAT(error.what(), Catch::Matchers::Contains("town, replicate 2 of seed 1"));
    }
    CHECK(ledger.records().done.size() == 2);
}

TEST_CASE("finished runs are found again in the journal; a torn tail costs one run") {
    const RunList list(town::model, town::schema(), {small()});
    const files::TestFolder scratch;
    {
        Ledger ledger(scratch / "work", list.content());
        execute(list, ledger, {.folder = scratch / "work"});
    }
    const auto journal = scratch / "work/journal-0";
    CHECK(Ledger(scratch / "work", list.content()).records().done.size() == 3);
    std::filesystem::resize_file(journal, std::filesystem::file_size(journal) - 5);
    Ledger ledger(scratch / "work", list.content());
    CHECK(ledger.records().done.size() == 2);
    execute(list, ledger, {.folder = scratch / "work"});
    CHECK(same(outputs_in(scratch / "work", list.content()), straight(list)));
}
