#include "engine/session/result.hpp"

#include "engine/output/data_in_memory.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/run/simulation.hpp"
#include "engine/study/results/merge.hpp"
#include "tests/support/catch.hpp"

#include "tests/support/town.hpp"
#include "tests/unit/files/files.hpp"

#include <algorithm>

using namespace consortia;
using namespace consortia::session;

namespace {

const Catalogue& models() {
    static const Catalogue town{town::model};
    return town;
}

const Workspace& workspace() {
    static const Workspace town(models());
    return town;
}

Scenario town_of_three(const std::string& name = "town") {
    Scenario scenario = town::scenario(3);
    scenario.name = name;
    scenario.title = {"A town", "小镇"};
    scenario.seeds = 3;
    scenario.parameters["population.people"].value = 300;
    return scenario;
}

study::RunList compared() {
    Scenario reform = town_of_three("reform");
    reform.title = {"A reform", "改革"};
    reform.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    return {models().front(), workspace().schema(models().front()), {town_of_three(), reform}};
}

RunOutput played(const study::RunList& list, u64 run) {
    Crew crew(1);
    Simulation simulation(list.model(), list.schema(), list.scenario_of(run), list.replicate_of(run), crew);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    return simulation.output();
}

/// Plays the list into `sink`, without the run `missing`; gives the outcomes.
std::vector<study::Outcomes> play_into(output::LabelledSink& sink, const study::RunList& list, bool compared,
                                       u64 missing = ~u64{0}) {
    study::OutcomesOf outcomes(list);
    const auto source = [&](u64 run) {
        if (run == missing) return RunOutput();
        RunOutput output = played(list, run);
        outcomes.add(run, output);
        return output;
    };
    study::merge(list, source, compared, sink, missing == ~u64{0} ? 0 : 1);
    return outcomes.outcomes();
}

bool same(const std::vector<study::Outcomes>& a, const std::vector<study::Outcomes>& b) {
    return std::ranges::equal(a, b, [](const study::Outcomes& x, const study::Outcomes& y) {
        return x.indicator.name == y.indicator.name && x.indicator.role == y.indicator.role &&
               x.by_scenario == y.by_scenario;
    });
}

}  // namespace

TEST_CASE("a comparison is the same result just played, in memory, and from its file alone") {
    const files::TestFolder folder;
    const std::string file = (folder / "compare.h5").string();
    const study::RunList list = compared();
    const auto memory = std::make_shared<output::DataInMemory>("memory");
    const std::vector<study::Outcomes> outcomes = play_into(*memory, list, true);
    output::LabelledWriter writer(file);
    play_into(writer, list, true);

    const Result fresh(list, true, file, outcomes);
    for (const Result& again : {Result(memory, workspace()), Result::open(file, workspace())}) {
        CHECK(again.kind() == Result::Kind::comparison);
        CHECK(again.steps() == 3);
        CHECK(again.steps_per_year() == fresh.steps_per_year());
        CHECK(again.replicates() == std::vector<u32>{0, 1, 2});
        REQUIRE(again.scenarios().size() == 2);
        CHECK(again.scenarios()[1].name == "reform");
        CHECK(again.scenarios()[1].title.zh == "改革");
        CHECK(again.scenarios()[1].values == fresh.scenarios()[1].values);
        CHECK(again.missing() == 0);
        CHECK(same(again.outcomes(), outcomes));
        REQUIRE(again.leagues().size() == 1);
        CHECK(again.leagues().front().lines.front().cost.value == fresh.leagues().front().lines.front().cost.value);
        CHECK(again.cost_unit() == "wq");
    }
}

TEST_CASE("the result of a model that this program does not have tells its tables in the words of the file") {
    const auto memory = std::make_shared<output::DataInMemory>("memory");
    const std::vector<study::Outcomes> outcomes = play_into(*memory, compared(), true);
    const Catalogue none;
    const Workspace nothing(none);
    const Result result(memory, nothing);
    CHECK(result.schema() == nullptr);
    CHECK(result.steps_per_year() == 4);
    CHECK(same(result.outcomes(), outcomes));
    CHECK(result.outcomes().front().indicator.about.zh == "人数");
    CHECK(result.leagues().front().lines.front().verdict == study::LeagueLine::Verdict::ratio);
    CHECK(result.moves(1, "L1"));
    CHECK_FALSE(result.money());
}

TEST_CASE("by which number runs are compared stands in the file, for a program that does not have the model") {
    Schema schema;
    schema.indicator(
        {.name = "told", .unit = "share", .about = {"Told", "知晓"}, .compared = Compared::first_at_least(0.5)});
    schema.indicator({.name = "pay", .unit = "wq", .about = {"Pay", "工资"}, .every = 4});
    output::ResultFile file;
    file.model = "made";
    file.layout = FrameLayout(schema.indicators(), {});
    file.steps = 3;
    file.replicates = {0};
    file.scenarios = {{"one", {"one", ""}, "model: made\n", ""}};
    const auto memory = std::make_shared<output::DataInMemory>("made.h5");
    const RunOutput run{2, {0.1, 1, 0.4, 2, 0.7, 3}, {}, 0};
    output::write_results(*memory, file, [&](std::size_t, std::size_t) -> const RunOutput& { return run; });
    const Result result(memory, nullptr);
    CHECK(result.outcomes().at(0).by_scenario[0][0] == 3);
    CHECK(result.outcomes()[0].indicator.unit == "step");
    CHECK(memory->at("told").note("compared") == "time of first >= 0.5");
    CHECK(result.outcomes().at(1).by_scenario[0][0] == 2);
    CHECK(memory->at("pay").note("compared").empty());
    CHECK(memory->at("pay").note("taken") == "every 4 steps; it stands in between");
    CHECK(memory->at("told").note("taken").empty());
}

TEST_CASE("a partial result counts the runs that are missing, and the others have their outcomes") {
    const study::RunList list(models().front(), workspace().schema(models().front()), {town_of_three()});
    const auto memory = std::make_shared<output::DataInMemory>("memory");
    play_into(*memory, list, false, 1);
    const Result result(memory, workspace());
    CHECK(result.kind() == Result::Kind::ensemble);
    CHECK(result.scenarios().front().title.en == "A town");
    CHECK(result.missing() == 1);
    const std::vector<double>& people = result.outcomes().front().by_scenario.front();
    REQUIRE(people.size() == 3);
    CHECK(people[0] > 0);
    CHECK(std::isnan(people[1]));
    CHECK(people[2] > 0);
}

TEST_CASE("what is no result of ours, and a total of another shape, are refused with the name") {
    const auto memory = std::make_shared<output::DataInMemory>("there");
    CHECK_THROWS_WITH(Result(memory, workspace()), Catch::Contains("there: is no result"));
    memory->attribute({"model", std::string("town")});
    memory->attribute({"scenario", std::string("model: town\n")});
    memory->dimension({"seed", std::vector<i32>{0}, {}});
    memory->dimension({"time", std::vector<double>{0, 1}, {}});
    memory->variable({"people", output::Variable::Kind::number, {"time", "seed"}, {}});
    CHECK_THROWS_WITH(Result(memory, workspace()).outcomes(), Catch::Contains("people has another shape"));
}

TEST_CASE("a title that came along with `extends` is none of the package's own") {
    Scenario heir = town_of_three("heir");
    heir.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    const study::RunList list(models().front(), workspace().schema(models().front()), {town_of_three(), heir});
    const auto memory = std::make_shared<output::DataInMemory>("memory");
    const std::vector<study::Outcomes> outcomes = play_into(*memory, list, true);
    for (const Result& result : {Result(list, true, "town.h5", outcomes), Result(memory, workspace())}) {
        CHECK(result.scenarios()[0].title.en == "A town");
        CHECK(result.scenarios()[1].title.en.empty());
    }
}

TEST_CASE("scenarios of the same file name bear their folder's, or a number where that is the same too") {
    std::vector<Scenario> all{town_of_three(), town_of_three("mine"), town_of_three("mine"), town_of_three("mine")};
    all[1].files = {{"scenarios/toy/mine.yaml"}};
    all[2].files = {{"scenarios/x/mine.yaml"}};
    all[3].files = {{"elsewhere/x/mine.yaml"}};
    const study::RunList list(models().front(), workspace().schema(models().front()), all);
    std::vector<std::string> names;
    for (const output::ScenarioText& text : study::texts_of(list)) names.push_back(text.name);
    CHECK(names == std::vector<std::string>{"town", "toy/mine", "x/mine", "x/mine (2)"});
}
