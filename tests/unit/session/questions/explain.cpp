#include "engine/session/questions/explain.hpp"

#include "tests/support/catch.hpp"

#include "engine/step/model.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"

#include <algorithm>

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// A market of two stalls: what is sold follows from the levers by a formula, and from luck that all scenarios share.
namespace market {

struct Stall {
    double sold;
    bool alive;
};
struct Numbers {
    double stalls = 2;
};
struct Levers {
    Lever rate, base, seats, a, b, c, d;
};

Quantity lever(std::string name, std::string group) {
    Quantity q{.name = std::move(name), .unit = "1", .hard = {0, 100}, .usual = {0, 100}, .source = "test"};
    q.lever = std::move(group);
    return q;
}

void describe(Schema& s) {
    s.agent<Stall>("stall").field("sold", &Stall::sold, "1").field("alive", &Stall::alive, "flag");
    s.calendar();
    Quantity stalls = lever("population.stalls", "");
    stalls.fallback = 2;
    s.parameter(stalls, &Numbers::stalls);
    s.lever(lever("policy.rate", "L1"), &Levers::rate);
    s.lever(lever("policy.seats", "L2"), &Levers::seats);
    s.lever(lever("policy.base", "L1"), &Levers::base);
    s.lever(lever("policy.a", "L3"), &Levers::a);
    s.lever(lever("policy.b", ""), &Levers::b);
    s.lever(lever("policy.c", ""), &Levers::c);
    s.lever(lever("policy.d", "L6"), &Levers::d);
    s.axis({.name = "half", .about = {}, .labels = {"lower", "upper"}, .groups = {}, .targetable = false});
    s.axis({.name = "part", .about = {}, .labels = {"own", "others"}, .groups = {}, .targetable = false});
    s.axis({.name = "account", .labels = {"seats"}});
    using enum Indicator::Kind;
    using enum Indicator::Role;
    s.indicator({.name = "sold", .unit = "1", .about = {"sold", ""}, .kind = flow, .role = benefit});
    s.indicator({.name = "cost", .unit = "wq", .about = {"cost", ""}, .kind = flow, .role = cost});
    s.indicator({.name = "unseen", .unit = "1", .about = {"unseen", ""}, .kind = flow});
    s.indicator({.name = "sold_by_half", .unit = "1", .about = {"sold", ""}, .kind = flow, .over = {"half"}});
    s.indicator(
        {.name = "accounts", .unit = "wq", .about = {"accounts", ""}, .kind = flow, .role = account, .over = {"account"}});
    s.indicator({.name = "growth_part", .unit = "1", .about = {"growth", ""}, .kind = flow, .over = {"part"}});
}

void populate(Population& p) {
    p.add<Stall>(static_cast<u32>(p.given<Numbers>().stalls), [](u32, Rng&) { return Stall{0, true}; });
}

/// The first stall sells what L1 and L2 bring together, the second what L2 brings alone.
void sell(Stall& me, Self<Stall> self, Given<Levers> levers, Rng& rng, Indicators out) {
    const auto of = [](const Lever& lever) { return lever.everywhere(); };
    if (self.id().slot > 0) return;
    const double luck = 1 + 0.1 * rng.uniform();
    const double others = of(levers->a) + of(levers->b) + of(levers->c) + of(levers->d);
    const double first = 10 + luck * ((of(levers->rate) + of(levers->base)) * (1 + of(levers->seats)) + others);
    const double second = 5 - of(levers->seats);
    me.sold = first + second;
    out(IndicatorName("sold")) = first + second;
    out(IndicatorName("unseen")) = first;
    out(IndicatorName("cost")) = 3 * of(levers->seats);
    out(IndicatorName("sold_by_half"), 0) = first;
    out(IndicatorName("sold_by_half"), 1) = second;
    out(IndicatorName("accounts"), 0) = 3 * of(levers->seats);
    out(IndicatorName("growth_part"), 0) = of(levers->rate);
    out(IndicatorName("growth_part"), 1) = -of(levers->seats);
}

void schedule(Schedule& s) { s.each<sell>("sell"); }
void expect(const Inputs& inputs, Expected& e) { e.add<Stall>(inputs.given<Numbers>().stalls); }

const Model model{"market", {"a market for tests", "测试市场"}, describe, populate, schedule, expect};

}  // namespace market

const Workspace& workspace() {
    static const Catalogue models{market::model};
    static const config::Memory files(std::map<std::string, std::string>{
        {"s/base.yaml", "model: market\nstart: 2025Q1\nsteps: 8\nseeds: 4\n"},
        {"s/package.yaml",
         "extends: base.yaml\nlevers:\n  policy.rate: {2025Q1: 1, 2026Q1: 2}\n  policy.base: 1\n  policy.seats: {2025Q3: "
         "3}\n"},
        {"s/all.yaml", "extends: package.yaml\nlevers: {policy.a: 1, policy.b: 2, policy.c: 3, policy.d: 4}\n"},
        {"s/larger.yaml", "extends: package.yaml\nparameters: {population.stalls: 3}\n"},
        {"s/same.yaml", "extends: base.yaml\ntitle: The same\n"}});
    static const Workspace all(models, files);
    return all;
}

Plan pair(const std::string& package) {
    Heard heard;
    return Plan::of_scenarios(workspace(), {"/s/base.yaml", "/s/" + package + ".yaml"}, {}, true, heard);
}

Explanation explained(const std::string& package, const Orders& orders = {}, const Playing& playing = {}) {
    Heard heard;
    const Plan both = pair(package);
    return explain(both, plan_to_explain(both, orders), orders, playing, heard);
}

std::string refusal(const std::string& package) {
    try {
        plan_to_explain(pair(package), {});
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

double sum_of(const study::Shares& shares) {
    double sum = 0;
    for (const study::Estimated& share : shares.of) sum += share.value;
    return sum;
}

}  // namespace

TEST_CASE("names of one lever move together, and every combination has them whole, with their dates") {
    const Plan both = pair("package");
    const Scenario &base = both.scenarios().scenarios()[0], &package = both.scenarios().scenarios()[1];
    const std::vector<MovedLever> levers = moved_levers(workspace().schema(market::model), base, package);
    REQUIRE(levers.size() == 2);
    CHECK(levers[0].label == "L1");
    CHECK(levers[0].names == std::vector<std::string>{"policy.rate", "policy.base"});
    CHECK(levers[1].label == "policy.seats");
    const Scenario first = with_levers(base, package, levers, 1);
    CHECK(first.name == "base + L1");
    CHECK(first.levers.at("policy.rate").at(0).everywhere() == 1);
    CHECK(first.levers.at("policy.rate").at(4).everywhere() == 2);
    CHECK(first.levers.at("policy.base").at(4).everywhere() == 1);
    CHECK(first.levers.at("policy.seats").at(4).everywhere() == 0);
    const Plan plan = plan_to_explain(both, {});
    CHECK(plan.scenarios().scenarios().size() == 4);
    CHECK(plan.scenarios().scenarios()[1].name == "package");
}

TEST_CASE("shares are those of the formula, and add up to the difference of the package") {
    const Explanation explanation = explained("package");
    CHECK(explanation.orders == 0);
    REQUIRE(explanation.indicators.size() == 2);
    const ExplainedIndicator &sold = explanation.indicators[0], &cost = explanation.indicators[1];
    CHECK(sold.indicator.name == "sold");
    CHECK_THAT(sum_of(sold.shares), WithinRel(sold.shares.difference.value, 1e-12));
    CHECK(cost.shares.of[0].value == 0);
    CHECK_THAT(cost.shares.of[1].value, WithinRel(cost.shares.difference.value, 1e-12));
    // Half of what L1 and the seats bring together is of the seats, which take 3 a step from the second stall from step 2
    // on.
    CHECK(sold.shares.of[0].value > sold.shares.of[1].value);
    CHECK(sold.shares.of[1].value > 0);
    CHECK_FALSE(sold.shares.of[1].may_be_zero());
}

TEST_CASE("of many levers orders are drawn, and the shares add up all the same") {
    const Explanation explanation = explained("all", {.pairs = 3, .seed = 1});
    CHECK(explanation.levers.size() == 6);
    CHECK(explanation.levers[3].label == "policy.b");
    CHECK(explanation.orders == 6);
    const study::Shares& sold = explanation.indicators[0].shares;
    CHECK_THAT(sum_of(sold), WithinRel(sold.difference.value, 1e-12));
    CHECK_THAT(sold.of[4].value / sold.of[3].value, WithinRel(3.0 / 2, 1e-9));  // c and b act alone
}

TEST_CASE("parts of a growth and cells of the cuts are held against the base") {
    const Explanation explanation = explained("package");
    REQUIRE(explanation.parts.size() == 1);
    CHECK(explanation.parts[0].cells[0].label == "own");
    CHECK(explanation.parts[0].cells[0].difference.value == 4 * 1 + 4 * 2);
    CHECK(explanation.parts[0].cells[1].difference.value == -3 * 6);
    REQUIRE(explanation.cuts.size() == 2);
    CHECK(explanation.cuts[1].total.name == "cost");
    CHECK_THAT(explanation.cuts[1].cells[0].difference.value,
               WithinRel(explanation.indicators[1].shares.difference.value, 1e-12));  // discounted alike
    const ExplainedCut& cut = explanation.cuts[0];
    CHECK(cut.total.name == "sold");
    CHECK(cut.cells[1].axis == "half");
    CHECK(cut.cells[1].baseline == 5 * 8);
    CHECK(cut.cells[1].difference.value == -3 * 6);
    CHECK_THAT(cut.cells[0].difference.value + cut.cells[1].difference.value,
               WithinRel(explanation.indicators[0].shares.difference.value, 1e-12));
}

TEST_CASE("what is stopped goes on where it was, and gives what memory gives") {
    const files::TestFolder folder;
    Playing playing{.folder = folder / "out", .stop = [left = std::make_shared<int>(60)] { return --*left < 0; }};
    CHECK_THROWS_AS(explained("package", {}, playing), Interrupted);
    playing.stop = {};
    playing.resume = true;
    const Explanation on_disk = explained("package", {}, playing), in_memory = explained("package");
    CHECK(on_disk.indicators[0].shares.of[1].value == in_memory.indicators[0].shares.of[1].value);
    CHECK(on_disk.cuts[0].cells[0].difference.high == in_memory.cuts[0].cells[0].difference.high);
}

TEST_CASE("a package that differs in more than levers, or in none, is refused") {
    CHECK_THAT(refusal("larger"), Catch::Contains("in more than levers") && Catch::Contains("population.stalls"));
    CHECK_THAT(refusal("same"), Catch::Contains("moves no lever of base"));
}
