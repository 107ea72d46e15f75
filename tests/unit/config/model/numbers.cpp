#include "engine/config/model/numbers.hpp"

#include "tests/support/catch.hpp"

#include <limits>

using namespace consortia;
using config::DescribedNumbers;

namespace {

const char* const parameters = R"(
about: How many there are, and what binds them.
population.firms:
  about: {en: number of firms, zh: 企业数}
  unit: firm
  whole: true
  range: [1, 1e8]
  usual: [100, 2e6]
  default: 1000
  source: census
labour.cap: {unit: wq/yr, none: true, range: [0, 10], default: none, source: law}
)";

const char* const levers = R"(
policy.rate:
  lever: L1
  about: share of eligible investment
  symbol: κ
  equations: [E26, E27b]
  unit: share
  range: [0, 1]
  usual: [0, 0.6]
  default: 0.30
  source: notices [S]
  targets: [region]
  law: {en: half of it, zh: 一半}
policy.eligibility: {lever: L1, labels: [certified, all], default: all, source: notices}
)";

DescribedNumbers read(const char* text, DescribedNumbers::Kind kind) {
    config::Problems problems;
    DescribedNumbers numbers = config::read_numbers(text, "numbers.yaml", kind, problems);
    problems.throw_if_wrong();
    return numbers;
}

std::string faults(const char* text, DescribedNumbers::Kind kind = DescribedNumbers::Kind::parameters) {
    config::Problems problems;
    config::read_numbers(text, "numbers.yaml", kind, problems);
    std::string lines;
    for (const Problem& problem : problems.sorted()) lines += to_string(problem) + '\n';
    return lines;
}

}  // namespace

TEST_CASE("a parameter is read with unit, ranges, default, source and texts", "[config][numbers]") {
    const DescribedNumbers read_back = read(parameters, DescribedNumbers::Kind::parameters);
    CHECK(read_back.about == "How many there are, and what binds them.");
    REQUIRE(read_back.numbers.size() == 2);

    const Quantity& firms = read_back.numbers[0].quantity;
    CHECK(firms.name == "population.firms");
    CHECK(firms.kind == Quantity::Kind::whole);
    CHECK(firms.unit == "firm");
    CHECK(firms.hard.high == 1e8);
    CHECK(firms.usual.low == 100);
    CHECK(firms.fallback == 1000);
    CHECK(firms.source == "census");
    CHECK(firms.about.zh == "企业数");
    CHECK(read_back.numbers[0].where.line == 3);

    const Quantity& cap = read_back.numbers[1].quantity;
    CHECK(cap.may_be_none);
    CHECK(cap.fallback == std::numeric_limits<double>::infinity());
    CHECK(cap.usual.high == 10);
}

TEST_CASE("a lever is read with its number, its targets and its labels", "[config][numbers]") {
    const DescribedNumbers read_back = read(levers, DescribedNumbers::Kind::levers);
    REQUIRE(read_back.numbers.size() == 2);

    const Quantity& rate = read_back.numbers[0].quantity;
    CHECK(rate.lever == "L1");
    CHECK(rate.about.en == "share of eligible investment");
    CHECK(rate.symbol == "κ");
    CHECK(rate.equations == std::vector<std::string>{"E26", "E27b"});
    CHECK(rate.targets == std::vector<std::string>{"region"});
    CHECK(rate.law.en == "half of it");
    CHECK(rate.law.zh == "一半");

    const Quantity& eligibility = read_back.numbers[1].quantity;
    CHECK(eligibility.kind == Quantity::Kind::choice);
    CHECK(eligibility.hard.high == 1);
    CHECK(eligibility.fallback == 1);
}

TEST_CASE("a constant of an equation is described as a parameter is", "[config][numbers]") {
    const DescribedNumbers read_back =
        read("accounts.audit_price: {constant: true, unit: wq, range: [0, 9], default: 0.5, source: chosen}\n",
             DescribedNumbers::Kind::parameters);
    REQUIRE(read_back.numbers.size() == 1);
    CHECK(read_back.numbers[0].is_constant);
    CHECK(read_back.numbers[0].quantity.fallback == 0.5);
    CHECK(faults("policy.rate: {constant: true, lever: L1, unit: share, range: [0, 1], default: 0, source: chosen}\n",
                 DescribedNumbers::Kind::levers) ==
          "numbers.yaml:1:15: error: policy.rate: `constant` is for parameters, and this is a lever\n");
}

TEST_CASE("a wrong entry is located, and all are told at once", "[config][numbers]") {
    CHECK(faults("population.firms: {unit: firm, rnge: [1, 2], range: [2, 1], default: 12 firms, source: x, lever: L1}\n"
                 "labour.cap: {unit: wq, range: [0, 1], usual: [0, 2], default: 3, source: x}\n"
                 "labour.search: 3\n"
                 "labour.cap: {}\n") ==
          "numbers.yaml:1:32: error: population.firms: unknown key 'rnge'; nearest is range\n"
          "numbers.yaml:1:53: error: population.firms: range: expected two numbers [low, high]\n"
          "numbers.yaml:1:70: error: default of population.firms: expected a finite number (firm), got '12 firms'; values "
          "carry no unit, the number is read in firm\n"
          "numbers.yaml:1:91: error: population.firms: `lever` is for levers, and this is a parameter\n"
          "numbers.yaml:2:13: error: labour.cap: its usual range lies outside its range\n"
          "numbers.yaml:2:63: error: default of labour.cap: expected 0 to 1 (wq), got 3\n"
          "numbers.yaml:3:16: error: labour.search: expected {unit, range, default, source, …}, got '3'\n"
          "numbers.yaml:4:1: error: labour.cap: given twice, first in line 2\n");
    CHECK(faults("policy.rate: {range: [0, 1]}\npolicy.eligibility: {labels: [on, off], range: [0, 1], default: of, "
                 "source: x}\n",
                 DescribedNumbers::Kind::levers) ==
          "numbers.yaml:1:1: error: policy.rate: has no unit\n"
          "numbers.yaml:1:1: error: policy.rate: has no source\n"
          "numbers.yaml:1:1: error: policy.rate: has no default\n"
          "numbers.yaml:2:21: error: policy.eligibility: a choice by labels has no range\n"
          "numbers.yaml:2:65: error: default of policy.eligibility: expected one of on, off, got 'of'; nearest is on\n");
    CHECK(faults("- a\n") ==
          "numbers.yaml:1:1: error: expected `name: {unit, range, default, source, …}`, got a list or map\n");
}
