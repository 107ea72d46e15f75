#include "engine/config/scenario/dated.hpp"

#include "engine/config/scenario/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

#include <limits>

using namespace consortia;

namespace {

config::Loaded load(const std::string& levers) {
    return config::load("s.yaml", {}, example::models(),
                        config::Memory({{"s.yaml", "model: example\nstart: 2025Q1\nsteps: 80\n" + levers}}));
}

double lever(const config::Loaded& loaded, const std::string& name, i32 step) {
    return loaded.scenario.levers.at(name).at(step).everywhere();
}

/// A lever as text, read by itself: dates are step numbers.
struct Alone {
    explicit Alone(const std::string& text) : document(config::parse_document(text, "s.yaml", problems)) {}
    LeverSetting read(const std::vector<Axis>* axes, bool from_command_line = false) {
        config::Entry entry{.value = &document.root, .key = {"s.yaml", 7, 3}};
        entry.from_command_line = from_command_line;
        const Quantity& rate = example::stepped().find_setting("policy.subsidy")->quantity;
        return config::read_lever(entry, rate, {timeline, 80, axes}, problems);
    }

    config::Problems problems;
    config::Document document;
    config::Timeline timeline{example::stepped(), std::nullopt};
};

}  // namespace

TEST_CASE("a lever is a number, dated numbers or a list of entries", "[config][dated]") {
    const config::Loaded loaded = load(
        "levers:\n"
        "  policy.subsidy: 0.5\n"
        "  policy.tax_credit.rate: {2027Q1: 0.6, 2025Q1: 0.2}\n"
        "  policy.tax_credit.eligibility: {2026Q1: all}\n"
        "  policy.budget_cap: [{value: 100}, {value: none, from: 2026Q1}]\n"
        "  policy.min_quality: [{value: 8, from: 2026Q1, ramp_to: 2028Q1}]\n"
        "  policy.approval_lag: []\n");
    CHECK(lever(loaded, "policy.subsidy", -1) == 0.1);
    CHECK(lever(loaded, "policy.subsidy", 0) == 0.5);
    CHECK(lever(loaded, "policy.tax_credit.rate", -1) == 0.3);
    CHECK(lever(loaded, "policy.tax_credit.rate", 0) == 0.2);
    CHECK(lever(loaded, "policy.tax_credit.rate", 79) == 0.6);
    CHECK(lever(loaded, "policy.tax_credit.eligibility", 3) == 0);
    CHECK(lever(loaded, "policy.tax_credit.eligibility", 4) == 1);
    CHECK(lever(loaded, "policy.budget_cap", 0) == 100);
    CHECK(lever(loaded, "policy.budget_cap", 4) == std::numeric_limits<double>::infinity());
    CHECK(lever(loaded, "policy.min_quality", 8) == 4);
    CHECK(loaded.scenario.levers.at("policy.approval_lag").entries.empty());
}

TEST_CASE("dates outside the run are warned of", "[config][dated]") {
    const config::Loaded loaded = load("levers: {policy.subsidy: {2020Q1: 0.2, 2060Q1: 0.3}}\n");
    REQUIRE(loaded.warnings.size() == 2);
    CHECK(loaded.warnings[0].text == "policy.subsidy: 2020Q1 lies before the start; it acts from the start on");
    CHECK(loaded.warnings[1].text == "policy.subsidy: 2060Q1 lies after the last step; it never acts");
    CHECK(lever(loaded, "policy.subsidy", 0) == 0.2);
}

TEST_CASE("entries of a list act by date as dated numbers do, and of one date the one listed last", "[config][dated]") {
    const config::Loaded list =
        load("levers:\n  policy.subsidy: [{value: 0.6, from: 2026Q3}, {value: 0.2, from: 2025Q1}]\n");
    CHECK(lever(list, "policy.subsidy", 0) == 0.2);
    CHECK(lever(list, "policy.subsidy", 6) == 0.6);
    CHECK(list.warnings.empty());
    const config::Loaded dated = load("levers:\n  policy.subsidy: {2026Q3: 0.6, 2025Q1: 0.2}\n");
    for (i32 step = -1; step < 8; ++step) CHECK(lever(list, "policy.subsidy", step) == lever(dated, "policy.subsidy", step));
    const config::Loaded same = load(
        "levers:\n  policy.subsidy: [{value: 0.6, target: {size: small}}, {value: 0.2, target: "
        "{region: region_1}}]\n");
    const Lever now = same.scenario.levers.at("policy.subsidy").at(0);
    CHECK(now({{0, Target::anywhere, 0}}) == 0.2);
    CHECK(now({{1, Target::anywhere, 0}}) == 0.6);
}

TEST_CASE("a ramp sets out from what held at its date, wherever that is listed", "[config][dated]") {
    const config::Loaded loaded =
        load("levers:\n  policy.subsidy: [{value: 0.8, from: 2026Q1, ramp_to: 2028Q1}, {value: 0.4, from: 2025Q1}]\n");
    CHECK(lever(loaded, "policy.subsidy", 4) == 0.4);
    CHECK_THAT(lever(loaded, "policy.subsidy", 8), Catch::Matchers::WithinAbs(0.6, 1e-12));
}

TEST_CASE("a lever comes from where its key stands, an entry from where it stands itself", "[config][dated]") {
    Alone read("- {value: 0.2}\n- {value: 0.3, from: 4}\n");
    const LeverSetting setting = read.read(&example::stepped().axes());
    CHECK(setting.origin.place.line == 7);
    REQUIRE(setting.entries.size() == 2);
    CHECK(setting.entries[1].origin.place.line == 2);
    CHECK(setting.entries[1].origin.kind == Origin::Kind::file);
    const LeverSetting typed = Alone("0.3").read(&example::stepped().axes(), true);
    CHECK(typed.origin.kind == Origin::Kind::command_line);
    CHECK(typed.entries.at(0).origin.kind == Origin::Kind::command_line);
}

TEST_CASE("while the axes are unknown entries with a target are left out without a word, and others are read",
          "[config][dated]") {
    Alone read("- {value: 0.2, target: {size: small}}\n- {value: 0.3, from: 4}\n");
    const LeverSetting setting = read.read(nullptr);
    REQUIRE(setting.entries.size() == 1);
    CHECK(setting.entries[0].value == 0.3);
    CHECK_FALSE(read.problems.has_errors());
}

TEST_CASE("an entry of which anything is wrong is left out, and all that is wrong is told", "[config][dated]") {
    Alone read("- {value: 2, from: soon, target: {size: tiny}}\n- {value: 0.3}\n");
    const LeverSetting setting = read.read(&example::stepped().axes());
    CHECK(read.problems.errors() == 3);
    REQUIRE(setting.entries.size() == 1);
    CHECK(setting.entries[0].value == 0.3);
}
