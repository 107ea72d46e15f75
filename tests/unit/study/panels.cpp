#include "engine/study/panels.hpp"

#include "engine/output/reading/reader.hpp"
#include "engine/study/results/merge.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::study;

namespace {

constexpr std::size_t width = 4;  // of the town's indicators

Scenario following() {
    Scenario scenario = town::small_scenario(4);
    scenario.seeds = 3;
    scenario.panels = {{.kind = "firm", .fields = {"tech", "terms.pay"}, .who = Panel::Who::share, .amount = 1, .every = 2}};
    return scenario;
}

/// The first run met two firms and then a third, the second one and none more, the third is missing.
RunOutput output_of(u64 run) {
    if (run % 3 == 2) return {};
    RunOutput output{width, std::vector<double>(width * 4, 1.0), {}, run};
    if (run % 3 == 0) output.panels = {{{7, 8, 9}, {}, {}, {2, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}};
    if (run % 3 == 1) output.panels = {{{7}, {}, {}, {1, 1}, {-1, -2, -3, -4}}};
    return output;
}

RunList list_of(std::size_t scenarios = 1) {
    return {town::model, town::schema(), std::vector<Scenario>(scenarios, following())};
}

}  // namespace

TEST_CASE("a result holds the course of each agent over run, agent and time", "[study][panels]") {
    const files::TestFolder scratch;
    const std::string file = (scratch / "run.h5").string();
    merge(list_of(), output_of, false, file, 1);
    const output::ResultReader result(file);
    const auto& tech = result.at("firm.tech", {"seed", "firm", "panel_time"});
    CHECK(tech.shape == std::vector<u64>{3, 3, 2});
    const std::vector<double> course = result.numbers("firm.tech");
    CHECK(std::vector<double>(course.begin(), course.begin() + 4) == std::vector<double>{1, 5, 3, 7});
    CHECK(std::isnan(course[4]));  // of the third firm, before it was met
    CHECK(course[5] == 9);
    CHECK(course[6] == -1);
    CHECK(course[7] == -3);
    for (std::size_t k = 8; k < course.size(); ++k) CHECK(std::isnan(course[k]));
    CHECK(result.numbers("firm.terms.pay")[1] == 6);
    const std::vector<std::string> keys = result.texts("firm.key");
    CHECK(keys[2] == "k0000000000000009");
    CHECK(keys[3] == "k0000000000000007");
    CHECK(keys[4].empty());
    CHECK(result.texts("panel_quarter") == std::vector<std::string>{"2025Q2", "2025Q4"});
    CHECK(result.at("firm.terms.pay").note("units") == "wq");
}

TEST_CASE("panels are read back so that they are written again as they were", "[study][panels]") {
    const files::TestFolder scratch;
    for (const bool compared : {false, true}) {
        const RunList list = list_of(compared ? 2 : 1);
        const std::string file = (scratch / "one.h5").string(), again = (scratch / "again.h5").string();
        const auto whole = [](u64 run) { return output_of(run % 3 == 2 ? 0 : run); };
        merge(list, whole, compared, file);
        const StoredRuns stored(list, file);
        merge(
            list, [&](u64 run) { return stored.run(list.scenario_number(run), list.place_of(run)); }, compared, again);
        CHECK(files::read_text(file) == files::read_text(again));
        const PanelRows read = stored.run(0, 0).panels.at(0);
        CHECK(read.agents == std::vector<u64>{7, 8, 9});
        CHECK(read.known == std::vector<u32>{3, 3});
    }
}

TEST_CASE("a result holds of edges the keys of both ends too, and gives them back", "[study][panels]") {
    const files::TestFolder scratch;
    Scenario scenario = following();
    scenario.panels = {{.kind = "link", .fields = {"weight"}, .who = Panel::Who::share, .amount = 1, .every = 2}};
    const RunList list(town::model, town::schema(), {scenario});
    const auto output = [](u64 run) {
        RunOutput played{width, std::vector<double>(width * 4, 1.0), {}, run};
        played.panels = {{{21, 22}, {7, 8}, {8, 9}, {1, 2}, {0.5, 0.25, 0.75}}};
        return played;
    };
    const std::string file = (scratch / "run.h5").string(), again = (scratch / "again.h5").string();
    merge(list, output, false, file);
    const output::ResultReader result(file);
    CHECK(result.at("link.weight", {"seed", "link", "panel_time"}).shape == std::vector<u64>{3, 2, 2});
    CHECK(result.texts("link.from")[0] == "k0000000000000007");
    CHECK(result.texts("link.to")[1] == "k0000000000000009");
    CHECK(std::isnan(result.numbers("link.weight")[2]));  // of the second, before it began
    CHECK(result.numbers("link.weight")[3] == 0.75);
    const StoredRuns stored(list, file);
    merge(
        list, [&](u64 run) { return stored.run(0, static_cast<u32>(run)); }, false, again);
    CHECK(files::read_text(file) == files::read_text(again));
}

TEST_CASE("a result without panels has none of their dimensions", "[study][panels]") {
    const files::TestFolder scratch;
    const std::string file = (scratch / "run.h5").string();
    Scenario scenario = following();
    scenario.panels.clear();
    merge(
        RunList(town::model, town::schema(), {scenario}),
        [](u64) {
            return RunOutput{width, std::vector<double>(width * 4, 1.0), {}, 1};
        },
        false, file);
    CHECK(output::ResultReader(file).find("panel_time") == nullptr);
}
