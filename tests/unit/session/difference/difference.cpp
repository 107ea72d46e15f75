#include "engine/session/difference/difference.hpp"

#include "engine/output/data_in_memory.hpp"
#include "engine/session/play.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

#include <limits>

using namespace consortia;
using namespace consortia::session;
using Texts = std::vector<std::string>;

namespace {

Result played(const std::vector<std::string>& files, const Overrides& overrides = {}, bool compared = false) {
    Heard heard;
    return play(Plan::of_scenarios(town_workspace(), files, overrides, compared, heard), {}, heard).result;
}

const std::string town_file = "/scenarios/town.yaml", births_file = "/scenarios/births.yaml";

const IndicatorDifference* find(const Difference& difference, const std::string& name) {
    const auto found = std::ranges::find(difference.indicators, name, &IndicatorDifference::name);
    return found == difference.indicators.end() ? nullptr : &*found;
}

/// Two indicators over two seeds, two quarters and, one of them, two regions.
std::shared_ptr<output::DataInMemory> by_hand(const std::vector<double>& pay, const std::vector<double>& pay_by_region,
                                              const Texts& regions = {"north", "south"}) {
    auto data = std::make_shared<output::DataInMemory>("by_hand");
    data->dimension({"seed", std::vector<i32>{0, 1}, {}});
    data->dimension({"time", std::vector<i32>{1, 2}, {}});
    data->dimension({"region", regions, {}});
    for (const auto& [name, value] : {std::pair{"scenario", "seeds: 2\n"}, {"scenario_name", "s"}, {"model", "none"}})
        data->attribute({name, std::string(value)});
    const std::vector<u64> from{0, 0, 0}, count{2, 2, 2};
    const std::span<const u64> two(from.data(), 2), of_two(count.data(), 2);
    data->write(data->variable({"pay", output::Variable::Kind::number, {"seed", "time"}, {{"units", "wq"}}}), two, of_two,
                std::span(pay));
    data->write(data->variable({"pay_by_region", output::Variable::Kind::number, {"seed", "time", "region"}, {}}), from,
                count, std::span(pay_by_region));
    return data;
}

Difference between(const std::shared_ptr<output::DataInMemory>& before, const std::shared_ptr<output::DataInMemory>& now) {
    return difference(Result(before, nullptr), Result(now, nullptr));
}

const std::vector<double> pay{1, 2, 3, 4}, cut{1, 2, 3, 4, 5, 6, 7, 8};

}  // namespace

TEST_CASE("a result does not differ from itself") {
    const Result result = played({town_file, births_file}, {}, true);
    const Difference none = difference(result, result);
    CHECK(none.settings.empty());
    CHECK(none.indicators.empty());
    CHECK(none.compared == 3);
    CHECK(none.runs == 4);
    CHECK(none.other_ends == 0);
    CHECK_FALSE(none.any_indicator());
}

TEST_CASE("another setting is named, and what it moves with the first quarter") {
    const Difference found = difference(played({town_file}), played({births_file}));
    CHECK(found.settings == Texts{"the scenario was town and is births", "policy.birth was 0 1 (status quo) and is 3"});
    const IndicatorDifference* benefit = find(found, "child_benefit");
    REQUIRE(benefit != nullptr);
    CHECK(benefit->before == 0);
    CHECK(benefit->now == 300);
    CHECK(benefit->relative() == 1);
    CHECK(benefit->first == "2025Q1");
    CHECK(benefit->differing == benefit->numbers);
    CHECK(found.indicators.front().name == "child_benefit");  // it is all of its size
    CHECK(found.other_ends == 2);
}

TEST_CASE("the largest difference is found with its place, and from when on any number differs") {
    const std::vector<double> moved{1, 2, 3, 4.5};
    const Difference found = between(by_hand(pay, cut), by_hand(moved, {1, 2.5, 3, 4, 5, 6, 0, 8}));
    REQUIRE(found.indicators.size() == 2);
    const IndicatorDifference& by_region = found.indicators[0];
    CHECK(by_region.name == "pay_by_region");
    CHECK(by_region.largest == -7);
    CHECK(by_region.before == 7);
    CHECK(by_region.now == 0);
    CHECK(by_region.relative() == 7.0 / 8);
    CHECK(by_region.where == "seed 1, 2, north");
    CHECK(by_region.first == "1");
    CHECK(by_region.differing == 2);
    CHECK(by_region.numbers == 8);
    const IndicatorDifference& total = found.indicators[1];
    CHECK(total.unit == "wq");
    CHECK(total.largest == 0.5);
    CHECK(total.relative() == 0.5 / 4.5);
    CHECK(total.where == "seed 1, 2");
    CHECK(total.first == "2");
}

TEST_CASE("what is missing in one of two results differs, what is missing in both does not") {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const Difference none = between(by_hand({1, missing, 3, 4}, cut), by_hand({1, missing, 3, 4}, cut));
    CHECK_FALSE(none.any_indicator());
    const Difference found = between(by_hand(pay, cut), by_hand({1, missing, 3, 4}, cut));
    REQUIRE(found.indicators.size() == 1);
    CHECK(found.indicators[0].missing == 1);
    CHECK(std::isnan(found.indicators[0].largest));
    CHECK(found.indicators[0].relative() == 1);
    CHECK(found.indicators[0].first == "2");
}

TEST_CASE("labels are held against each other by their names, and those of one alone are told") {
    const Difference swapped = between(by_hand(pay, cut), by_hand(pay, {2, 1, 4, 3, 6, 5, 8, 7}, {"south", "north"}));
    CHECK_FALSE(swapped.any_indicator());
    const Difference other = between(by_hand(pay, cut), by_hand(pay, {1, 0, 3, 0, 5, 0, 7, 0}, {"north", "east"}));
    CHECK_FALSE(other.any_indicator());
    CHECK(other.only.before == Texts{"region south"});
    CHECK(other.only.now == Texts{"region east"});
}

TEST_CASE("an indicator that only one result has is a difference") {
    const auto more = by_hand(pay, cut);
    const std::vector<u64> from{0, 0}, count{2, 2};
    more->write(more->variable({"rent", output::Variable::Kind::number, {"seed", "time"}, {}}), from, count, std::span(pay));
    const Difference found = between(by_hand(pay, cut), more);
    CHECK(found.indicators_only.now == Texts{"rent"});
    CHECK(found.any_indicator());
    CHECK(between(more, by_hand(pay, cut)).indicators_only.before == Texts{"rent"});
}

TEST_CASE("more seeds and longer runs are compared as far as both go") {
    const Result shorter = played({town_file}, {.set = {"steps=2"}, .seeds = 1}), longer = played({town_file});
    const Difference found = difference(shorter, longer);
    CHECK_FALSE(found.any_indicator());
    CHECK(found.runs == 1);
    CHECK(found.only.now == Texts{"seed 1", "2025Q3"});
    CHECK(found.settings == Texts{"seeds was 1 and is 2", "steps was 2 and is 3"});
}

TEST_CASE("what differs alike in all scenarios is told once, else whose it is") {
    const auto compared = [](const std::vector<std::string>& set) {
        return played({town_file, births_file}, {.set = set, .seeds = 1}, true);
    };
    CHECK(difference(compared({}), compared({"steps=2"})).settings == Texts{"steps was 3 and is 2"});
    CHECK(difference(compared({}), compared({"policy.birth=3"})).settings ==
          Texts{"town: policy.birth was 0 1 (status quo) and is 3"});
}

TEST_CASE("a study is compared point by point, and where a factor has another value it is told") {
    const files::TestFolder folder;
    const auto study = [&](const std::string& highest) {
        const config::Memory files(
            {{"scenarios/town.yaml", "model: town\nstart: 2025Q1\nsteps: 2\nparameters: {population.people: 300}\n"},
             {"scenarios/study.yaml",
              "scenario: town.yaml\ndesign: {method: grid, levels: 2}\nfactors: {policy.birth: {range: "
              "[0, " +
                  highest + "]}}\nindicators: {people: last, skill_by_half: series}\n"}});
        const Workspace workspace(town_models(), files);
        Heard heard;
        play(Plan::of_study(workspace, "/scenarios/study.yaml", {}, heard), {.folder = folder / highest}, heard);
        return Result::open((folder / highest / "study.h5").string(), town_workspace());
    };
    const Result before = study("4"), now = study("5");
    CHECK_FALSE(difference(before, before).any_indicator());
    const Difference found = difference(before, now);
    CHECK(found.settings == Texts{"the factor policy.birth has another value at 1 point"});
    CHECK(found.runs == 2);
    CHECK(found.other_ends == 1);
    REQUIRE(find(found, "people") != nullptr);
    CHECK(find(found, "people")->where == "point 1, seed 0");
    CHECK(find(found, "people")->first == "");
}

TEST_CASE("results of unlike kinds, or without a run in common, are refused in words") {
    const Result run = played({town_file}), both = played({town_file, births_file}, {}, true);
    CHECK_THROWS_WITH(difference(run, both), Catch::Contains("is a comparison, and") && Catch::Contains("is a run;"));
    const Result second = played({town_file}, {.replicate = 1}), first = played({town_file}, {.replicate = 0});
    CHECK_THROWS_WITH(difference(first, second), Catch::Contains("has no seed in common"));
    const auto other = by_hand(pay, cut);
    CHECK_THROWS_WITH(difference(run, Result(other, nullptr)), Catch::Contains("of the model none"));
}
