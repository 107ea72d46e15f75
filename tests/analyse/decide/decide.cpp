#include "tools/analyse/decide/decide.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tools/analyse/decide/told.hpp"

#include <cmath>
#include <sstream>

using namespace consortia;
using namespace consortia::analyse;
using Catch::WithinAbs;
using Catch::Matchers::Contains;

namespace {

/// What three points come to, in futures calm and slump at draws 0 and 1 of a rate.
constexpr double gains[3][4] = {{10, 10, 0, 0}, {8, 8, 2, 2}, {4, 4, 3, 4}};

Worlds worlds() {
    Worlds worlds{.study = "s", .seeds = 2, .futures = {"calm", "slump"}, .draws = {"3", "7"}};
    worlds.inputs = {{.name = "package.seats", .labels = {"off", "on"}},
                     {.name = "audits"},
                     {.name = "rate", .of_world = true},
                     {.name = "future slump", .of_world = true}};
    worlds.outputs = {{.name = "gain"}, {.name = "cost"}};
    for (std::size_t point = 0; point < 3; ++point)
        for (std::size_t world = 0; world < 4; ++world) {
            worlds.point.push_back(point);
            worlds.world.push_back(world);
            worlds.inputs[0].values.push_back(point == 1 ? 1 : 0);
            worlds.inputs[1].values.push_back(0.25 * static_cast<double>(point));
            worlds.inputs[2].values.push_back(static_cast<double>(world % 2));
            worlds.inputs[3].values.push_back(static_cast<double>(world / 2));
            worlds.outputs[0].values.push_back(gains[point][world]);
            worlds.outputs[1].values.push_back(-gains[point][world]);
            for (const double noise : {-0.25, 0.25}) {
                worlds.outputs[0].runs.push_back(gains[point][world] + noise);
                worlds.outputs[1].runs.push_back(noise);  // tells nothing
            }
        }
    return worlds;
}

}  // namespace

TEST_CASE("each rule chooses the point that it is for", "[analyse][decide]") {
    const Decision decision = decide(worlds(), {.expression = "gain"});
    REQUIRE(decision.options.size() == 3);
    CHECK(decision.options[0].mean == 5);
    CHECK(decision.options[1].mean == 5);
    CHECK(decision.options[2].mean == 3.75);
    CHECK(decision.by_mean() == 0);   // of two alike the first
    CHECK(decision.by_worst() == 2);  // 3, where others come to 0 and 2
    CHECK(decision.options[0].worst_in == 2);
    CHECK(decision.by_regret() == 1);  // 2, where others regret 4 and 6
    CHECK(decision.options[0].largest_regret == 4);
    CHECK(decision.options[1].largest_regret == 2);
    CHECK(decision.options[2].largest_regret == 6);
    CHECK(decision.options[1].mean_regret == (2 + 2 + 1 + 2) / 4.);
    CHECK(decision.options[0].best_in == 0.5);
    CHECK(decision.options[1].best_in == 0);
    CHECK(decision.options[2].best_in == 0.5);
    CHECK(decision.options[2].by_future == std::vector<double>{4, 3.5});
}

TEST_CASE("how far a point is behind the best is told with what the seeds leave open, seed by seed", "[analyse][decide]") {
    Worlds one{.study = "s", .seeds = 3, .point = {0, 1, 2}, .world = {0, 0, 0}};
    one.inputs = {{.name = "audits", .values = {0, 1, 2}}};
    one.outputs = {{.name = "gain", .values = {12, 11, 2}, .runs = {10, 12, 14, 9, 12, 12, 1, 2, 3}}};
    const Decision decision = decide(one, {.expression = "2*gain"});
    const study::Estimated& second = decision.options[1].behind;  // by 2, 0 and 4: 2 ± t(2) 2/√3
    CHECK(second.value == 2);
    CHECK_THAT(second.high - second.value, WithinAbs(4.302653 * 2 / std::sqrt(3), 1e-5));
    CHECK_THAT(second.value - second.low, WithinAbs(second.high - second.value, 1e-12));
    CHECK(decision.options[1].may_be_best());
    CHECK(!decision.options[2].may_be_best());
    CHECK(decision.options[0].behind.high == 0);

    const Decision least = decide(one, {.expression = "gain", .maximise = false});
    CHECK(least.options[0].behind.value == 10);
    std::ostringstream out;
    print(out, one, decision);
    CHECK_THAT(out.str(), Contains("1 other point is not told from the best mean by 3 seeds") && Contains("2 ± 4.968"));

    one.seeds = 1;
    one.outputs[0].runs = one.outputs[0].values;
    const Decision alone = decide(one, {.expression = "gain"});
    CHECK(!alone.options[1].behind.has_interval());
    print(out, one, alone);
    CHECK_THAT(out.str(), Contains("one seed: how much of this is its luck is not known"));
}

TEST_CASE("how far is told of an expression of means as it is of the means", "[analyse][decide]") {
    Worlds one{.study = "s", .seeds = 3, .point = {0, 1}, .world = {0, 0}};
    one.inputs = {{.name = "audits", .values = {0, 1}}};
    one.outputs = {{.name = "gain", .values = {4, 3}, .runs = {3, 4, 5, 0, 0, 9}}};
    const study::Estimated behind = decide(one, {.expression = "gain*gain"}).options[1].behind;
    CHECK(behind.value == 7);  // 16 less 9, not the mean of the squares of runs, which is −10.3
    // without each seed: 4.5² − 4.5², 4² − 4.5² and 3.5² − 0
    CHECK_THAT(behind.high - 7,
               WithinAbs(4.302653 * 2 * std::sqrt(study::variance(std::vector<double>{0, -4.25, 12.25}) / 3), 1e-4));
    CHECK_FALSE(decide(one, {.expression = "1/gain"}).options[0].behind.has_interval());  // 0 without the third
}

TEST_CASE("of points that a rule does not tell apart the best in the mean is chosen, and that all are alike is said",
          "[analyse][decide]") {
    std::ostringstream out;
    const auto told = [&](const Aim& aim) {
        const Decision decision = decide(worlds(), aim);
        out.str("");
        print(out, worlds(), decision);
        return decision;
    };
    CHECK(told({.expression = "0 - gain", .holds = "gain < 100"}).by_holding() == 2);
    CHECK_THAT(out.str(), Contains("gain < 100 holds in all worlds at 3 points"));
    told({.expression = "gain", .holds = "gain > 1e3"});
    CHECK_THAT(out.str(), Contains("gain > 1e3 holds in no world at any point") && !Contains("satisficing"));
    told({.expression = "gain", .holds = "not gain < 1/0"});
    CHECK_THAT(out.str(), Contains("holds in no world"));
    told({.expression = "1"});
    CHECK_THAT(out.str(), Contains("all points come to the same: none is better than another"));
}

TEST_CASE("to know the world is worth the mean of the best less the best mean", "[analyse][decide]") {
    const Decision decision = decide(worlds(), {.expression = "gain"});
    CHECK_THAT(decision.perfect, WithinAbs((10 + 10 + 3 + 4) / 4. - 5, 1e-12));
    CHECK_THAT(*decision.future, WithinAbs((10 + 3.5) / 2 - 5, 1e-12));
    REQUIRE(decision.parameters.size() == 1);
    CHECK(decision.parameters[0].parameter == "rate");
    CHECK(decision.parameters[0].value < 0.2);
}

TEST_CASE("a pilot is worth what its output tells of the world", "[analyse][decide]") {
    const Decision decision = decide(worlds(), {.expression = "gain"});
    REQUIRE(!decision.pilots.empty());
    CHECK(decision.pilots.front().parameter.starts_with("gain of point "));
    CHECK(decision.pilots.front().value > 1);  // of 1.75: the two futures are far apart
    CHECK(decision.pilots.front().value < 1.75 + 1e-9);
    const auto idle = std::ranges::find(decision.pilots, "cost of point 0", &study::WorthOfKnowing::parameter);
    REQUIRE(idle != decision.pilots.end());
    CHECK_THAT(idle->value, WithinAbs(0, 1e-9));
}

TEST_CASE("parameters that are called alike are told together", "[analyse][decide]") {
    Worlds grouped = worlds();
    grouped.inputs[2].name = "transfer.rate";
    grouped.inputs[3] = grouped.inputs[2];
    grouped.inputs[3].name = "transfer.fee";
    const Decision decision = decide(grouped, {.expression = "gain"});
    CHECK(decision.parameters.size() == 2);
    REQUIRE(decision.groups.size() == 1);
    CHECK(decision.groups.front().parameter == "transfer.*");
}

TEST_CASE("what should be small is chosen so, and what holds is counted", "[analyse][decide]") {
    const Decision decision = decide(worlds(), {.expression = "2*cost", .maximise = false, .holds = "gain >= 3"});
    CHECK(decision.options[0].mean == -10);
    CHECK(decision.options[0].worst == 0);
    CHECK(decision.by_regret() == 1);
    CHECK(decision.options[0].holds_in == 0.5);
    CHECK(decision.by_holding() == 2);
}

TEST_CASE("a point that some world lacks is left out and counted", "[analyse][decide]") {
    Worlds some = worlds();
    some.outputs[0].values[5] = std::numeric_limits<double>::quiet_NaN();
    const Decision decision = decide(some, {.expression = "gain"});
    CHECK(decision.left_out == 1);
    CHECK(decision.options.back().point == 2);
    some.outputs[0].values[1] = some.outputs[0].values[5];
    CHECK_THROWS_WITH(decide(some, {.expression = "gain"}), Contains("has 1 points with a number for gain in every world"));
    CHECK_THROWS_WITH(decide(some, {.expression = "gian"}), Contains("--maximise") && Contains("nearest is gain"));
    CHECK_THROWS_WITH(decide(some, {.expression = "gain", .maximise = false, .holds = "gain >"}), Contains("--holds"));
}

TEST_CASE("a decision is told by rule, as a table and as CSV", "[analyse][decide]") {
    const Decision decision = decide(worlds(), {.expression = "gain", .holds = "gain >= 3"});
    std::ostringstream out;
    print(out, worlds(), decision);
    CHECK_THAT(out.str(), Contains("maximise gain: 3 points in 2 futures by 2 draws of parameters, means over 2 seeds"));
    CHECK_THAT(out.str(),
               Contains("least regret where it is largest (minimax regret): point 1 (package.seats on, audits 0.25)"));
    CHECK_THAT(out.str(), Contains("gain >= 3 in most worlds (satisficing): point 2"));
    CHECK_THAT(out.str(), Contains("slump, draw 3"));
    CHECK_THAT(
        out.str(),
        Contains("to know the world before one chooses would be worth 1.75 in the mean; to know the future alone, 1.75"));
    CHECK_THAT(csv(worlds(), decision),
               Contains("point,package.seats,audits,mean,behind,behind_low,behind_high,worst,worst_in,mean_regret,"
                        "largest_regret,best_in,holds_in,mean in calm,mean in slump\n0,off,0,5,0,0,0,0,\"slump, draw 3\","));
}
