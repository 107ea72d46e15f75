#include "engine/study/sweep.hpp"

#include "engine/output/reading/reader.hpp"
#include "engine/run/content.hpp"
#include "engine/study/outcomes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/study_bench.hpp"

#include <cmath>
#include <set>

using namespace consortia;
using namespace consortia::study;

namespace {

const std::string saltelli =
    "design: {method: sobol_indices, samples: 2}\n"
    "factors: {policy.birth: {range: [0, 5]}, population.people: {range: [200, 400]}}\n"
    "indicators: {people: [last, {difference: last}], skill_by_half: series}\n";

const std::string list =
    "design: {method: list, points: [{}, {policy.birth: 3}]}\nindicators: {people: [last, {difference: last}]}\n";
const std::string at_draws = "scenario: drawn.yaml\n" + list;

std::string straight(const std::string& text, const config::Options& options = {}) {
    StudyBench bench;
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
    StudyBench bench;
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

TEST_CASE("every point is played at every draw of parameters with every seed", "[study][sweep]") {
    const Sweep sweep = town::sweep_of(at_draws);
    CHECK(sweep.draws() == 3);
    CHECK(sweep.size() == (2 + 1) * 3 * 2);  // and the scenario itself
    const u64 run = sweep.run_of("1:2:1");
    CHECK(run == sweep.run(1, 5));
    CHECK(sweep.position(run) == std::vector<u64>{1, 2, 1});
    CHECK(sweep.id_of(run) == "1:2:1");
    CHECK(sweep.replicate_of(run) == 1);
    CHECK(sweep.scenario(run)->parameters.at("population.people").value == 400);
    CHECK(sweep.scenario(run)->levers.at("policy.birth").at(0).everywhere() == 3);
    CHECK(sweep.scenario(sweep.run_of("baseline:0:0"))->parameters.at("population.people").value == 250);
    CHECK(sweep.name_of(run) == "study, point 1, draw 2, replicate 1 of seed 1");
    for (const char* wrong : {"1:1", "1:3:0", "1:2:2", "3:0:0", "1"}) CHECK_THROWS_AS(sweep.run_of(wrong), InputError);
}

TEST_CASE("a burn-in is that of a draw, and a key that of what the draw sets", "[study][sweep]") {
    const Sweep all = town::sweep_of(at_draws), few = town::sweep_of(at_draws + "draws: 2\n");
    CHECK(few.draws() == 2);
    CHECK(all.burn_in_key(all.run_of("0:0:0")) == all.burn_in_key(all.run_of("1:0:0")));
    CHECK(all.burn_in_key(all.run_of("0:0:0")) != all.burn_in_key(all.run_of("0:1:0")));
    std::set<u64> keys;
    for (u64 run = 0; run < all.size(); ++run) keys.insert(all.key_of(run));
    CHECK(keys.size() == 2 * 3 * 2);  // the first point is the scenario itself
    for (u64 run = 0; run < few.size(); ++run) CHECK(keys.contains(few.key_of(run)));
    CHECK(few.content() != all.content());
}

TEST_CASE("the result of a study at draws is over point, draw and seed", "[study][sweep]") {
    StudyBench bench;
    const Sweep sweep = town::sweep_of(at_draws);
    CHECK(bench.play(sweep).finished == 12);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    const std::vector<std::string> runs{"point", "draw", "seed"};
    CHECK(output::run_dimensions(result) == runs);
    CHECK(result.at("people_last", runs).shape == std::vector<u64>{2, 3, 2});
    CHECK(result.numbers("population.people") == std::vector<double>{250, 350, 400});
    const Sweep at_last =
        town::sweep_of("scenario: drawn.yaml\n" + list, {.overrides = {"population.people=400"}, .draws = 0});
    StudyBench other;
    other.play(at_last);
    other.result(at_last);
    const output::ResultReader alone((other.scratch / "study.h5").string());
    const std::vector<double> of_all = result.numbers("people_last"), of_last = alone.numbers("people_last");
    for (std::size_t point : {0U, 1U})
        for (std::size_t seed : {0U, 1U}) CHECK(of_all[point * 6 + 4 + seed] == of_last[point * 2 + seed]);
}

TEST_CASE("every point is played in every future at every draw with every seed", "[study][sweep]") {
    const Sweep sweep = town::sweep_of(at_draws + "draws: 2\nfutures: {firms: firms.yaml}\n");
    CHECK(sweep.size() == (2 + 1) * 2 * 2 * 2);  // and the scenario itself
    const u64 run = sweep.run_of("1:firms:1:1");
    CHECK(run == sweep.run(1, 7));
    CHECK(sweep.position(run) == std::vector<u64>{1, 1, 1, 1});
    CHECK(sweep.id_of(run) == "1:firms:1:1");
    CHECK(sweep.run_dimensions() == std::vector<std::string>{"point", "future", "draw", "seed"});
    CHECK(sweep.extent(2) == std::vector<u64>{2, 2, 2, 2});
    CHECK(sweep.scenario(run)->parameters.at("population.people").value == 350);
    CHECK(sweep.scenario(run)->parameters.at("population.firms").value == 120);
    CHECK(sweep.scenario(sweep.run_of("baseline:firms:0:0"))->parameters.at("population.firms").value == 120);
    CHECK(sweep.scenario(sweep.run_of("0:as_written:0:0"))->parameters.at("population.firms").value == 100);
    CHECK(sweep.name_of(run) == "study, point 1, future firms, draw 1, replicate 1 of seed 1");
    CHECK(sweep.overlays_of(run) == std::vector<std::string>{"firms.yaml"});
    for (const char* wrong : {"1:1:1", "1:firm:1:1", "1:firms:2:0", "1:firms:1", "1"})
        CHECK_THROWS_WITH(sweep.run_of(wrong), Catch::Contains("POINT:FUTURE:DRAW:SEED") &&
                                                   Catch::Contains("one of its futures (as_written, firms)"));
}

TEST_CASE("runs of the scenario as it is written are those of a study without futures", "[study][sweep]") {
    const Sweep few = town::sweep_of(list), all = town::sweep_of(list + "futures: {crowded: crowded.yaml}\n");
    std::set<u64> keys;
    for (u64 run = 0; run < all.size(); ++run) keys.insert(all.key_of(run));
    CHECK(keys.size() == 2 * 2 * 2);  // the first point is the scenario itself
    for (u64 run = 0; run < few.size(); ++run) CHECK(keys.contains(few.key_of(run)));
    CHECK(few.content() != all.content());
    CHECK(all.burn_in_key(all.run_of("0:crowded:0")) == all.burn_in_key(all.run_of("1:crowded:0")));
    CHECK(all.burn_in_key(all.run_of("0:as_written:0")) != all.burn_in_key(all.run_of("0:crowded:0")));
    CHECK(all.burn_in_key(all.run_of("0:as_written:0")) == few.burn_in_key(few.run_of("0:0")));
}

TEST_CASE("the result of a study with futures is over them, each as if it were the scenario", "[study][sweep]") {
    StudyBench bench, other;
    const Sweep sweep = town::sweep_of(list + "futures: {crowded: crowded.yaml}\n");
    CHECK(bench.play(sweep).finished == 8);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    const std::vector<std::string> runs{"point", "future", "seed"};
    CHECK(output::run_dimensions(result) == runs);
    CHECK(result.labels("future") == std::vector<std::string>{"as_written", "crowded"});
    const Sweep crowded = town::sweep_of(list, {.overrides = {"population.people=500"}});
    other.play(crowded);
    other.result(crowded);
    const output::ResultReader alone((other.scratch / "study.h5").string());
    for (const char* name : {"people_last", "people_difference_of_last"}) {
        const std::vector<double> of_all = result.numbers(result.at(name, runs).name), of_one = alone.numbers(name);
        for (std::size_t point : {0U, 1U})
            for (std::size_t seed : {0U, 1U}) CHECK(of_all[point * 4 + 2 + seed] == of_one[point * 2 + seed]);
    }
}

TEST_CASE("what was run of a smaller study is not run again", "[study][sweep]") {
    StudyBench bench;
    const std::string rest = "factors: {policy.birth: {range: [0, 5]}}\n";
    CHECK(bench.play(town::sweep_of("design: {method: sobol, samples: 3}\n" + rest)).finished == 6);
    const Sweep larger = town::sweep_of("design: {method: sobol, samples: 5}\n" + rest, {.seeds = 3});
    CHECK(bench.play(larger).finished == 5 * 3 - 6);
    StudyBench anew;
    anew.play(larger);
    CHECK(bench.result(larger) == anew.result(larger));
}

TEST_CASE("threads and shards leave the same bytes, and another seed others", "[study][sweep]") {
    const std::string reference = straight(saltelli);
    for (u32 threads : {2U, 8U}) {
        StudyBench bench;
        const Sweep sweep = town::sweep_of(saltelli);
        bench.play(sweep, threads);
        CHECK(bench.result(sweep) == reference);
    }
    for (u64 shards : {2U, 7U}) {
        StudyBench bench;
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
    StudyBench bench;
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
    StudyBench bench;
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
    StudyBench bench;
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

TEST_CASE("a damaged record costs that run alone, and is told", "[study][sweep]") {
    StudyBench bench;
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

TEST_CASE("the largest scenario of a study is that of its highest numbers, in whatever order they are listed",
          "[study][sweep]") {
    const Sweep sweep = town::sweep_of("design: {method: grid}\nfactors: {population.people: {values: [900, 200]}}\n");
    double most = 0;
    for (const auto& scenario : sweep.largest()) most = std::max(most, scenario->parameters.at("population.people").value);
    CHECK(most == 900);
}

TEST_CASE("a package is switched on whole, with its dates, beside other factors", "[study][sweep]") {
    const Sweep sweep = town::sweep_of(
        "design: {method: grid, levels: 2}\n"
        "factors: {more: {package: births.yaml}, population.people: {range: [200, 300]}}\nindicators: {people: last}\n");
    REQUIRE(sweep.points() == 4);
    const auto births = [&](u64 point, i32 step) {
        return sweep.scenario(sweep.run(point, 0))->levers.at("policy.birth").at(step).everywhere();
    };
    CHECK(births(0, 2) == 0);
    CHECK(births(3, 0) == 1);
    CHECK(births(3, 2) == 4);
    CHECK(sweep.settings(3) == std::vector<std::string>{"population.people=300"});
    CHECK(sweep.overlays_of(sweep.run(3, 0)) == std::vector<std::string>{"births.yaml"});
    CHECK(sweep.overlays_of(sweep.run(1, 0)).empty());
    CHECK(sweep.burn_in_key(sweep.run(1, 0)) == sweep.burn_in_key(sweep.run(3, 0)));
    StudyBench bench;
    bench.play(sweep);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    CHECK(result.texts("package.more") == std::vector<std::string>{"off", "off", "on", "on"});
    CHECK(result.at("package.more").note("kind") == "package");
    CHECK(result.note("package_files") == "births.yaml");
}

TEST_CASE("an entry comes to those of its lever from its date on", "[study][sweep]") {
    const Sweep sweep = town::sweep_of(
        "design: {method: list, points: [{}, {entry.late: 3}]}\nfactors: {late: {lever: policy.birth, from: 2025Q2}}\n"
        "indicators: {people: last}\n");
    const auto births = [&](u64 point, i32 step) {
        return sweep.scenario(sweep.run(point, 0))->levers.at("policy.birth").at(step).everywhere();
    };
    CHECK(births(0, 1) == 0);
    CHECK(births(1, 0) == 0);
    CHECK(births(1, 1) == 3);
    CHECK(sweep.settings(1) == std::vector<std::string>{"policy.birth=[{value: 3, from: 2025Q2}]"});
    CHECK(sweep.burn_in_key(sweep.run(0, 0)) == sweep.burn_in_key(sweep.run(1, 0)));
    StudyBench bench;
    bench.play(sweep);
    bench.result(sweep);
    const output::StoredVariable late = output::ResultReader((bench.scratch / "study.h5").string()).at("entry.late");
    CHECK(late.note("kind") + " of " + late.note("lever") + ", " + late.note("entry") ==
          "entry of policy.birth, from: 2025Q2");
}

TEST_CASE("the key of a run follows when its entries act", "[study][sweep]") {
    const auto of = [](const std::string& date) {
        return town::sweep_of(
            "design: {method: list, points: [{}, {entry.late: 3}]}\nfactors: {late: {lever: policy.birth, from: " + date +
            "}}\nindicators: {people: last}\n");
    };
    const Sweep second = of("2025Q2"), third = of("2025Q3");
    CHECK(second.key_of(second.run(0, 0)) == third.key_of(third.run(0, 0)));
    CHECK(second.key_of(second.run(1, 0)) != third.key_of(third.run(1, 0)));
}

TEST_CASE("the key of a run follows what its packages set", "[study][sweep]") {
    const auto of = [](const std::string& file) {
        return town::sweep_of("design: {method: grid}\nfactors: {more: {package: " + file +
                              "}}\nindicators: {people: last}\n");
    };
    const Sweep births = of("births.yaml"), fewer = of("fewer.yaml");
    CHECK(births.key_of(births.run(0, 0)) == fewer.key_of(fewer.run(0, 0)));
    CHECK(births.key_of(births.run(1, 0)) != fewer.key_of(fewer.run(1, 0)));
    CHECK(births.key_of(births.run(0, 0)) != births.key_of(births.run(1, 0)));
}

TEST_CASE("a study says of each run when it ended, and keeps what was there then", "[study][sweep]") {
    StudyBench bench;
    Study study = town::sweep_of(
                      "design: {method: list, points: [{policy.birth: 0}, {policy.birth: 5}]}\n"
                      "indicators: {people: [last, series]}\n")
                      .study();
    study.scenario.stop = {"child_benefit > 0", 2};
    const Sweep sweep(town::model, town::schema(), study);
    bench.play(sweep);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    const std::vector<double> played = result.numbers("steps_played"), last = result.numbers("people_last"),
                              series = result.numbers("people_series");
    const std::vector<std::string> by = result.texts("ended_by");
    CHECK(by[0] == "steps");
    CHECK(by[2] == "stop");
    for (std::size_t run = 0; run < by.size(); ++run) {
        const auto steps = static_cast<std::size_t>(played[run]);
        CHECK(steps == (by[run] == "stop" ? 2 : 3));
        CHECK(series[3 * run + steps - 1] == last[run]);
        for (std::size_t step = steps; step < 3; ++step) CHECK(std::isnan(series[3 * run + step]));
    }
    CHECK(result.note("stop") == "child_benefit > 0, 2 steps in a row");
}
