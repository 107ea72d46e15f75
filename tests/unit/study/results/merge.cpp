#include "engine/study/results/merge.hpp"

#include "engine/core/error.hpp"
#include "engine/files/digest.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

#include <cmath>
#include <numeric>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::Contains;

namespace {

constexpr u32 steps = 3, replicates = 2;
constexpr std::size_t width = 4;  // of the town: two totals, and one over two halves

Scenario named(const std::string& name) {
    Scenario scenario = town::small_scenario(steps);
    scenario.name = name;
    scenario.seeds = replicates;
    return scenario;
}

RunList list_of(const std::vector<std::string>& names, u32 first_replicate = 0) {
    std::vector<Scenario> scenarios;
    for (const std::string& name : names) scenarios.push_back(named(name));
    return {town::model, town::schema(), scenarios, first_replicate};
}

/// As if played: every number another.
RunOutput output_of(u64 run) {
    RunOutput output{width, std::vector<double>(width * steps), {}, 1000 + run};
    std::iota(output.rows.begin(), output.rows.end(), 100. * static_cast<double>(run));
    return output;
}

}  // namespace

TEST_CASE("the runs of a list are read back from its result as they were written", "[study][merge]") {
    const files::TestFolder scratch;
    const std::string file = (scratch / "result.h5").string();
    for (const bool compared : {false, true}) {
        const RunList list = compared ? list_of({"baseline", "reform"}) : list_of({"baseline"});
        merge(list, output_of, compared, file);
        const StoredRuns stored(list, file);
        for (u64 run = 0; run < list.size(); ++run) {
            const RunOutput read = stored.run(list.scenario_number(run), list.place_of(run));
            CHECK(read.rows == output_of(run).rows);
            CHECK(read.final_digest == output_of(run).final_digest);
        }
    }
}

TEST_CASE("each run is asked for once, in order", "[study][merge]") {
    const files::TestFolder scratch;
    std::vector<u64> asked;
    const RunList list = list_of({"a", "b", "c"});
    merge(
        list,
        [&](u64 run) {
            asked.push_back(run);
            return output_of(run);
        },
        true, (scratch / "compare.h5").string());
    std::vector<u64> all(list.size());
    std::iota(all.begin(), all.end(), 0);
    CHECK(asked == all);
}

TEST_CASE("runs that are missing are NaN in a result, and have no digest", "[study][merge]") {
    const files::TestFolder scratch;
    const std::string file = (scratch / "partial.h5").string();
    merge(
        list_of({"baseline"}), [](u64 run) { return run == 1 ? RunOutput() : output_of(run); }, false, file, 1);
    const output::ResultReader result(file);
    const std::vector<double> people = result.numbers("people");
    REQUIRE(people.size() == replicates * steps);
    for (std::size_t k = 0; k < people.size(); ++k) CHECK(std::isnan(people[k]) == (k / steps == 1));
    CHECK(result.texts("final_digest")[1].empty());
    CHECK_FALSE(result.texts("final_digest")[0].empty());
}

TEST_CASE("a result bears the digest of its list, and the replicates that it holds", "[study][merge]") {
    const files::TestFolder scratch;
    const std::string file = (scratch / "run.h5").string();
    const RunList list = list_of({"baseline"}, 5);
    merge(list, output_of, false, file);
    const output::ResultReader result(file);
    CHECK(result.note("content_digest") == files::hex(list.content()));
    CHECK(result.note("content_digest") == content_digest(list));
    CHECK(result.numbers("seed") == std::vector<double>{5, 6});
}

TEST_CASE("scenarios of one name are told apart in the result", "[study][merge]") {
    std::vector<std::string> names;
    for (const output::ScenarioText& text : texts_of(list_of({"a", "b", "a", "a"}))) names.push_back(text.name);
    CHECK(names == std::vector<std::string>{"a", "b", "a (2)", "a (3)"});
}

TEST_CASE("a result of other steps or seeds is refused by what differs", "[study][merge]") {
    const files::TestFolder scratch;
    const std::string file = (scratch / "run.h5").string();
    merge(list_of({"baseline"}), output_of, false, file);
    Scenario longer = named("baseline"), wider = named("baseline");
    longer.steps = steps + 1;
    wider.seeds = replicates + 1;
    for (const Scenario& other : {longer, wider}) {
        CHECK_THROWS_WITH(StoredRuns(RunList(town::model, town::schema(), {other}), file),
                          Contains("run.h5: people has another shape than the scenario asks for"));
    }
    CHECK_THROWS_AS(StoredRuns(list_of({"baseline"}), (scratch / "nowhere.h5").string()), SystemError);
}

TEST_CASE("a source that fails leaves no result, and an older one as it was", "[study][merge]") {
    const files::TestFolder scratch;
    const auto fail_at_last = [](u64 run) { return run == 1 ? throw SystemError("the disk is gone") : output_of(run); };
    const std::string file = (scratch / "run.h5").string();
    CHECK_THROWS_AS(merge(list_of({"baseline"}), fail_at_last, false, file), SystemError);
    CHECK(scratch.entries() == 0);
    merge(list_of({"baseline"}), output_of, false, file);
    const std::string before = files::read_text(file);
    CHECK_THROWS_AS(merge(list_of({"baseline"}), fail_at_last, false, file), SystemError);
    CHECK(files::read_text(file) == before);
    CHECK(scratch.entries() == 1);
}

TEST_CASE("a run that was stopped is read back as short as it was, with its digests", "[study][merge]") {
    const files::TestFolder scratch;
    const std::string file = (scratch / "result.h5").string();
    Scenario scenario = named("baseline");
    scenario.stop = {"people > 100", 1};
    const RunList list(town::model, town::schema(), {scenario, scenario});
    const auto cut = [](u64 run) {
        RunOutput output = output_of(run);
        output.digests = {1, 2, 3};
        if (run % 2 == 0) return output;
        output.rows.resize(2 * width);
        output.digests.pop_back();
        output.stopped = 2;
        return output;
    };
    merge(list, cut, true, file);
    const StoredRuns stored(list, file, true);
    for (u64 run = 0; run < list.size(); ++run) {
        const RunOutput read = stored.run(list.scenario_number(run), list.place_of(run));
        CHECK(read.rows == cut(run).rows);
        CHECK(read.digests == cut(run).digests);
        CHECK(read.stopped == cut(run).stopped);
    }
}
