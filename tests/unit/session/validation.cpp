// What a model shows of the world: from its facts to verdicts, and to files.
#include "engine/session/validation/validate.hpp"

#include "engine/output/reading/reader.hpp"
#include "engine/session/validation/written.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::session;
using Verdict = MeasuredFact::Verdict;

namespace {

const std::string head =
    "scenario: /scenarios/town.yaml\n"
    "levels: {quick: {seeds: 2}, full: {seeds: 3}}\n"
    "runs:\n  status_quo: {}\n  births: {scenario: /scenarios/births.yaml}\n  long: {set: {steps: 6}, level: full}\n"
    "facts:\n";

std::string fact(const std::string& id, const std::string& rest) {
    return "- {id: " + id + ", name: {en: n, zh: 名}, source: s, when: all, " + rest + "}\n";
}

const std::string good =
    head + fact("people", "metric: mean(people), range: [100, 500], use: fitted") +
    fact("few", "metric: mean(people), range: [none, 10], use: test") +
    fact("none", "metric: people/(people - people), range: [0, 1], use: test") +
    fact("more", "metric: last(people), run: births, against: status_quo, as: difference, range: [1, none], use: test") +
    fact("half", "metric: \"skill_by_half[lower]\", range: [0, none], use: law") +
    fact("later", "metric: last(people), run: long, range: [0, none], use: test");

ValidationPlan planned(const std::string& facts, const Asked& asked = {.level = "quick"}) {
    Heard heard;
    Model model = town::model;
    model.facts = {"facts.yaml", facts};
    return plan_to_validate(town_workspace(), model, asked, heard);
}

Validated validated(const std::string& facts, const Asked& asked = {.level = "quick"}) {
    Heard heard;
    return validate(planned(facts, asked), {}, heard);
}

std::string refused_facts(const std::string& facts, const Asked& asked = {.level = "quick"}) {
    try {
        planned(facts, asked);
    } catch (const InputError& error) {
        std::string lines;
        for (const Problem& problem : error.problems()) lines += to_string(problem) + '\n';
        return lines;
    }
    return "none";
}

const MeasuredFact& called(const Validated& all, const std::string& id) {
    return *std::ranges::find_if(all.facts, [&](const MeasuredFact& each) { return each.fact.id.text == id; });
}

Fact plain(double low, double high, Fact::Use use = Fact::Use::test) {
    Fact fact;
    fact.use = use;
    fact.low = low;
    fact.high = high;
    return fact;
}

}  // namespace

TEST_CASE("facts are inside, outside, undefined or of a later level") {
    const Validated all = validated(good);
    CHECK(called(all, "people").verdict == Verdict::inside);
    CHECK(called(all, "people").by_seed.size() == 2);
    CHECK(called(all, "few").verdict == Verdict::outside);
    CHECK(called(all, "none").verdict == Verdict::undefined);
    CHECK(called(all, "none").undefined_seeds() == 2);
    CHECK(called(all, "half").verdict == Verdict::inside);
    CHECK(called(all, "later").verdict == Verdict::not_played);
    CHECK(all.failing() == 2);
    const Validated full = validated(good, {.level = "full"});
    CHECK(called(full, "later").verdict == Verdict::inside);
    CHECK(full.replicates == std::vector<u32>{0, 1, 2});
}

TEST_CASE("a fact held against another run is the difference seed by seed") {
    const Validated all = validated(good);
    Heard heard;
    const auto people = [&](const char* scenario, std::size_t seed) {
        const Plan plan = Plan::of_scenarios(town_workspace(), {scenario}, {.seeds = 2}, false, heard);
        const Result result = play(plan, {}, heard).result;
        return result.data().numbers("people").at(seed * 3 + 2);
    };
    for (std::size_t seed = 0; seed < 2; ++seed) {
        CHECK(called(all, "more").by_seed.at(seed) ==
              people("/scenarios/births.yaml", seed) - people("/scenarios/town.yaml", seed));
    }
}

TEST_CASE("a scenario that is named takes the place of the facts' own, seeds and values of the command come last") {
    const ValidationPlan plan = planned(
        good, {.level = "full", .scenario = "/scenarios/births.yaml", .overrides = {.set = {"steps=7"}, .seeds = 5}});
    CHECK(plan.runs[0].plan.scenarios().scenarios()[0].name == "births");
    CHECK(plan.runs[0].plan.runs().replicates() == 5);
    CHECK(plan.runs[2].plan.scenarios().scenarios()[0].steps == 7);
}

TEST_CASE("plans of other levels or scenarios have other contents") {
    CHECK(planned(good).content() == planned(good).content());
    CHECK(planned(good).content() != planned(good, {.level = "full"}).content());
    CHECK(planned(good).content() != planned(good, {.level = "quick", .overrides = {.seeds = 9}}).content());
}

TEST_CASE("mistakes of facts are told at their place before anything is played") {
    const auto [rest, expected] = GENERATE(table<std::string, std::string>({
        {"metric: mean(poeple), range: [0, 1], use: test",
         "facts.yaml:8:68: error: F: metric: 'poeple': unknown indicator; nearest is people"},
        {"metric: \"skill_by_half[lwer]\", range: [0, 1], use: test",
         "facts.yaml:8:64: error: F: metric: skill_by_half: unknown label 'lwer' of firm_half; nearest is lower"},
        {"metric: skill_by_half, range: [0, 1], use: test", "F: metric: is not one number"},
    }));
    CHECK_THAT(refused_facts(head + fact("F", rest)), Catch::Contains(expected));
}

TEST_CASE("windows, runs, levels and models that are none are told at their place") {
    const auto with_window = [](const std::string& when) {
        return head + "- {id: F, name: {en: n, zh: 名}, metric: people, when: " + when +
               ", range: [0, 1], use: test, source: s}\n";
    };
    CHECK_THAT(refused_facts(with_window("first 3")),
               Catch::Contains("facts.yaml:8:55: error: F: when: expected `last 40` or `all`"));
    CHECK_THAT(refused_facts(with_window("last 40")), Catch::Contains("last 40 of 3 steps that status_quo plays"));
    CHECK_THAT(refused_facts(good, {.level = "fulll"}), Catch::Contains("unknown level 'fulll'; nearest is full"));
    CHECK_THAT(refused_facts("scenario: /scenarios/twon.yaml\n"),
               Catch::Contains("facts.yaml:1:11: error: scenario '/scenarios/twon.yaml'"));
    CHECK_THAT(refused_facts("scenario: /scenarios/town.yaml\nruns:\n  wave: {set: {policy.brith: 2}}\n"),
               Catch::Contains("facts.yaml:3:3: error: wave: policy.brith=2"));
    CHECK_THAT(refused_facts(""), Catch::Contains("states no facts"));
}

TEST_CASE("a mean is held against the range, and one undefined seed fails") {
    CHECK(measured(plain(0, 2), {1, 3}).verdict == Verdict::inside);
    CHECK(measured(plain(0, 1.9), {1, 3}).verdict == Verdict::outside);
    const MeasuredFact part = measured(plain(0, 9), {1, measure::undefined, 3});
    CHECK(part.verdict == Verdict::undefined);
    CHECK(part.value.value == 2);
    CHECK(part.undefined_seeds() == 1);
    CHECK(measured(plain(0, 9), {}).verdict == Verdict::undefined);
}

TEST_CASE("with draws of parameters the interval is that of the means of draws") {
    const MeasuredFact drawn = measured(plain(0, 9), {1, 1, 3, 3}, 2);
    const MeasuredFact seeds = measured(plain(0, 9), {1, 1, 3, 3});
    CHECK(drawn.value.value == 2);
    CHECK(drawn.value.high - drawn.value.low > seeds.value.high - seeds.value.low);
}

TEST_CASE("a forecast has the log score of a normal density, and holds if it covers what came") {
    Fact fact = plain(2, 2, Fact::Use::forecast);
    fact.rivals = {{"walk", 1, 0.5}};
    const MeasuredFact made = measured(fact, {1, 2, 3});
    CHECK(made.verdict == Verdict::inside);
    REQUIRE(made.forecasts.size() == 2);
    const double deviation = std::sqrt(1 + 1 / 3.0);  // of the next seed
    CHECK(made.forecasts[0].deviation == Approx(deviation));
    CHECK(made.forecasts[0].score == Approx(-std::log(deviation * 2.5066282746310002)));
    CHECK(made.forecasts[1].score == Approx(-std::log(0.5 * 2.5066282746310002) - 2));
    fact.low = fact.high = 60;
    CHECK(measured(fact, {1, 2, 3}).verdict == Verdict::outside);
    CHECK(std::isnan(measured(fact, {1}).forecasts[0].score));
}

TEST_CASE("what was validated is written for other programs") {
    const files::TestFolder folder;
    const Validated all = validated(good);
    const std::string csv = csv_of(all);
    CHECK_THAT(csv, Catch::StartsWith("fact,name,name_zh,use,run,against,metric,when,accepted_low,accepted_high,value,"));
    CHECK_THAT(csv, Catch::Contains("\nfew,n,名,test,status_quo,,mean(people),all,,10,"));
    CHECK_THAT(csv, Catch::Contains(",undefined,2,2,,s\n"));
    CHECK_THAT(json_of(all), Catch::Contains("\"failing\": 2"));
    write_hdf5((folder / "facts.h5").string(), all);
    const output::ResultReader read((folder / "facts.h5").string());
    CHECK(read.labels("fact") == std::vector<std::string>{"people", "few", "none", "more", "half", "later"});
    CHECK(read.numbers("by_seed").at(0) == called(all, "people").by_seed.at(0));
    CHECK(read.numbers("value").at(1) == called(all, "few").value.value);
    CHECK(std::isnan(read.numbers("accepted_low").at(1)));
    CHECK(read.texts("verdict").at(1) == "outside");
    CHECK(read.note("level") == "quick");
}
