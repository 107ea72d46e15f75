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

TEST_CASE("cuts of counts add up to their totals", "[consortium]") {
    Played run = three_years();
    const std::set<std::string> counted{
        "firms",       "partnerships", "transfers",      "audit_findings",       "exchanges",
        "vacancies",   "students",     "graduates",      "unemployed",           "members",
        "fiscal_cost", "net_cost",     "fiscal_revenue", "technology_delivered", "matched_graduates"};
    for (u32 quarter = 1; quarter <= 8; ++quarter) {
        run.until(quarter);
        for (const FrameLayout::Entry& entry : run.world.layout().entries()) {
            const std::string& name = entry.indicator.name;
            const std::size_t by = name.find("_by_");
            if (by == std::string::npos || !counted.contains(name.substr(0, by)) || entry.shape.size() != 1) continue;
            if (name.starts_with("students") && quarter % 4 == 2)
                continue;                                            // programmes know those of P6, before graduation
            if (name == "firms_by_degree") continue;                 // only those with partnerships
            if (name == "technology_delivered_by_degree") continue;  // not what research links bring to others
            INFO(name << " in quarter " << quarter);
            CHECK_THAT(sum_of(run, name.c_str(), entry.shape[0]),
                       WithinRel(run(name.substr(0, by)), 1e-6) || WithinAbs(run(name.substr(0, by)), 1e-6));
        }
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
