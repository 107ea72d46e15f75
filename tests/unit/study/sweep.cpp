#include "engine/study/sweep.hpp"

#include "engine/output/read.hpp"
#include "engine/run/content.hpp"
#include "engine/study/execution/executor.hpp"
#include "engine/study/outcomes.hpp"
#include "engine/study/results/sweep_result.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/outputs.hpp"
#include "tests/support/town_study.hpp"
#include "tests/unit/files/files.hpp"

#include <cmath>
#include <set>

using namespace consortia;
using namespace consortia::study;

namespace {

const std::string saltelli =
    "design: {method: sobol_indices, samples: 2}\n"
    "factors: {policy.birth: {range: [0, 5]}, population.people: {range: [200, 400]}}\n"
    "indicators: {people: [last, {difference: last}], skill_by_half: series}\n";

/// The files of one place, so that studies can go on where others were.
struct Bench {
    files::TestFolder scratch;

    JournalUse use(const std::string& journal = "journal-0") const { return {.journal = journal}; }
    Execution how(u32 threads = 1) const {
        Execution how{.folder = scratch / "work"};
        how.threads = threads;
        how.go_on = true;
        return how;
    }
    Effort play(const Sweep& sweep, u32 threads = 1) {
        Ledger ledger(scratch / "work", sweep.journal_content(), use());
        return execute(sweep, ledger, how(threads));
    }
    /// Part `number` of `count`, in a journal of its own.
    Effort play_shard(const Sweep& sweep, u64 number, u64 count) {
        Ledger ledger(scratch / "work", sweep.journal_content(), use("journal-" + std::to_string(number)));
        const auto done = [&](u64 run) { return ledger.is_finished(sweep.key_of(run)); };
        const auto ours = [&](u64 run) { return sweep.variant_of(run) / sweep.design().points_a_block() % count == number; };
        const Execution execution = how();
        Roster roster(sweep, runs_to_do(sweep, done, number), burn_in_folder(execution), false, ours);
        return execute(sweep, ledger, execution, roster);
    }
    Records records(const Sweep& sweep) const {
        return read_records(scratch / "work", sweep.journal_content(), Keep::places);
    }
    std::string result(const Sweep& sweep) const {
        merge(sweep, records(sweep), (scratch / "study.h5").string());
        return files::read_text(scratch / "study.h5");
    }
};

std::string straight(const std::string& text, const config::Options& options = {}) {
    Bench bench;
    const Sweep sweep = town::sweep_of(text, options);
    bench.play(sweep);
    return bench.result(sweep);
}

}  // namespace

TEST_CASE("a point is the scenario with its factors set, and nothing else", "[study][sweep]") {
    const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{}, {policy.birth: 3}, {population.people: 250}]}\n");
    REQUIRE(sweep.points() == 3);
    CHECK(sweep.size() == 6);
    const Scenario& base = sweep.study().scenario;
    CHECK(content_of(*sweep.scenario(sweep.run(0, 0))) == content_of(base));
    CHECK(sweep.scenario(sweep.run(1, 1))->levers.at("policy.birth").at(0).everywhere() == 3);
    CHECK(sweep.scenario(sweep.run(1, 1))->levers.at("policy.birth").at(-1).everywhere() == 0);
    CHECK(sweep.scenario(sweep.run(2, 0))->parameters.at("population.people").value == 250);
    CHECK(sweep.settings(1) == std::vector<std::string>{"policy.birth=3"});
    CHECK(sweep.settings(0).empty());
}

TEST_CASE("levers leave a burn-in as it is, parameters do not", "[study][sweep]") {
    const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{}, {policy.birth: 3}, {population.people: 250}]}\n");
    CHECK(sweep.burn_in_key(sweep.run(0, 0)) == sweep.burn_in_key(sweep.run(1, 0)));
    CHECK(sweep.burn_in_key(sweep.run(0, 0)) != sweep.burn_in_key(sweep.run(2, 0)));
    CHECK(sweep.burn_in_key(sweep.run(0, 0)) != sweep.burn_in_key(sweep.run(0, 1)));
    Bench bench;
    const Effort effort = bench.play(sweep);
    CHECK(effort.finished == 6);
    CHECK(effort.steps == 6 * 3 + 4 * 4);
}

TEST_CASE("keys of runs differ, and stay when a design is extended or seeds are added", "[study][sweep]") {
    const Sweep few = town::sweep_of(saltelli);
    const Sweep many = town::sweep_of(
        "design: {method: sobol_indices, samples: 8}\n" + saltelli.substr(saltelli.find("factors")), {.seeds = 5});
    std::set<u64> keys;
    for (u64 run = 0; run < many.size(); ++run) keys.insert(many.key_of(run));
    CHECK(keys.size() == many.size());
    for (u64 run = 0; run < few.size(); ++run) CHECK(keys.contains(few.key_of(run)));
    CHECK(few.folder_content() == many.folder_content());
    CHECK(few.content() != many.content());
}

TEST_CASE("what was run of a smaller study is not run again", "[study][sweep]") {
    Bench bench;
    const std::string rest = "factors: {policy.birth: {range: [0, 5]}}\n";
    CHECK(bench.play(town::sweep_of("design: {method: sobol, samples: 3}\n" + rest)).finished == 6);
    const Sweep larger = town::sweep_of("design: {method: sobol, samples: 5}\n" + rest, {.seeds = 3});
    CHECK(bench.play(larger).finished == 5 * 3 - 6);
    Bench anew;
    anew.play(larger);
    CHECK(bench.result(larger) == anew.result(larger));
}

TEST_CASE("threads and shards leave the same bytes, and another seed others", "[study][sweep]") {
    const std::string reference = straight(saltelli);
    for (u32 threads : {2U, 8U}) {
        Bench bench;
        const Sweep sweep = town::sweep_of(saltelli);
        bench.play(sweep, threads);
        CHECK(bench.result(sweep) == reference);
    }
    for (u64 shards : {2U, 7U}) {
        Bench bench;
        const Sweep sweep = town::sweep_of(saltelli);
        u64 finished = 0;
        for (u64 shard = shards; shard-- > 0;) finished += bench.play_shard(sweep, shard, shards).finished;
        CHECK(bench.result(sweep) == reference);
        CHECK(finished <= sweep.size());
        CHECK(completeness(sweep, bench.records(sweep)).all_done());
    }
    CHECK(straight(saltelli, {.overrides = {"seed=7"}}) != reference);
}

TEST_CASE("points of a design that are the same are run once", "[study][sweep]") {
    Bench bench;
    const Sweep sweep = town::sweep_of("design: {method: list, points: [{policy.birth: 1}, {}, {policy.birth: 1}]}\n");
    CHECK(sweep.distinct_points() == 2);
    CHECK(bench.play(sweep).finished == 4);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    const std::vector<double> people = result.numbers("people");
    CHECK(people[0] == people[4]);
    CHECK(people[0] != people[2]);
}

TEST_CASE("two writers of the same runs do no harm", "[study][sweep]") {
    Bench bench;
    const Sweep sweep = town::sweep_of(saltelli);
    bench.play(sweep);
    const std::string once = bench.result(sweep);
    {
        JournalUse blind = bench.use("journal-1");
        blind.read = false;
        Ledger ledger(bench.scratch / "work", sweep.journal_content(), blind);
        execute(sweep, ledger, bench.how());
        CHECK(ledger.records().done.size() > 0);
    }
    CHECK(bench.records(sweep).files.size() == 2);
    CHECK(bench.result(sweep) == once);
}

TEST_CASE("while one process writes a journal, another takes a name beside it or is refused", "[study][sweep]") {
    const files::TestFolder scratch;
    const Ledger first(scratch / "work", 1);
    CHECK_THROWS_AS(Ledger(scratch / "work", 1), files::JournalInUse);
    const Ledger second(scratch / "work", 1, {.shared = true});
    CHECK(std::filesystem::exists(scratch / "work/journal-0.1"));
}

TEST_CASE("a result holds factors, what is kept, and differences to the scenario itself", "[study][sweep]") {
    Bench bench;
    const Sweep sweep = town::sweep_of(saltelli);
    bench.play(sweep);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    CHECK(result.at("policy.birth").over == std::vector<std::string>{"point"});
    CHECK(result.numbers("population.people")[4] == sweep.design().point(4)[1]);
    CHECK(result.at("skill_by_half").over == std::vector<std::string>{"point", "seed", "time", "firm_half"});
    CHECK(result.note("design") == "sobol_indices");
    CHECK(result.find("failure") == nullptr);
    const std::vector<double> levels = result.numbers("people_last");
    const std::vector<double> differences = result.numbers("people_difference_of_last");
    REQUIRE(levels.size() == 16);
    for (std::size_t k = 0; k + 2 < levels.size(); k += 2) {
        CHECK(levels[k] - differences[k] == levels[k + 2] - differences[k + 2]);  // the scenario's own, by seed
    }
}

TEST_CASE("what is kept of a run is what its frames say", "[study][sweep]") {
    const Sweep sweep = town::sweep_of(
        "design: {method: list, points: [{policy.birth: 2}]}\nindicators:\n"
        "  people: [last, mean, series, {mean: [2025Q2, 2025Q3]}]\n"
        "  child_benefit: [sum, outcome, {sum: [2025Q1, 2025Q2]}]\n");
    const std::shared_ptr<const Scenario> scenario = sweep.scenario(0);
    Crew crew(1);
    Simulation simulation(town::model, town::schema(), *scenario, 0, crew);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    const RunOutput& whole = simulation.output();
    const FrameLayout layout(town::schema().indicators(), town::schema().axes(*scenario));
    const auto at = [&](std::string_view name, std::size_t step) { return whole.row(step)[layout.at(name).offset]; };
    const std::vector<double> kept = sweep.kept(whole).rows;
    REQUIRE(kept.size() == 9);
    CHECK(kept[0] == at("people", 2));
    CHECK(kept[1] == Approx((at("people", 0) + at("people", 1) + at("people", 2)) / 3));
    for (std::size_t step = 0; step < 3; ++step) CHECK(kept[2 + step] == at("people", step));
    CHECK(kept[5] == Approx((at("people", 1) + at("people", 2)) / 2));
    CHECK(kept[6] == 3 * 200);
    CHECK(kept[7] == outcome(whole, layout.at("child_benefit"), 0, 4));
    CHECK(kept[8] == 2 * 200);
    CHECK(sweep.numbers_kept() == 9);
}

TEST_CASE("a point that breaks the contract is entered with its words, and the others go on", "[study][sweep]") {
    const std::string text = "design: {method: list, points: [{}, {policy.collapse: 1}, {policy.birth: 1}]}\n";
    Bench bench;
    const Sweep sweep = town::sweep_of(text);
    Execution how = bench.how();
    how.reproduction = [](u64 run) { return "play run " + std::to_string(run); };
    std::string told;
    how.warn = [&](const std::string& warning) { told += warning; };
    {
        Ledger ledger(bench.scratch / "work", sweep.journal_content(), bench.use());
        const Effort effort = execute(sweep, ledger, how);
        CHECK(effort.finished == 5);
        CHECK(effort.failed == 1);
    }
    const Records records = bench.records(sweep);
    const u64 failed = sweep.run(1, 1);
    REQUIRE(records.failed.contains(sweep.key_of(failed)));
    const std::string message = records.failed.at(sweep.key_of(failed)).message;
    CHECK_THAT(message, Catch::Matchers::Contains("point 1, replicate 1 of seed 1"));
    CHECK_THAT(message, Catch::Matchers::Contains("the town has collapsed"));
    CHECK(told == with_reproduction(message, "play run 3"));
    const Completeness done = completeness(sweep, records);
    CHECK(done.all_done());
    CHECK(done.failed == 1);
    CHECK(done.complete_blocks == 2);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    CHECK(std::isnan(result.numbers("people")[failed]));
    CHECK(result.texts("failure")[failed] == with_reproduction(message, "rerun study.h5 1:1"));
    CHECK(result.texts("failure")[0].empty());
}

TEST_CASE("a failed run that is done again and succeeds is finished, and its attempts are counted", "[study][sweep]") {
    const files::TestFolder scratch;
    {
        Ledger ledger(scratch / "work", 1);
        ledger.add_failure(7, "no luck");
        ledger.add_failure(7, "no luck again");
        ledger.add_failure(8, "never");
        CHECK(ledger.failure(7)->attempts == 2);
    }
    Ledger ledger(scratch / "work", 1);
    CHECK(ledger.failure(7)->message == "no luck again");
    ledger.add(7, {.width = 1, .rows = {2}}, 3);
    CHECK(ledger.failure(7) == nullptr);
    const Records records = read_records(scratch / "work", 1);
    CHECK(records.failed.size() == 1);
    CHECK(outputs_in(scratch / "work", 1).at(7).rows == std::vector<double>{2});
    CHECK(records.seconds == 3);
}

TEST_CASE("what is missing is told by its name, and a partial result has NaN there", "[study][sweep]") {
    Bench bench;
    const Sweep sweep = town::sweep_of(saltelli);
    bench.play_shard(sweep, 0, 2);
    const Completeness done = completeness(sweep, bench.records(sweep));
    CHECK_FALSE(done.all_done());
    CHECK(done.complete_blocks == 1);
    CHECK(sweep.id_of(done.first_missing.front()) == "4:0");
    CHECK(sweep.run_of("4:1") == sweep.run(4, 1));
    CHECK(sweep.id_of(sweep.run_of("baseline:1")) == "baseline:1");
    CHECK_THROWS_AS(sweep.run_of("8:2"), InputError);
    CHECK_THROWS_AS(sweep.run_of("x"), InputError);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    const std::vector<double> people = result.numbers("people_last");
    CHECK_FALSE(std::isnan(people[0]));
    CHECK(std::isnan(people[8]));
    const std::vector<std::string> status = result.texts("run_status");
    CHECK(status[0] == "finished");
    CHECK(status[8] == "missing");
    CHECK(result.texts("baseline_status") == std::vector<std::string>{"finished", "finished"});
    CHECK(std::isnan(result.numbers("people_difference_of_last")[8]));
}

TEST_CASE("what is undefined is told apart from what has failed and what is missing", "[study][sweep]") {
    Bench bench;
    const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{}, {policy.birth: 1}]}\nindicators: {people: last}\n");
    {
        Ledger ledger(bench.scratch / "work", sweep.journal_content(), bench.use());
        ledger.add(sweep.key_of(0), {.width = 1, .rows = {std::nan("")}});
        ledger.add(sweep.key_of(1), {.width = 1, .rows = {5}});
        ledger.add_failure(sweep.key_of(2), "no luck");
    }
    const Completeness done = completeness(sweep, bench.records(sweep));
    CHECK(done.finished == 2);
    CHECK(done.undefined == 1);
    CHECK(done.failed == 1);
    CHECK(done.missing == 1);
    CHECK(words_of_undefined(done) ==
          "1 finished run left a number undefined (NaN: a ratio over nothing), which is no failure");
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    CHECK(result.texts("run_status") == std::vector<std::string>{"finished", "finished", "failed", "missing"});
    const std::vector<double> people = result.numbers("people");
    CHECK(std::isnan(people[0]));
    CHECK(people[1] == 5);
    CHECK(std::isnan(people[2]));
}

TEST_CASE("a result says along its seeds which seed they are of, to the last digit", "[study][sweep]") {
    Bench bench;
    const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{}]}\n", {.overrides = {"seed=18446744073709551615"}});
    bench.play(sweep);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    CHECK(result.at("base_seed").over == std::vector<std::string>{"seed"});
    CHECK(result.at("base_seed").shape == std::vector<u64>{2});
    CHECK_THAT(result.at("people").note("coordinates"), Catch::Matchers::StartsWith("base_seed"));
}

TEST_CASE("a damaged record costs that run alone, and is told", "[study][sweep]") {
    Bench bench;
    const Sweep sweep = town::sweep_of("design: {method: sobol, samples: 6}\nfactors: {policy.birth: {range: [0, 5]}}\n");
    bench.play(sweep);
    const std::string whole = bench.result(sweep);
    std::fstream(bench.scratch / "work/journal-0", std::ios::in | std::ios::out | std::ios::binary).seekp(300).put('\x55');
    const Records records = bench.records(sweep);
    CHECK(records.warnings.size() == 1);
    CHECK(completeness(sweep, records).missing == 1);
    CHECK(bench.play(sweep).finished == 1);
    CHECK(bench.result(sweep) == whole);
}

TEST_CASE("a set of keys holds each once, whatever their order", "[study][sweep]") {
    KeySet keys;
    for (u64 key : {7U, 3U, 9U, 3U, 1U}) keys.insert(key);
    CHECK(keys.size() == 4);
    CHECK(keys.contains(9));
    CHECK_FALSE(keys.contains(2));
}

TEST_CASE("shards that begin together begin with different seeds", "[study][sweep]") {
    const Sweep sweep = town::sweep_of("design: {method: sobol, samples: 6}\nfactors: {policy.birth: {range: [0, 5]}}\n");
    const auto none = [](u64) { return false; };
    CHECK(sweep.replicate_of(runs_to_do(sweep, none, 0).front()) == 0);
    CHECK(sweep.replicate_of(runs_to_do(sweep, none, 1).front()) == 1);
    CHECK(runs_to_do(sweep, none, 5).size() == sweep.size());
}

TEST_CASE("the largest scenario of a study is that of its highest numbers, in whatever order they are listed",
          "[study][sweep]") {
    const Sweep sweep = town::sweep_of("design: {method: grid}\nfactors: {population.people: {values: [900, 200]}}\n");
    double most = 0;
    for (const auto& scenario : sweep.largest()) most = std::max(most, scenario->parameters.at("population.people").value);
    CHECK(most == 900);
}
