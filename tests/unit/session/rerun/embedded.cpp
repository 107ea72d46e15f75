#include "engine/session/rerun/embedded.hpp"

#include "engine/session/play.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::Contains;

namespace {

Result births(const files::TestFolder& folder) {
    Heard heard;
    const Plan plan = Plan::of_study(town_workspace(), "/scenarios/births_study.yaml", {}, heard);
    return play(plan, {.folder = folder / "out", .threads = 2}, heard).result;
}

}  // namespace

TEST_CASE("the study that a result embeds is read again, whatever became of its file") {
    const files::TestFolder folder;
    const Result result = births(folder);
    const config::Memory nothing;
    const Workspace workspace(town_models(), nothing);
    Embedded embedded(workspace, result.data(), {.from = "/scenarios"});
    const config::LoadedStudy loaded = embedded.study();
    CHECK(loaded.study.design.method == DesignDescription::Method::grid);
    REQUIRE(loaded.study.factors.size() == 1);
    CHECK(loaded.study.factors[0].quantity.name == "policy.birth");
    CHECK(loaded.study.factors[0].range.high == 4);
    CHECK(loaded.study.scenario.seeds == 2);
    CHECK(loaded.study.scenario.parameters.at("population.people").value == 300);
}

TEST_CASE("where the file of a study lies is said, else it is looked for beside a result without provenance") {
    const files::TestFolder folder;
    const Result result = births(folder);
    CHECK(Embedded(town_workspace(), result.data(), {.from = "/elsewhere"}).study_file() == "/elsewhere/births_study.yaml");
    std::filesystem::remove(folder / "out" / "study.provenance.json");
    CHECK(Embedded(town_workspace(), result.data(), {}).study_file() == folder / "out" / "births_study.yaml");
}

TEST_CASE("what a result embeds of a model that this program has not is refused") {
    const files::TestFolder folder;
    const Result result = births(folder);
    const Catalogue none;
    const Workspace workspace(none, town_files());
    CHECK_THROWS_WITH(Embedded(workspace, result.data(), {}).model(), Contains("is of the model town"));
}
