// The whole model, small, for three years: every output is written, cuts add up to totals, and parts to what they are parts
// of (O1 to O16).
#include "models/consortium/records.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <cmath>
#include <map>
#include <set>

namespace consortium {
extern const Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr u32 regions = 2;
constexpr u32 industries = 10;
constexpr u32 fields = 20;

/// Two regions from Q1 on, enough partners for transfers of all kinds.
Played three_years() {
    Scenario scenario = Played::scenario_of(consortium::model, {{"population.regions", regions},
                                                                {"population.firms", 600},
                                                                {"population.persons", 12000},
                                                                {"population.schools", 6},
                                                                {"initial.aware_firms", .9},
                                                                {"transfer.hazard", .6}});
    scenario.start = Date::of(2025, 1);
    return Played(scenario, consortium::model);
}

double sum_of(const Played& run, const char* indicator, u32 cells) {
    double sum = 0;
    for (u32 k = 0; k < cells; ++k) sum += run(indicator, k);
    return sum;
}

}  // namespace

TEST_CASE("within three years every output has a value, but for what happens rarely among so few", "[consortium]") {
    Played run = three_years();
    std::set<std::string> silent;
    for (const FrameLayout::Entry& entry : run.world.layout().entries()) silent.insert(entry.indicator.name);
    for (u32 quarter = 1; quarter <= 14; ++quarter) {
        run.until(quarter);
        for (const FrameLayout::Entry& entry : run.world.layout().entries()) {
            for (u32 k = 0; k < entry.size; ++k) {
                if (!std::isnan(run(entry.indicator.name, k))) silent.erase(entry.indicator.name);
            }
        }
    }
    for (const char* rare : {"project_leakage", "transfer_fee_mean_from_5"}) silent.erase(rare);
    CHECK(silent == std::set<std::string>{});
}

TEST_CASE("every quarter the parts of productivity growth add up, in all and inside regions and industries (E112)",
          "[consortium]") {
    Played run = three_years();
    std::map<std::string, double> before;
    for (u32 quarter = 1; quarter <= 12; ++quarter) {
        run.until(quarter);
        INFO("quarter " << quarter);
        CHECK_THAT(sum_of(run, "productivity_part", 7), WithinAbs(run("productivity_growth"), 1e-10));
        const auto check = [&](const std::string& axis, u32 label) {
            double parts = 0;
            for (u32 k = 0; k < 7; ++k) parts += run("productivity_part_by_" + axis, 7 * label + k);
            const double level = std::log(run("productivity_index_by_" + axis, label) / 100);
            double& last = before[axis + std::to_string(label)];
            if (quarter > 1) CHECK_THAT(parts, WithinAbs(level - last, 1e-9));
            last = level;
        };
        for (u32 r = 0; r < regions; ++r) check("region", r);
        for (u32 i = 0; i < industries; ++i) check("industry", i);
        const double level = std::log(run("productivity_index") / 100);
        if (quarter > 1) CHECK_THAT(level - before["all"], WithinAbs(run("productivity_growth"), 1e-9));
        before["all"] = level;
    }
}

TEST_CASE("at the start indexes are 100 and value added is what was earned", "[consortium]") {
    Played run = three_years();
    run.until(1);
    CHECK_THAT(run("productivity_index"), WithinAbs(100, 1e-12));
    CHECK_THAT(run("composite_index"), WithinAbs(100, 1e-12));
    for (u32 k = 0; k < 4; ++k) CHECK_THAT(run("composite_by_subindex", k), WithinAbs(100, 1e-12));
    CHECK(run("value_added") > 12000);  // of 12,000 workers with a wage of 1 each and a markup
    CHECK(run("value_added") < 16000);
}

TEST_CASE("the composite is the geometric mean of its four parts (E113)", "[consortium]") {
    Played run = three_years();
    run.until(9);
    double logs = 0;
    for (u32 k = 0; k < 4; ++k) logs += std::log(run("composite_by_subindex", k) / 100);
    CHECK_THAT(run("composite_index"), WithinRel(100 * std::exp(logs / 4), 1e-12));
    CHECK(run("composite_by_subindex", 1) > 100);  // labour objects spread
}

TEST_CASE("what the books of many small consortia round off is not taken for lost money", "[consortium]") {
    Scenario scenario = Played::scenario_of(
        consortium::model,
        {{"population.regions", 12}, {"population.firms", 3000}, {"population.persons", 60000}, {"population.schools", 24}});
    scenario.start = Date::of(2025, 1);
    Played run(scenario, consortium::model);
    CHECK_NOTHROW(run.until(2));
}

namespace {

/// Cuts that are of a part of their total, as their names say.
const std::set<std::string> of_a_part{
    "firms_by_degree",                 // of those with partnerships
    "technology_delivered_by_degree",  // of those as well, not what research links bring to others
    "graduates_by_field_industry"};    // of those at work after two quarters

/// Does a cut claim to add up to its total: a flow or a number of things, in the unit of the total?
bool is_partition(const Indicator& cut, const Indicator& total) {
    const std::set<std::string> counted{"person", "firm", "edge", "post", "count", "seat", "programme", "wq"};
    return cut.kind == total.kind && cut.unit == total.unit &&
           (cut.kind == Indicator::Kind::flow || (cut.kind == Indicator::Kind::stock && counted.contains(cut.unit)));
}

/// The cuts of a layout that should add up, and their totals.
std::map<std::string, std::string> partitions(const FrameLayout& layout) {
    std::map<std::string, const Indicator*> totals;
    for (const FrameLayout::Entry& entry : layout.entries())
        if (entry.shape.empty()) totals[entry.indicator.name] = &entry.indicator;
    std::map<std::string, std::string> found;
    for (const FrameLayout::Entry& entry : layout.entries()) {
        const std::string& name = entry.indicator.name;
        const auto total = totals.find(name.substr(0, name.find("_by_")));
        if (entry.shape.empty() || total == totals.end() || of_a_part.contains(name)) continue;
        if (is_partition(entry.indicator, *total->second)) found[name] = total->first;
    }
    return found;
}

}  // namespace

TEST_CASE("every cut that claims to adds up to its total in every quarter", "[consortium]") {
    Played run = three_years();
    const auto cuts = partitions(run.world.layout());
    CHECK(cuts.size() >= 25);
    for (u32 quarter = 1; quarter <= 8; ++quarter) {
        run.until(quarter);
        for (const auto& [cut, total] : cuts) {
            INFO(cut << " in quarter " << quarter);
            const double whole = run(total);
            const double sum = sum_of(run, cut.c_str(), static_cast<u32>(run.world.layout().at(cut).size));
            CHECK((std::isnan(whole) || std::abs(sum - whole) <= 1e-6 * (1 + std::abs(whole))));
        }
        const double partners = run("participation") * run("firms");
        CHECK_THAT(sum_of(run, "firms_by_degree", 8), WithinRel(partners, 1e-9));
        if (quarter % 4 == 0) {  // staff of firms that closed this quarter still call themselves employed
            const double staff = sum_of(run, "employment_by_industry", industries);
            CHECK_THAT(sum_of(run, "employed_by_field_industry", fields * industries), WithinRel(staff, .01));
        }
    }
}

TEST_CASE("inequality across and within regions adds up to inequality", "[consortium]") {
    Played run = three_years();
    run.until(5);
    CHECK_THAT(run("output_theil_across_regions") + run("output_theil_within_regions"),
               WithinAbs(run("output_theil"), 1e-12));
    CHECK_THAT(run("graduate_wage_theil_across_regions") + run("graduate_wage_theil_within_regions"),
               WithinAbs(run("graduate_wage_theil"), 1e-8));
    CHECK(run("output_gini") > run("output_gini_across_regions"));
}
