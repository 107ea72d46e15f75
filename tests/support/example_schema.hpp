// A small schema that has one of everything a scenario can say: for tests of reading and writing scenarios. Not a model.
#pragma once

#include "engine/config/scenario/load.hpp"
#include "engine/schema/schema.hpp"

#include <limits>

namespace consortia::example {

struct Parameters {
    double firms = 0, regions = 0, separation = 0, cap = 0, matching = 0;
};

struct Levers {
    Lever rate, eligibility, subsidy, lag, budget, quality;
};

inline Quantity quantity(std::string name, std::string unit, Range hard, Range usual, double fallback) {
    Quantity q{.name = std::move(name), .unit = std::move(unit), .hard = hard, .usual = usual, .fallback = fallback};
    q.source = "made up for tests";
    q.about = {.en = "an example", .zh = "示例"};
    return q;
}

inline void describe_parameters(Schema& s) {
    Quantity firms = quantity("population.firms", "firm", {1, 1e8}, {100, 2e6}, 1000);
    firms.kind = Quantity::Kind::whole;
    s.parameter(firms, &Parameters::firms);
    Quantity regions = quantity("population.regions", "region", {1, 8}, {1, 8}, 3);
    regions.kind = Quantity::Kind::whole;
    s.parameter(regions, &Parameters::regions);
    s.parameter(quantity("labour.separation", "1/q", {0, 1}, {0.001, 0.2}, 0.016), &Parameters::separation);
    Quantity cap = quantity("labour.cap", "wq/yr", {0, 1e9}, {0, 1e9}, std::numeric_limits<double>::infinity());
    cap.may_be_none = true;
    s.parameter(cap, &Parameters::cap);
    Quantity matching = quantity("labour.matching", "", {0, 2}, {0, 2}, 1);
    matching.kind = Quantity::Kind::choice;
    matching.labels = {"urn_ball", "directed", "none"};
    s.parameter(matching, &Parameters::matching);
}

inline void describe_levers(Schema& s) {
    Quantity rate = quantity("policy.tax_credit.rate", "share", {0, 1}, {0, 0.6}, 0.3);
    rate.lever = "L1";
    rate.targets = {"region", "industry", "size"};
    s.lever(rate, &Levers::rate);
    Quantity eligibility = quantity("policy.tax_credit.eligibility", "", {0, 1}, {0, 1}, 0);
    eligibility.lever = "L1";
    eligibility.kind = Quantity::Kind::choice;
    eligibility.labels = {"certified", "all"};
    s.lever(eligibility, &Levers::eligibility);
    Quantity subsidy = quantity("policy.subsidy", "share", {0, 1}, {0, 1}, 0.1);
    subsidy.lever = "L4";
    subsidy.targets = {"region", "size"};
    s.lever(subsidy, &Levers::subsidy);
    Quantity lag = quantity("policy.approval_lag", "q", {0, 40}, {0, 12}, 4);
    lag.lever = "L18";
    lag.kind = Quantity::Kind::whole;
    s.lever(lag, &Levers::lag);
    Quantity budget = quantity("policy.budget_cap", "wq/yr", {0, 1e12}, {0, 1e12}, std::numeric_limits<double>::infinity());
    budget.lever = "L27";
    budget.may_be_none = true;
    budget.targets = {"region"};
    s.lever(budget, &Levers::budget);
    s.lever(quantity("policy.min_quality", "index", {-1e6, 1e6}, {-1e6, 1e6}, 0), &Levers::quality);
}

inline void label_regions(std::vector<Axis>& axes, const Scenario& scenario) {
    const auto count = static_cast<int>(scenario.parameters.at("population.regions").value);
    for (int k = 0; k < count; ++k) axes.front().labels.push_back("region_" + std::to_string(k + 1));
}

inline void describe_axes(Schema& s) {
    s.axis({.name = "region", .targetable = true});
    s.axis({.name = "field", .labels = {"arts", "engineering"}});
    s.axis({.name = "industry",
            .labels = {"ict", "machinery", "construction"},
            .groups = {{"strategic", {0, 1}}},
            .targetable = true});
    s.axis({.name = "size", .labels = {"small", "medium", "large"}, .targetable = true});
    s.relabel(label_regions);
}

/// An example of what a model may ask beyond single cells.
inline void check_schools(const Scenario& scenario, const std::vector<Axis>&, std::vector<Problem>& problems) {
    const auto schools = scenario.data.find("schools");
    if (schools == scenario.data.end()) return;
    const double firms = scenario.parameters.at("population.firms").value;
    for (std::size_t row = 0; row < schools->second.rows(); ++row) {
        if (schools->second.number("teachers")[row] <= firms) continue;
        problems.push_back({Problem::Severity::error, schools->second.place(row, "teachers"),
                            "schools.teachers: expected no more than there are firms"});
    }
}

inline void describe_data(Schema& s) {
    s.data({.name = "industries",
            .columns = {{.name = "industry", .kind = DataColumn::Kind::label},
                        {.name = "output", .unit = "bn yuan", .hard = {0, 1e6}},
                        {.name = "employment", .unit = "million", .hard = {0, 1e4}}}});
    s.data({.name = "flows", .columns = {{.name = "supplier", .kind = DataColumn::Kind::label}}, .rest_are_numbers = true});
    s.data({.name = "schools",
            .columns = {{.name = "school", .kind = DataColumn::Kind::label},
                        {.name = "region", .kind = DataColumn::Kind::label, .axis = "region"},
                        {.name = "type", .kind = DataColumn::Kind::label, .labels = {"secondary", "higher"}},
                        {.name = "teachers", .unit = "person", .hard = {1, 1e5}, .whole = true},
                        {.name = "rating", .unit = "share", .hard = {0, 1}, .optional = true}},
            .key = {"school"}});
    s.data({.name = "links",
            .columns = {{.name = "industry", .kind = DataColumn::Kind::label, .axis = "industry"},
                        {.name = "school", .kind = DataColumn::Kind::label, .refers_to = "schools.school"}},
            .key = {"industry", "school"}});
    s.data({.name = "distances",
            .columns = {{.name = "region", .kind = DataColumn::Kind::label, .axis = "region"}},
            .rest_are_numbers = true,
            .key = {"region"},
            .row_axis = "region",
            .rest_axis = "region",
            .rest_unit = "km",
            .rest_hard = {0, 20000}});
    s.check(check_schools);
}

inline void describe_indicators(Schema& s) {
    s.indicator(
        {.name = "productivity", .unit = "index", .about = {}, .kind = {}, .role = Indicator::Role::headline, .over = {}});
    s.indicator({.name = "transfers",
                 .unit = "1",
                 .about = {},
                 .kind = Indicator::Kind::flow,
                 .role = Indicator::Role::benefit,
                 .over = {}});
    s.indicator({.name = "employment", .unit = "person", .about = {}, .kind = {}, .role = {}, .over = {}});
    s.indicator({.name = "employment_by_size", .unit = "person", .about = {}, .kind = {}, .role = {}, .over = {"size"}});
}

/// A model with a calendar, parameters and levers of every kind, three target axes and two tables.
inline const Schema& dated() {
    static const Schema schema = [] {
        Schema s;
        describe_parameters(s);
        describe_levers(s);
        describe_axes(s);
        describe_data(s);
        describe_indicators(s);
        s.calendar();
        return s;
    }();
    return schema;
}

/// The same without calendar and data, and with one table it cannot do without.
inline const Schema& stepped() {
    static const Schema schema = [] {
        Schema s;
        describe_parameters(s);
        describe_levers(s);
        describe_axes(s);
        s.data({.name = "contacts", .columns = {{.name = "from", .kind = DataColumn::Kind::label}}, .required = true});
        return s;
    }();
    return schema;
}

inline config::ModelLookup models() {
    return {[](std::string_view name) -> const Schema* {
                if (name == "example") return &dated();
                return name == "stepped" ? &stepped() : nullptr;
            },
            {"example", "stepped"}};
}

}  // namespace consortia::example
