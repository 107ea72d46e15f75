#include "engine/config/scenario/acting.hpp"

#include "engine/config/scenario/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

using namespace consortia;

namespace {

const std::string head = "model: example\nstart: 2025Q1\nsteps: 80\nlevers:\n  policy.subsidy:";

config::Loaded load(const std::string& lever) {
    return config::load("s.yaml", {}, example::models(), config::Memory({{"s.yaml", head + lever}}));
}

std::string warnings(const std::string& lever) {
    std::string all;
    for (const Problem& warning : load(lever).warnings) all += to_string(warning) + '\n';
    return all;
}

std::string notes(const std::string& lever) {
    std::string all;
    for (const config::Note& note : load(lever).notes)
        all += std::to_string(note.where.line) + ':' + std::to_string(note.where.column) + ' ' + note.text + '\n';
    return all;
}

const std::string never = "warning: policy.subsidy: this entry never acts; from ";

}  // namespace

TEST_CASE("an entry in whose place others stand from its first step on is warned of where it stands", "[config][acting]") {
    CHECK(warnings("\n    - {value: 0.2}\n    - {value: 0.3}\n") ==
          "s.yaml:6:7: " + never + "2025Q1 on others stand in its place\n");
    CHECK(warnings("\n    - {value: 0.2, from: 2026Q1, target: {size: small}}\n    - {value: 0.3, from: 2026Q1, target: "
                   "{size: [small, large]}}\n") == "s.yaml:6:7: " + never + "2026Q1 on others stand in its place\n");
    CHECK(warnings("\n    - {value: 0.2, target: {size: [small, large]}}\n    - {value: 0.3, target: {size: small}}\n"
                   "    - {value: 0.4, target: {size: large}}\n") ==
          "s.yaml:6:7: " + never + "2025Q1 on others stand in its place\n");
}

TEST_CASE("what was dated before the start and is overtaken by then never acts", "[config][acting]") {
    const std::string before =
        "s.yaml:5:20: warning: policy.subsidy: 2020Q1 lies before the start; it acts from the start on\n";
    CHECK(warnings(" {2020Q1: 0.2, 2025Q1: 0.3}\n") ==
          before + "s.yaml:5:28: " + never + "2025Q1 on others stand in its place\n");
    CHECK(warnings(" {2020Q1: 0.2, 2025Q2: 0.3}\n") == before);
}

TEST_CASE("an entry that others leave something to do is not warned of", "[config][acting]") {
    CHECK(warnings("\n    - {value: 0.2, target: {size: [small, large]}}\n    - {value: 0.3, target: {size: small}}\n")
              .empty());
    CHECK(warnings("\n    - {value: 0.3, target: {size: small}}\n    - {value: 0.2, target: {region: region_1}}\n").empty());
    CHECK(warnings("\n    - {value: 0.3, from: 2026Q3}\n    - {value: 0.1, from: 2025Q1}\n").empty());
}

TEST_CASE("a ramp that ends after the run is warned of at its end", "[config][acting]") {
    CHECK(warnings("\n    - {value: 0.6, from: 2044Q1, ramp_to: 2060Q1}\n") ==
          "s.yaml:6:43: warning: policy.subsidy: the ramp ends after the last step (2044Q4); its value is never reached\n");
    CHECK(warnings("\n    - {value: 0.6, from: 2044Q1, ramp_to: 2044Q4}\n").empty());
}

TEST_CASE("an entry for everybody that ends one with a target is noted, but not a return to the status quo",
          "[config][acting]") {
    const std::string targeted = "\n    - {value: 0.6, target: {size: small}}\n";
    CHECK(notes(targeted + "    - {value: 0.3, from: 2027Q1}\n") ==
          "7:7 policy.subsidy: holds for everybody from 2027Q1 on and ends the entry with a target of line 6\n");
    CHECK(notes(targeted + "    - {value: 0.1, from: 2027Q1}\n").empty());
    CHECK(notes("\n    - {value: 0.3}\n    - {value: 0.6, from: 2027Q1, target: {size: small}}\n").empty());
}

TEST_CASE("an entry whose target is nobody is warned of", "[config][acting]") {
    LeverSetting lever;
    lever.entries.push_back({.value = 1, .from = 0, .ramp_to = {}, .whom = {}, .targeted = true, .origin = {}});
    lever.entries.back().whom.allowed[1] = 0;  // a group without members
    config::Problems problems;
    config::check_acting(lever, "p", config::Timeline(example::dated(), Date::of(2025, 1)), 8, problems);
    REQUIRE(problems.sorted().size() == 1);
    CHECK(to_string(problems.sorted().front()) == "warning: p: nobody is its target; this entry never acts");
}
