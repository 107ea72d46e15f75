#include "engine/study/measured.hpp"

#include "engine/config/study/study.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::Contains;

namespace {

config::LoadedStudy loaded(const std::string& moment) {
    const session::Workspace workspace(session::town_models());
    const config::Memory files(std::map<std::string, std::string>{
        {"scenarios/town.yaml", "model: town\nstart: 2025Q1\nsteps: 3\nseeds: 2\n"},
        {"scenarios/fit.yaml", "scenario: town.yaml\nmoments:\n  size: {" + moment +
                                   ", value: 300, tolerance: 10}\n"
                                   "free: {population.people: {range: [200, 400]}}\nbudget: {runs: 100}\n"}});
    static const Schema& schema = session::town_workspace().schema(town::model);
    return config::load_study("/scenarios/fit.yaml", {},
                              {[&](std::string_view) -> const Schema* { return &schema; }, {"town"}}, files);
}

std::string mistakes(const std::string& moment) {
    try {
        config::LoadedStudy study = loaded(moment);
        complete(study.study, *study.schema);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a calibration keeps the series of what is measured, and measures a run from them", "[study][measured]") {
    config::LoadedStudy study = loaded("expression: last(people) + mean(child_benefit), when: last 2");
    complete(study.study, *study.schema);
    REQUIRE(study.study.variables.size() == 2);
    CHECK(study.study.variables[0].name == "child_benefit");
    const Sweep sweep(town::model, *study.schema, study.study);
    RunOutput kept;
    kept.rows = {10, 20, 40, 300, 310, 320};
    CHECK(Measured(study.study, *study.schema).of(sweep, kept) == std::vector{350.0});
}

TEST_CASE("what cannot be measured is told where it stands", "[study][measured]") {
    CHECK(mistakes("expression: last(people), when: last 2") == "none");
    CHECK_THAT(mistakes("expression: last(peple), when: all"),
               Contains("fit.yaml:3:22: error: moments: size: expression, at "
                        "character 6: ") &&
                   Contains("nearest is people"));
    CHECK_THAT(mistakes("expression: last(people)"), Contains("last 40 is more than the 3 steps that the scenario plays"));
    CHECK_THAT(mistakes("expression: last(people), when: late"), Contains("expected `last N` or `all`, got 'late'"));
}
