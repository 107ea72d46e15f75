#include "engine/config/describe.hpp"

#include "tests/support/catch.hpp"

#include <limits>

using namespace consortia;

namespace {

struct Numbers {
    double firms = 0, cap = 0;
};
struct Policies {
    Lever rate, eligibility;
};

Schema undescribed() {
    Schema s;
    s.parameter("population.firms", &Numbers::firms);
    s.parameter("labour.cap", &Numbers::cap);
    s.lever("policy.rate", &Policies::rate);
    s.lever("policy.eligibility", &Policies::eligibility);
    s.axis({.name = "region", .labels = {"a"}, .targetable = true});
    return s;
}

const char* const parameters = R"(
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
policy.eligibility: {lever: L1, labels: [certified, all], default: all, source: notices}
)";

std::string faults(const std::vector<std::string_view>& texts) {
    Schema s = undescribed();
    try {
        config::describe(s, texts);
    } catch (const ContractError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a description gives each parameter and lever unit, ranges, default and source", "[config][describe]") {
    Schema s = undescribed();
    const std::vector<std::string_view> texts = {parameters, levers};
    config::describe(s, texts);
    CHECK(s.faults().empty());

    const Quantity& firms = s.find_setting("population.firms")->quantity;
    CHECK(firms.kind == Quantity::Kind::whole);
    CHECK(firms.unit == "firm");
    CHECK(firms.hard.high == 1e8);
    CHECK(firms.usual.low == 100);
    CHECK(firms.fallback == 1000);
    CHECK(firms.source == "census");
    CHECK(firms.about.zh == "企业数");

    const Quantity& cap = s.find_setting("labour.cap")->quantity;
    CHECK(cap.may_be_none);
    CHECK(cap.fallback == std::numeric_limits<double>::infinity());
    CHECK(cap.usual.high == 10);

    const Quantity& rate = s.find_setting("policy.rate")->quantity;
    CHECK(rate.lever == "L1");
    CHECK(rate.about.en == "share of eligible investment");
    CHECK(rate.symbol == "κ");
    CHECK(rate.equations == std::vector<std::string>{"E26", "E27b"});
    CHECK(rate.targets == std::vector<std::string>{"region"});

    const Quantity& eligibility = s.find_setting("policy.eligibility")->quantity;
    CHECK(eligibility.kind == Quantity::Kind::choice);
    CHECK(eligibility.hard.high == 1);
    CHECK(eligibility.fallback == 1);
}

TEST_CASE("what a description lacks or has too much is listed at once", "[config][describe]") {
    CHECK(faults({parameters}) ==
          "the description of parameters and levers is faulty:\n"
          "  error: policy.rate: has no description (unit, range, default, source)\n"
          "  error: policy.eligibility: has no description (unit, range, default, source)");
    CHECK(faults({parameters, levers, levers, "policy.rat: {}\n"}) ==
          "the description of parameters and levers is faulty:\n"
          "  description 3:2:1: error: policy.rate: described twice\n"
          "  description 3:13:1: error: policy.eligibility: described twice\n"
          "  description 4:1:1: error: policy.rat: the model has no such parameter or lever; nearest is policy.rate");
}

TEST_CASE("a wrong entry of a description is located", "[config][describe]") {
    CHECK(faults({"population.firms: {unit: firm, rnge: [1, 2], range: [2, 1], default: 12 firms, source: x, lever: L1}\n"
                  "labour.cap: {unit: wq, range: [0, 1], usual: [0, 2], default: 3, source: x}\n",
                  "policy.rate: {range: [0, 1]}\npolicy.eligibility: {labels: [on, off], range: [0, 1], default: of, "
                  "source: x}\n"}) ==
          "the description of parameters and levers is faulty:\n"
          "  description 1:1:32: error: population.firms: unknown key 'rnge'; nearest is range\n"
          "  description 1:1:53: error: population.firms: range: expected two numbers [low, high]\n"
          "  description 1:1:70: error: default of population.firms: expected a finite number (firm), got '12 firms'; "
          "values carry no "
          "unit, the number is read in firm\n"
          "  description 1:1:91: error: population.firms: `lever` is for levers, and this is a parameter\n"
          "  description 1:2:13: error: labour.cap: its usual range lies outside its range\n"
          "  description 1:2:63: error: default of labour.cap: expected 0 to 1 (wq), got 3\n"
          "  description 2:1:1: error: policy.rate: has no unit\n"
          "  description 2:1:1: error: policy.rate: has no source\n"
          "  description 2:1:1: error: policy.rate: has no default\n"
          "  description 2:2:21: error: policy.eligibility: a choice by labels has no range\n"
          "  description 2:2:65: error: default of policy.eligibility: expected one of on, off, got 'of'; nearest is on");
}
