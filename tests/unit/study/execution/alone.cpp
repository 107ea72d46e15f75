#include "engine/study/execution/alone.hpp"

#include "engine/core/error.hpp"
#include "engine/study/run_list.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/outputs.hpp"
#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

#include <csignal>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::Contains;

namespace {

constexpr u64 broken = 1;  // what the town does to replicate 1
constexpr double breaks_contract = 1, aborts = 3, leaves = 4;

RunList three_seeds(double collapse = 0) {
    Scenario scenario = town::small_scenario();
    scenario.seeds = 3;
    if (collapse != 0) scenario.levers["policy.collapse"].entries.push_back({collapse, 0, {}, {}, false, {}});
    return {town::model, town::schema(), {scenario}};
}

/// All runs of a list as suspects.
struct Bench {
    explicit Bench(RunList played) : list(std::move(played)), ledger(scratch / "work", list.content()) {
        how.folder = scratch / "work";
        how.go_on = true;
        how.threads = 2;
        how.warn = [this](const std::string& text) { warnings.push_back(text); };
        how.before_step = [] { std::signal(SIGABRT, SIG_DFL); };  // not what the test program makes of it
        how.reproduction = [](u64 run) { return "play run " + std::to_string(run); };
    }
    Effort play() { return try_alone(list, ledger, how, {0, 1, 2}); }
    bool holds_folders_of_runs() const {
        for (const auto& entry : std::filesystem::directory_iterator(scratch / "work")) {
            if (entry.path().filename().string().starts_with(alone_prefix)) return true;
        }
        return false;
    }

    files::TestFolder scratch;
    RunList list;
    Ledger ledger;
    Execution how;
    std::vector<std::string> warnings;
};

}  // namespace

TEST_CASE("runs tried alone leave what they leave in company, and nothing beside the journal", "[study][alone]") {
    Bench alone(three_seeds()), together(three_seeds());
    CHECK(alone.play().finished == 3);
    execute(together.list, together.ledger, together.how);
    const Outputs one = outputs_in(alone.scratch / "work", alone.list.content());
    const Outputs other = outputs_in(together.scratch / "work", together.list.content());
    REQUIRE(one.size() == 3);
    for (const auto& [run, output] : one) {
        CHECK(output.rows == other.at(run).rows);
        CHECK(output.final_digest == other.at(run).final_digest);
    }
    CHECK_FALSE(alone.holds_folders_of_runs());
    REQUIRE(alone.warnings.size() == 1);
    CHECK_THAT(alone.warnings.front(), Contains("3 runs were being played when a process ended without a word"));
}

TEST_CASE("without suspects nothing is said and nothing is played", "[study][alone]") {
    Bench bench(three_seeds());
    CHECK(try_alone(bench.list, bench.ledger, bench.how, {}).finished == 0);
    CHECK(bench.warnings.empty());
}

TEST_CASE("a run that ends its process is to blame, and its neighbours are not", "[study][alone]") {
    Bench bench(three_seeds(aborts));
    const Effort effort = bench.play();
    CHECK(effort.finished == 2);
    CHECK(effort.failed == 1);
    const Failure* failure = bench.ledger.failure(bench.list.key_of(broken));
    REQUIRE(failure != nullptr);
    CHECK(failure->message ==
          "town, replicate 1 of seed 1: ended its process, also alone, by a signal: " + std::string(::strsignal(SIGABRT)));
    CHECK(failure->attempts == 2);  // the one in company is counted
    CHECK(ended_its_process(*failure));
    CHECK(bench.warnings.back() == with_reproduction(failure->message, "play run 1"));
    CHECK_FALSE(bench.holds_folders_of_runs());
    bench.play();
    CHECK(bench.ledger.failure(bench.list.key_of(broken))->attempts == 3);
}

TEST_CASE("a run that leaves by an exit code is told with it", "[study][alone]") {
    Bench bench(three_seeds(leaves));
    CHECK(bench.play().failed == 1);
    CHECK_THAT(bench.ledger.failure(bench.list.key_of(broken))->message, Contains("also alone, with exit code 7"));
}

TEST_CASE("a run that breaks its contract alone failed as it would in company, and may be played there", "[study][alone]") {
    Bench bench(three_seeds(breaks_contract));
    CHECK(bench.play().failed == 1);
    const Failure* failure = bench.ledger.failure(bench.list.key_of(broken));
    REQUIRE(failure != nullptr);
    CHECK_THAT(failure->message, Contains("the town has collapsed"));
    CHECK_FALSE(ended_its_process(*failure));
}

TEST_CASE("where the others do not go on, a run that ends its process is an error with the command that plays it again",
          "[study][alone]") {
    Bench bench(three_seeds(aborts));
    bench.how.go_on = false;
    CHECK_THROWS_AS(try_alone(bench.list, bench.ledger, bench.how, {broken}), ContractError);
    CHECK_THROWS_WITH(try_alone(bench.list, bench.ledger, bench.how, {broken}),
                      Contains("ended its process, also alone") && Contains("once more, alone: play run 1"));
    CHECK(bench.ledger.failure(bench.list.key_of(broken)) == nullptr);
}

TEST_CASE("a kill from outside blames no run", "[study][alone]") {
    Bench bench(three_seeds());
    bench.how.before_step = [] { std::raise(SIGKILL); };
    CHECK_THROWS_WITH(bench.play(), Contains("somebody ended the process that played it, by signal 9"));
    for (u64 run = 0; run < 3; ++run) CHECK(bench.ledger.failure(bench.list.key_of(run)) == nullptr);
}

TEST_CASE("runs tried alone can be stopped, and are then neither finished nor failed", "[study][alone]") {
    Bench bench(three_seeds());
    bench.how.stop = [] { return true; };
    CHECK_THROWS_AS(bench.play(), Interrupted);
    CHECK(bench.ledger.records().done.size() == 0);
    CHECK(bench.ledger.records().failed.empty());
}
