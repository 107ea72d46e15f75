#include "engine/study/results/sweep_result.hpp"

#include "engine/core/error.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/reading/reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/study_bench.hpp"

#include <cmath>
#include <set>

using namespace consortia;
using namespace consortia::study;

namespace {

const std::string two_rows =
    "design: {method: sobol_indices, samples: 2}\n"
    "factors: {policy.birth: {range: [0, 5]}, population.people: {range: [200, 400]}}\n"
    "indicators: {people: [last, {difference: last}], skill_by_half: series}\n";

}  // namespace

TEST_CASE("a result holds factors, what is kept, and differences to the scenario itself", "[study][sweep_result]") {
    StudyBench bench;
    const Sweep sweep = town::sweep_of(two_rows);
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

TEST_CASE("what is missing is told by its name, and a partial result has NaN there", "[study][sweep_result]") {
    StudyBench bench;
    const Sweep sweep = town::sweep_of(two_rows);
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

TEST_CASE("what is undefined is told apart from what has failed and what is missing", "[study][sweep_result]") {
    StudyBench bench;
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

TEST_CASE("a result says along its seeds which seed they are of, to the last digit", "[study][sweep_result]") {
    StudyBench bench;
    const Sweep sweep =
        town::sweep_of("design: {method: list, points: [{}]}\n", {.overrides = {"seed=18446744073709551615"}});
    bench.play(sweep);
    bench.result(sweep);
    const output::ResultReader result((bench.scratch / "study.h5").string());
    CHECK(result.at("base_seed").over == std::vector<std::string>{"seed"});
    CHECK(result.at("base_seed").shape == std::vector<u64>{2});
    CHECK_THAT(result.at("people").note("coordinates"), Catch::Matchers::StartsWith("base_seed"));
}

TEST_CASE("what is undefined is told in words, and nothing where all is well", "[study][sweep_result]") {
    CHECK(words_of_undefined({.finished = 5}).empty());
    CHECK_THAT(words_of_undefined({.finished = 5, .undefined = 3}),
               Catch::Matchers::StartsWith("3 finished runs left a number undefined"));
}

TEST_CASE("of very many missing runs the first ones are named, in their order", "[study][sweep_result]") {
    const Sweep sweep = town::sweep_of("design: {method: sobol, samples: 30}\nfactors: {policy.birth: {range: [0, 5]}}\n");
    const Completeness done = completeness(sweep, Records());
    CHECK(done.missing == 60);
    CHECK(done.complete_blocks == 0);
    CHECK(done.first_missing == std::vector<u64>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("a record of another shape than the study keeps is refused, and no result appears", "[study][sweep_result]") {
    StudyBench bench;
    const Sweep sweep = town::sweep_of("design: {method: list, points: [{}]}\nindicators: {people: last}\n");
    Ledger(bench.scratch / "work", sweep.journal_content()).add(sweep.key_of(0), {.width = 2, .rows = {1, 2}});
    CHECK_THROWS_WITH(bench.result(sweep), Catch::Contains(sweep.name_of(0)) && Catch::Contains("has another shape"));
    CHECK_FALSE(std::filesystem::exists(bench.scratch / "study.h5"));
}

TEST_CASE("the digest of a result is that of the whole content of its study", "[study][sweep_result]") {
    StudyBench bench;
    const Sweep sweep = town::sweep_of("design: {method: list, points: [{}]}\n");
    bench.result(sweep);
    CHECK(output::ResultReader((bench.scratch / "study.h5").string()).note("content_digest") == files::hex(sweep.content()));
    CHECK(content_digest(sweep) != content_digest(town::sweep_of("design: {method: list, points: [{}, {}]}\n")));
}

TEST_CASE("a screening says which factor alone moved", "[study][sweep_result]") {
    StudyBench bench;
    const Sweep sweep = town::sweep_of(
        "design: {method: morris, trajectories: 1, levels: 4}\n"
        "factors: {policy.birth: {range: [0, 3]}, population.people: {range: [200, 400]}}\n");
    bench.result(sweep);  // of runs that are all missing
    const output::ResultReader result((bench.scratch / "study.h5").string());
    const std::vector<std::string> moved = result.texts("moved");
    const std::vector<double> by = result.numbers("moved_by");
    REQUIRE(moved.size() == 3);
    CHECK(moved[0].empty());
    CHECK(std::isnan(by[0]));
    CHECK(std::set<std::string>{moved[1], moved[2]} == std::set<std::string>{"policy.birth", "population.people"});
    CHECK(std::abs(by[1]) == Approx(2. / 3));
}
