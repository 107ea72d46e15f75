#include "engine/run/content.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town.hpp"

#include <functional>

using namespace consortia;

namespace {

LeverEntry entry(double value, i32 from = 0) {
    LeverEntry entry;
    entry.value = value;
    entry.from = from;
    return entry;
}

/// What a change of the scenario moves, of the contents of a burn-in, a run and all runs.
std::string moved(const std::function<void(Scenario&)>& change) {
    const Scenario before = town::scenario();
    Scenario after = before;
    change(after);
    std::string what;
    if (content_of_burn_in(before, 0) != content_of_burn_in(after, 0)) what += "burn-in ";
    if (content_of_run(before, 0) != content_of_run(after, 0)) what += "run ";
    if (content_of(before) != content_of(after)) what += "all";
    return what;
}

}  // namespace

TEST_CASE("what a burn-in depends on moves all that follows it", "[run][content]") {
    const std::string all = "burn-in run all";
    CHECK(moved([](Scenario& s) { s.model = "village"; }) == all);
    CHECK(moved([](Scenario& s) { s.seed = 2; }) == all);
    CHECK(moved([](Scenario& s) { s.burn_in = 8; }) == all);
    CHECK(moved([](Scenario& s) { s.start = Date::of(2026, 1); }) == all);
    CHECK(moved([](Scenario& s) { s.start.reset(); }) == all);
    CHECK(moved([](Scenario& s) { s.parameters["population.people"].value += 1; }) == all);
    CHECK(moved([](Scenario& s) { s.levers["policy.birth"].status_quo = 1; }) == all);
    CHECK(moved([](Scenario& s) { s.data["firms"].content = 5; }) == all);
}

TEST_CASE("levers and steps move runs alone, the number of seeds all of them together", "[run][content]") {
    CHECK(moved([](Scenario& s) { s.steps += 1; }) == "run all");
    CHECK(moved([](Scenario& s) { s.levers["policy.birth"].entries = {entry(3)}; }) == "run all");
    CHECK(moved([](Scenario& s) { s.parameters["population.people"].entries = {entry(3, 2)}; }) == "run all");
    CHECK(moved([](Scenario& s) { s.events = {{"storm", 2, {}, {}}}; }) == "run all");
    CHECK(moved([](Scenario& s) { s.seeds += 1; }) == "all");
}

TEST_CASE("an event is told from others by kind, step and numbers", "[run][content]") {
    const auto with = [](const Event& event) {
        Scenario scenario = town::scenario();
        scenario.events = {event};
        return content_of_run(scenario, 0);
    };
    const u64 storm = with({"storm", 2, {{"storm.force", 3}}, {}});
    CHECK(storm == with({"storm", 2, {{"storm.force", 3}}, {"s.yaml", 4, 5}}));
    CHECK(storm != with({"flood", 2, {{"storm.force", 3}}, {}}));
    CHECK(storm != with({"storm", 3, {{"storm.force", 3}}, {}}));
    CHECK(storm != with({"storm", 2, {{"storm.force", 4}}, {}}));
}

TEST_CASE("a panel of other keys is another run", "[run][content]") {
    const auto of = [](std::vector<u64> keys) {
        Scenario scenario = town::scenario();
        scenario.panels = {{.kind = "person", .fields = {"skill"}, .who = Panel::Who::listed, .keys = std::move(keys)}};
        return content_of_run(scenario, 0);
    };
    CHECK(of({1, 2}) == of({1, 2}));
    CHECK(of({1, 2}) != of({2, 1}));
    CHECK(of({1, 2}) != of({1}));
}

TEST_CASE("names, titles and where things come from move nothing", "[run][content]") {
    CHECK(moved([](Scenario& s) {
              s.name = "reform";
              s.title.en = "Reform";
              s.files = {{"elsewhere.yaml"}};
              s.parameters["population.people"].origin = {Origin::Kind::file, {"a.yaml", 1, 2}};
              s.data["firms"].file = "firms.csv";
              s.data.clear();
          }).empty());
}

TEST_CASE("replicates have contents of their own", "[run][content]") {
    const Scenario scenario = town::scenario();
    CHECK(content_of_burn_in(scenario, 0) != content_of_burn_in(scenario, 1));
    CHECK(content_of_run(scenario, 0) != content_of_run(scenario, 1));
}

TEST_CASE("the course of a lever is its values, their dates and for whom", "[run][content]") {
    const LeverSetting lever{.status_quo = 1, .entries = {entry(2), entry(3, 8)}};
    const auto differs = [&](const std::function<void(LeverSetting&)>& change) {
        LeverSetting other = lever;
        change(other);
        return content_of(lever) != content_of(other);
    };
    CHECK(differs([](LeverSetting& l) { l.status_quo = 2; }));
    CHECK(differs([](LeverSetting& l) { l.entries[1].value = 4; }));
    CHECK(differs([](LeverSetting& l) { l.entries[1].from = 9; }));
    CHECK(differs([](LeverSetting& l) { l.entries[1].ramp_to = 12; }));
    CHECK(differs([](LeverSetting& l) { l.entries[1].whom.allowed[2] = 1; }));
    CHECK(differs([](LeverSetting& l) { std::swap(l.entries[0], l.entries[1]); }));
    CHECK(differs([](LeverSetting& l) { l.entries.pop_back(); }));
    CHECK_FALSE(differs([](LeverSetting& l) { l.entries[1].origin.place.line = 9; }));
}
