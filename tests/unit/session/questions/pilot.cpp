#include "engine/session/questions/pilot.hpp"

#include "tests/support/catch.hpp"

#include "engine/step/model.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"

#include <algorithm>

using namespace consortia;
using namespace consortia::session;
using Catch::Contains;
using Catch::Matchers::WithinAbs;

namespace {

/// Ten towns, each with a fair: what is sold there is 10, and what a lever brings, and luck.
namespace fairs {

struct Fair {
    double sold;
};
struct Numbers {
    double luck = 1;
};
struct Levers {
    Lever stalls, music, weather;
};

Quantity lever(std::string name, std::vector<std::string> targets) {
    Quantity q{.name = std::move(name), .unit = "1", .hard = {0, 100}, .usual = {0, 100}, .source = "test"};
    q.targets = std::move(targets);
    return q;
}

void describe(Schema& s) {
    s.agent<Fair>("fair").field("sold", &Fair::sold, "1");
    s.calendar();
    Quantity luck = lever("fair.luck", {});
    luck.fallback = 1;
    s.parameter(luck, &Numbers::luck);
    s.axis({.name = "half", .labels = {"lower", "upper"}});
    s.axis({.name = "town", .labels = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}, .targetable = true});
    s.lever(lever("policy.stalls", {"town"}), &Levers::stalls);
    s.lever(lever("policy.music", {"town"}), &Levers::music);
    s.lever(lever("policy.weather", {}), &Levers::weather);
    using enum Indicator::Kind;
    s.indicator({.name = "sold_by_town", .unit = "1", .about = {"sold", "销售"}, .kind = flow, .over = {"town"}});
    s.indicator({.name = "mood_by_town", .unit = "1", .about = {"mood", "心情"}, .kind = ratio, .over = {"town"}});
    s.indicator({.name = "debt_by_town", .unit = "1", .about = {"debt", "债务"}, .kind = flow, .over = {"town"}});
    s.indicator({.name = "by_half", .unit = "1", .about = {"half", "半"}, .kind = flow, .over = {"half"}});
}

void populate(Population& p) {
    p.add<Fair>(10, [](u32, Rng&) { return Fair{0}; });
}

void hold(Fair& me, Self<Fair> self, Given<Levers> levers, Given<Numbers> numbers, Rng& rng, Indicators out) {
    Target here;
    here.label[0] = static_cast<u8>(self.id().slot);
    const double luck = numbers->luck * rng.normal();
    me.sold = 10 + levers->stalls(here) + 2 * levers->music(here) + luck;
    out(IndicatorName("sold_by_town"), self.id().slot) = me.sold;
    out(IndicatorName("debt_by_town"), self.id().slot) = -me.sold;
    out(IndicatorName("mood_by_town"), self.id().slot) = 3 + levers->music(here);
    if (self.id().slot % 5 == 0) out(IndicatorName("by_half"), self.id().slot / 5) = 1;
}

void schedule(Schedule& s) { s.each<hold>("hold"); }
void expect(const Inputs&, Expected& e) { e.add<Fair>(10); }

const Model model{"fairs", {"fairs for tests", "测试集市"}, describe, populate, schedule, expect};

}  // namespace fairs

const Workspace& towns() {
    static const Catalogue models{fairs::model};
    static const config::Memory files(std::map<std::string, std::string>{
        {"s/base.yaml", "model: fairs\nstart: 2025Q1\nsteps: 20\nseeds: 4\n"},
        {"s/stalls.yaml", "extends: base.yaml\nlevers: {policy.stalls: {2025Q1: 1, 2026Q1: 4}}\n"},
        {"s/music.yaml", "extends: base.yaml\nlevers: {policy.music: 2}\n"},
        {"s/late.yaml", "extends: base.yaml\nlevers: {policy.stalls: {2027Q1: 1, 2028Q1: 4}}\n"},
        {"s/same.yaml", "extends: base.yaml\nlevers: {policy.stalls: {2025Q1: 1, 2026Q1: 4}}\n"},
        {"s/weather.yaml", "extends: base.yaml\nlevers: {policy.weather: 2}\n"}});
    static const Workspace all(models, files);
    return all;
}

Plan packages(const std::vector<std::string>& names) {
    std::vector<std::string> files{"/s/base.yaml"};
    for (const std::string& name : names) files.push_back("/s/" + name + ".yaml");
    Heard heard;
    return Plan::of_scenarios(towns(), files, {}, true, heard);
}

Pilots pilots_of(const std::vector<std::string>& names, const PilotAsked& asked, const Playing& playing = {}) {
    Heard heard;
    const Plan given = packages(names);
    return pilot(given, plan_to_pilot(given, asked), asked, playing, heard);
}

std::string refused(const std::vector<std::string>& names, const PilotAsked& asked) {
    try {
        plan_to_pilot(packages(names), asked);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a pilot is the scenario with the package in some places, from the start of their wave", "[session][pilot]") {
    const Plan plan =
        plan_to_pilot(packages({"stalls"}), {.indicator = "sold_by_town", .places = {4}, .waves = 2, .lots = 3});
    const std::vector<Scenario>& scenarios = plan.scenarios().scenarios();
    REQUIRE(scenarios.size() == 4);
    CHECK(scenarios[2].name == "stalls, 4 of town, lot 2");
    const LeverSetting& stalls = scenarios[2].levers.at("policy.stalls");
    const auto having = [&](i32 step, double value) {
        u32 count = 0;
        for (u8 town = 0; town < 10; ++town) {
            Target here;
            here.label[0] = town;
            count += stalls.at(step)(here) == value ? 1 : 0;
        }
        return count;
    };
    CHECK((having(3, 0) == 10 && having(4, 1) == 2 && having(7, 0) == 8));  // a year after the start, for a year
    const Plan late = plan_to_pilot(packages({"late"}), {.indicator = "sold_by_town", .places = {4}, .waves = 2, .lots = 3});
    for (const i32 step : {3, 4, 8, 12})
        for (u8 town = 0; town < 10; ++town) {
            Target here;
            here.label[0] = town;
            CHECK(late.scenarios().scenarios()[2].levers.at("policy.stalls").at(step)(here) == stalls.at(step)(here));
        }
    CHECK((having(8, 4) == 2 && having(8, 1) == 2 && having(12, 4) == 4 && having(12, 0) == 6));
}

TEST_CASE("pilots tell a large effect, of the size that it has, and of nothing few", "[session][pilot]") {
    const Pilots pilots = pilots_of({"stalls"}, {.indicator = "sold_by_town", .places = {2, 5}});
    CHECK(pilots.relative);
    CHECK((pilots.axis == "town" && pilots.places == 10));
    REQUIRE(pilots.sizes.size() == 2);
    REQUIRE(pilots.sizes[1].by_years.size() == 4);
    const PilotPower &first = pilots.sizes[1].by_years[0], &last = pilots.sizes[1].by_years[3];
    CHECK((first.pilots == 32 && last.pilots == 32));
    CHECK_THAT(first.effect.value, WithinAbs(.1, .005));
    CHECK_THAT(last.effect.value, WithinAbs(.325, .01));  // of 1, 4, 4 and 4
    CHECK(last.told == 32);
    CHECK((last.independent == 4 && last.not_judged == 0));  // of four seeds, all of which say the same
    CHECK((first.independent >= 4 && first.independent <= 32));
    CHECK(first.told < 32);
    CHECK(last.false_alarms < 7);
    CHECK(pilots.sizes[0].by_years[0].told <= first.told);
    CHECK(pilots.result.scenarios().size() == 17);
}

TEST_CASE("of two packages a pilot tells what one does beyond the other; of ratios in their unit", "[session][pilot]") {
    const Pilots sold = pilots_of({"music", "stalls"}, {.indicator = "sold_by_town", .places = {5}, .waves = 2});
    CHECK_THAT(sold.sizes[0].by_years[0].effect.value, WithinAbs(.3, .015));  // 4 and 1 of 10
    CHECK_THAT(sold.sizes[0].by_years[1].effect.value, WithinAbs(.15, .01));  // 4 and 2.5
    const Pilots debt = pilots_of({"music", "stalls"}, {.indicator = "debt_by_town", .places = {5}, .waves = 2});
    CHECK(debt.sizes[0].by_years[0].effect.value == -sold.sizes[0].by_years[0].effect.value);  // what falls, falls
    const Pilots mood = pilots_of({"music", "stalls"}, {.indicator = "mood_by_town", .places = {5}});
    CHECK_FALSE(mood.relative);
    CHECK(mood.sizes[0].by_years[0].effect.value == 2);
}

TEST_CASE("pilots are the same on any number of threads, in memory and on disk", "[session][pilot]") {
    const files::TestFolder folder;
    const PilotAsked asked{.indicator = "sold_by_town", .places = {3}, .lots = 4};
    const Playing playing{.folder = folder / "out", .threads = 3};
    const PilotPower on_disk = pilots_of({"stalls"}, asked, playing).sizes[0].by_years[0];
    const PilotPower in_memory = pilots_of({"stalls"}, asked).sizes[0].by_years[0];
    CHECK(on_disk.told == in_memory.told);
    CHECK(on_disk.effect.value == in_memory.effect.value);
    CHECK(on_disk.effect.low == in_memory.effect.low);
}

TEST_CASE("sizes that nobody asks for are those that fit", "[session][pilot]") {
    const auto sizes = [](const std::vector<std::string>& names, u32 waves) {
        std::vector<u32> all;
        for (const PilotSize& size : pilots_of(names, {.indicator = "sold_by_town", .waves = waves, .lots = 1}).sizes)
            all.push_back(size.places);
        return all;
    };
    CHECK(sizes({"stalls"}, 1) == std::vector<u32>{4, 8});
    CHECK(sizes({"stalls", "music"}, 1) == std::vector<u32>{4});
    CHECK(sizes({"stalls", "music"}, 3) == std::vector<u32>{4});
}

TEST_CASE("what cannot be tried out is refused by what stands in its way", "[session][pilot]") {
    CHECK_THAT(refused({"stalls"}, {.indicator = "sold_by_towm", .places = {2}}), Contains("nearest is sold_by_town"));
    CHECK_THAT(refused({"stalls"}, {.indicator = "by_half", .places = {2}}), Contains("nothing can be targeted by half"));
    CHECK_THAT(refused({"weather"}, {.indicator = "sold_by_town", .places = {2}}),
               Contains("policy.weather: error: cannot be targeted by town"));
    CHECK_THAT(refused({"stalls"}, {.indicator = "sold_by_town", .places = {9}}),
               Contains("--places 9: error: expected 2 to 8 of the 10 labels of town"));
    CHECK_THAT(refused({"stalls", "same"}, {.indicator = "sold_by_town"}), Contains("moves no lever of stalls"));
    CHECK_THAT(refused({"stalls", "music"}, {.indicator = "sold_by_town", .places = {6}}), Contains("expected 2 to 5"));
    CHECK_THAT(refused({"stalls"}, {.indicator = "sold_by_town", .places = {2}, .waves = 3}), Contains("a wave would be"));
    CHECK_THAT(refused({"stalls"}, {.indicator = "sold_by_town", .places = {2}, .waves = 2, .years_between = 4}),
               Contains("steps: 20: error: expected at least 24"));
}
