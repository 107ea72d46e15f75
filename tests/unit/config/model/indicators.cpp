#include "engine/config/model/indicators.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

std::string faults_of_indicators(const char* text) {
    config::Problems problems;
    config::read_indicators(text, "indicators.yaml", problems);
    std::string lines;
    for (const Problem& problem : problems.sorted()) lines += to_string(problem) + '\n';
    return lines;
}

}  // namespace

TEST_CASE("an indicator is read with kind, unit, texts, axes and role", "[config][indicators]") {
    config::Problems problems;
    const auto read = config::read_indicators(
        "about: Work and public money.\n"
        "skill_by_region: {kind: ratio, unit: index, about: {en: mean skill, zh: 平均技能}, over: [region], role: "
        "headline}\n"
        "credit_capped: {kind: flow, unit: wq, about: credit forgone, role: cap, lever: L1}\n",
        "indicators.yaml", problems);
    CHECK_FALSE(problems.has_errors());
    CHECK(read.about == "Work and public money.");
    REQUIRE(read.indicators.size() == 2);

    const Indicator& skill = read.indicators[0].indicator;
    CHECK(skill.name == "skill_by_region");
    CHECK(skill.kind == Indicator::Kind::ratio);
    CHECK(skill.unit == "index");
    CHECK(skill.about.zh == "平均技能");
    CHECK(skill.over == std::vector<std::string>{"region"});
    CHECK(skill.role == Indicator::Role::headline);
    CHECK(read.indicators[0].where.line == 2);

    const Indicator& capped = read.indicators[1].indicator;
    CHECK(capped.role == Indicator::Role::cap);
    CHECK(capped.lever == "L1");
}

TEST_CASE("an indicator says by which number runs are compared, and a wrong one is told at its place",
          "[config][indicators]") {
    config::Problems problems;
    const auto read = config::read_indicators(
        "told: {kind: stock, unit: share, about: told, role: headline, compared: time of first >= 0.5}\n"
        "peak: {kind: flow, unit: case, about: new cases, compared: max}\n",
        "indicators.yaml", problems);
    CHECK_FALSE(problems.has_errors());
    CHECK(read.indicators[0].indicator.compared == Compared::first_at_least(0.5));
    CHECK(read.indicators[1].indicator.compared == Compared::max());
    CHECK(
        faults_of_indicators("told: {kind: stock, unit: share, about: told, compared: latest}\n"
                             "paid: {kind: flow, unit: wq, about: paid, role: cost, compared: last}\n") ==
        "indicators.yaml:1:57: error: told: compared: expected last, mean of the last 8, max, sum, time of first >= 0.5 or "
        "time of first <= 0.5, got 'latest'\n"
        "indicators.yaml:2:65: error: paid: compared: a cost is compared by what it adds up to: leave it out\n");
}

TEST_CASE("a wrong entry of an indicator is located, and all are told at once", "[config][indicators]") {
    CHECK(faults_of_indicators("skill: {kind: stok, unt: index, about: mean skill}\n"
                               "wage: {unit: wq}\n"
                               "capped: {kind: flow, unit: wq, about: credit forgone, role: cap}\n"
                               "firms: 3\n") ==
          "indicators.yaml:1:1: error: skill: has no unit\n"
          "indicators.yaml:1:15: error: skill: kind: expected one of stock, flow, ratio, got 'stok'; nearest is stock\n"
          "indicators.yaml:1:21: error: skill: unknown key 'unt'; nearest is unit\n"
          "indicators.yaml:2:1: error: wage: has no kind (stock, flow, ratio)\n"
          "indicators.yaml:2:1: error: wage: has no about\n"
          "indicators.yaml:3:1: error: capped: `role: cap` and `lever`, whose payments are capped, stand together\n"
          "indicators.yaml:4:8: error: firms: expected {kind, unit, about, …}, got '3'\n");
}
