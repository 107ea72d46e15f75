#include "tools/command/answer/indicator_tables.hpp"

#include "engine/study/outcomes.hpp"
#include "tools/command/answer/amounts_in_cells.hpp"
#include "tools/command/answer/spark.hpp"
#include "tools/command/tables/text_table.hpp"

#include <cmath>

namespace consortia::command {

namespace {

bool is_told(const Indicator& indicator) {
    using enum Indicator::Role;
    return indicator.role == headline || indicator.role == benefit || indicator.role == product || indicator.role == outlay;
}

std::string with_sign(double x) { return (x > 0 ? std::string("+") : std::string()) + plain(x); }

/// How many years the horizon has, for flows a year; 1 without a calendar.
double years_of(const session::Result& result) {
    return result.steps_per_year() == 0 ? 1.0 : static_cast<double>(result.steps()) / result.steps_per_year();
}

std::string unit_of(const session::Result& result, const Indicator& indicator, Language language) {
    const bool yearly = indicator.kind == Indicator::Kind::flow && result.steps_per_year() > 0;
    return indicator.unit + (yearly ? in(language, {" a year", "/年"}) : std::string());
}

study::Estimated scaled(study::Estimated estimated, double factor) {
    return {estimated.value * factor, estimated.low * factor, estimated.high * factor};
}

}  // namespace

std::string difference_text(const study::Estimated& difference, double baseline, bool clear) {
    std::string text = with_sign(difference.value) + (clear ? "*" : "");
    if (baseline != 0 && difference.value != 0)
        text += " (" + with_sign(100 * difference.value / std::abs(baseline)) + " %)";
    return text;
}

void print_headlines(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    std::vector<Heading> headings{{in(look.language, {"indicator", "指标"}), false, true},
                                  {in(look.language, {"unit", "单位"})},
                                  {session::called(result.scenarios().front(), look.language), true}};
    for (const session::Package& package : answer.packages)
        headings.push_back({session::called(result.scenarios()[package.scenario], look.language), true});
    if (look.spark) headings.push_back({in(look.language, {"over time", "走势"})});
    TextTable table(headings);
    const std::vector<std::string> sparks = look.spark ? sparks_of(result) : std::vector<std::string>();
    for (std::size_t k = 0; k < result.outcomes().size(); ++k) {
        const study::Outcomes& outcomes = result.outcomes()[k];
        if (!is_told(outcomes.indicator)) continue;
        const double factor = outcomes.indicator.kind == Indicator::Kind::flow ? 1 / years_of(result) : 1.0;
        const double baseline = factor * study::mean(outcomes.by_scenario.front());
        std::vector<std::string> row{in(look.language, outcomes.indicator.about),
                                     unit_of(result, outcomes.indicator, look.language), plain(baseline)};
        for (const session::Package& package : answer.packages)
            row.push_back(difference_text(scaled(study::difference_of(outcomes, package.scenario).difference, factor),
                                          baseline, answer.screening.is_clear(k, package.scenario)));
        if (look.spark) row.push_back(sparks[k]);
        table.add(std::move(row));
    }
    out << '\n'
        << in(look.language, {"Headlines: level at the first, what each package adds", "主要指标：基准水平与各方案的变化"})
        << '\n';
    out << table.fit(look.width);
}

void print_indicators(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    for (const session::Package& package : answer.packages) {
        TextTable table({{in(look.language, {"indicator", "指标"}), false, true},
                         {in(look.language, {"unit", "单位"})},
                         {in(look.language, {"told as", "口径"}), false, true},
                         {in(look.language, {"first", "基准"}), true},
                         {in(look.language, {"package", "方案"}), true},
                         {in(look.language, {"difference", "差异"}), true},
                         {"%", true},
                         {in(look.language, {"variance ratio", "方差比"}), true}});
        for (std::size_t k = 0; k < result.outcomes().size(); ++k) {
            const study::Outcomes& outcomes = result.outcomes()[k];
            const study::Difference d = study::difference_of(outcomes, package.scenario);
            const double baseline = study::mean(outcomes.by_scenario.front());
            const bool whole = baseline == 0 || d.difference.value == 0;
            table.add({in(look.language, outcomes.indicator.about), outcomes.indicator.unit,
                       in(look.language, study::aggregation_of(outcomes.indicator, result.steps_per_year())),
                       plain(baseline), plain(d.level.value),
                       amounts(d.difference) + (answer.screening.is_clear(k, package.scenario) ? "*" : ""),
                       whole ? "" : with_sign(100 * d.difference.value / std::abs(baseline)), plain(d.variance_ratio)});
        }
        out << '\n' << session::called(result.scenarios()[package.scenario], look.language) << '\n' << table.fit(look.width);
    }
}

}  // namespace consortia::command
