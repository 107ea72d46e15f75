#include "engine/config/study/futures.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

#include "engine/config/study/study.hpp"

using namespace consortia;
using namespace consortia::example;
using Catch::Matchers::Contains;

namespace {

const std::string base =
    "model: example\nstart: 2025Q1\nsteps: 8\nseeds: 3\nparameters: {labour.separation: 0.02}\n"
    "levers: {policy.min_quality: 1}\n";

/// A study with these futures, of which slump.yaml is as given.
config::LoadedStudy load(const std::string& futures, const std::string& slump,
                         const std::string& factor = "policy.subsidy") {
    return config::load_study("scenarios/studies/study.yaml", {}, models(),
                              config::Memory({{"scenarios/town/base.yaml", base},
                                              {"scenarios/futures/slump.yaml", slump},
                                              {"scenarios/studies/study.yaml",
                                               "scenario: ../town/base.yaml\ndesign: {method: grid, levels: 2}\n"
                                               "factors: {" +
                                                   factor + ": {range: [0.01, 0.2]}}\n" + futures}}));
}

const std::string one = "futures: {slump: ../futures/slump.yaml}\n";

std::string mistakes(const std::string& futures, const std::string& slump, const std::string& factor = "policy.subsidy") {
    try {
        load(futures, slump, factor);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a study is played in the scenario as it is written and in each future", "[config][study]") {
    const Study study = load(one, "title: {en: Slump}\nparameters: {labour.separation: 0.05}\n").study;
    REQUIRE(study.futures.size() == 2);
    CHECK(study.futures[0].name == "as_written");
    CHECK(study.futures[0].file.empty());
    CHECK(study.futures[0].scenario.parameters.at("labour.separation").value == 0.02);
    CHECK(study.futures[1].name == "slump");
    CHECK(study.futures[1].file == "../futures/slump.yaml");
    CHECK(study.futures[1].scenario.parameters.at("labour.separation").value == 0.05);
    CHECK(study.futures[1].scenario.levers.at("policy.min_quality").at(0).everywhere() == 1);
    CHECK(study.futures[1].scenario.seeds == 3);
    CHECK_THAT(study.futures[1].text, Contains("labour.separation: 0.05"));
    CHECK(study.worlds() == 2);
    CHECK(load("", "").study.futures.empty());
}

TEST_CASE("what is no future is told where it stands", "[config][study]") {
    const std::string good = "parameters: {labour.separation: 0.05}\n";
    CHECK_THAT(mistakes("futures: {}\n", good), Contains("study.yaml:4:10: error: futures: expected `name: file` lines"));
    CHECK_THAT(mistakes("futures: {as_written: ../futures/slump.yaml}\n", good),
               Contains("study.yaml:4:11: error: as_written: is the scenario as it is written"));
    CHECK_THAT(mistakes("futures: {'a slump': ../futures/slump.yaml}\n", good), Contains("a future is called by letters"));
    CHECK_THAT(mistakes("futures: {slump: ../futures/slumps.yaml}\n", good), Contains("nearest is"));
    CHECK_THAT(mistakes("futures: {slump: [1]}\n", good), Contains("futures.slump: expected the name of a file"));
    CHECK_THAT(mistakes(one, "levers: {policy.min_quality: 2}\n" + good),
               Contains("slump: a future is what nobody decides on, and sets no lever; this one sets policy.min_quality"));
    CHECK_THAT(mistakes(one, "steps: 9\n" + good), Contains("slump: sets steps, which all runs of a study share"));
    CHECK_THAT(mistakes(one, "title: Nothing\n"), Contains("slump: changes nothing of the scenario"));
    CHECK_THAT(mistakes(one, good, "labour.separation"), Contains("slump: sets labour.separation, which is a factor"));
    CHECK_THAT(mistakes(one, "parameters: {labour.separtion: 0.05}\n"),
               Contains("scenarios/futures/slump.yaml:1:14: error: labour.separtion"));
}
