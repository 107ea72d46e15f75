#include "engine/config/model/facts.hpp"

#include "tests/support/catch.hpp"

#include <limits>

using namespace consortia;

namespace {

Facts read(const std::string& text, config::Problems& problems) { return config::read_facts(text, "facts.yaml", problems); }

std::string faults_of_facts(const std::string& text) {
    config::Problems problems;
    read(text, problems);
    std::string lines;
    for (const Problem& problem : problems.sorted()) lines += to_string(problem) + '\n';
    return lines;
}

/// A file with one fact, whose entries are `more` as well.
std::string one(const std::string& more) {
    return "scenario: a.yaml\nruns: {status_quo: {}, cycle: {}}\nfacts:\n- {id: F1, name: {en: a, zh: 甲}, metric: "
           "people, " +
           more + ", source: x}\n";
}

}  // namespace

TEST_CASE("facts are read with their runs, levels and what is tested elsewhere") {
    config::Problems problems;
    const Facts facts = read(
        "scenario: city.yaml\n"
        "levels: {quick: {seeds: 4, set: {people: 10}}, full: {}}\n"
        "runs:\n  status_quo: {}\n  cycle: {set: {wave: 0.05, steps: 9}, level: full}\n  later: {scenario: 2019.yaml}\n"
        "facts:\n"
        "- {id: F1, name: {en: one, zh: 一}, metric: mean(people), range: [none, 2], use: fitted, source: s, note: n}\n"
        "- {id: F2, name: {en: two, zh: 二}, metric: people, run: cycle, against: status_quo, as: change, when: all, range: "
        "[0, none], use: test, source: s}\n"
        "- {id: F3, name: {en: three, zh: 三}, metric: people, run: later, seen: 1.5, rivals: {walk: [1, 0.2]}, use: "
        "forecast, source: s}\n"
        "tested: [{id: V1, name: {en: v, zh: 验}, test: tests/v.cpp, source: s}]\n"
        "not_measured: [{id: N1, name: {en: n, zh: 未}, needs: more, source: s}]\n",
        problems);
    REQUIRE_FALSE(problems.has_errors());
    CHECK(facts.levels.at(0).seeds == 4);
    CHECK(facts.levels.at(0).set == std::vector<std::string>{"people=10"});
    CHECK_FALSE(facts.levels.at(1).seeds.has_value());
    CHECK(facts.runs.at(1).set == std::vector<std::string>{"wave=0.05", "steps=9"});
    CHECK(facts.runs.at(1).level == "full");
    CHECK(facts.runs.at(2).scenario.text == "2019.yaml");
    const Fact &first = facts.facts.at(0), &second = facts.facts.at(1), &third = facts.facts.at(2);
    CHECK(first.low == -std::numeric_limits<double>::infinity());
    CHECK(first.high == 2);
    CHECK(first.use == Fact::Use::fitted);
    CHECK(first.when.text == "last 40");
    CHECK(first.run.text == "status_quo");
    CHECK(first.note == "n");
    CHECK(second.held == Fact::Held::change);
    CHECK(second.against.text == "status_quo");
    CHECK(third.low == 1.5);
    CHECK(third.rivals.at(0).name == "walk");
    CHECK(third.rivals.at(0).deviation == 0.2);
    CHECK(facts.tested.at(0).test == "tests/v.cpp");
    CHECK(facts.not_measured.at(0).needs == "more");
}

TEST_CASE("without runs facts are measured on the scenario as it is") {
    config::Problems problems;
    CHECK(read("scenario: a.yaml\n", problems).runs.at(0).name.text == "status_quo");
}

TEST_CASE("every mistake in a file of facts is told at its place") {
    const auto [more, expected] = GENERATE(table<std::string, std::string>({
        {"range: [0, 1], use: fitted, rnge: 3", "facts.yaml:4:78: error: unknown key 'rnge'; nearest is range"},
        {"range: [2, 1], use: test", "range: is empty: the lowest comes first"},
        {"range: [2], use: test", "range: expected [lowest, highest], got a list or map"},
        {"range: [a, 2], use: test", "range: expected a number or none, got 'a'"},
        {"range: [1, 2], use: tset", "use: expected one of law, fitted, test, forecast, got 'tset'; nearest is test"},
        {"range: [1, 2]", "use: is missing"},
        {"use: test", "range: is missing"},
        {"use: forecast", "seen: is missing"},
        {"use: forecast, seen: 1, rivals: {walk: [1, 0]}", "walk: expected [mean, standard deviation above 0]"},
        {"range: [1, 2], use: test, run: cycel", "unknown run 'cycel'; nearest is cycle"},
        {"range: [1, 2], use: test, against: cycle", "`against` another run and `as` (difference, change) stand together"},
    }));
    CAPTURE(more);
    CHECK_THAT(faults_of_facts(one(more)), Catch::Contains(expected));
}

TEST_CASE("a file of facts that is none, or lacks what all of them need, is refused") {
    CHECK_THAT(faults_of_facts("- a\n"), Catch::Contains("expected `facts:`"));
    CHECK_THAT(faults_of_facts("facts: []\n"), Catch::Contains("scenario: is missing"));
    CHECK_THAT(faults_of_facts("scenario: a\nruns: {Cycle/2: {}}\n"), Catch::Contains("facts.yaml:2:8: error: 'Cycle/2'"));
    CHECK_THAT(faults_of_facts("scenario: a\nfacts: {id: F1}\n"), Catch::Contains("facts: expected a list"));
    CHECK_THAT(faults_of_facts("scenario: a\nlevels: {quick: {seeds: 0}}\n"),
               Catch::Contains("quick.seeds: expected a whole number"));
    CHECK_THAT(faults_of_facts("scenario: a\nruns: {a: {level: fll}}\n"), Catch::Contains("a.level: expected one of"));
    CHECK_THAT(
        faults_of_facts(one("range: [0, 1], use: law") + "- {id: F1, name: {en: b, zh: 乙}, metric: a, range: [0, 1], use: "
                                                         "test, source: x}\n"),
        Catch::Contains("facts.yaml:5:8: error: F1: stands twice"));
}

TEST_CASE("a place in a value counts characters") {
    const Place place = config::place_in({"甲乙 + b", {"facts.yaml", 3, 10}}, 9);
    CHECK(place.line == 3);
    CHECK(place.column == 15);
}
