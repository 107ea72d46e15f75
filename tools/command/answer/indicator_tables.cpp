#include "tools/command/answer/indicator_tables.hpp"

#include "engine/study/outcomes.hpp"
#include "tools/command/answer/spark.hpp"
#include "tools/command/look/amounts_in_cells.hpp"
#include "tools/command/look/paragraph.hpp"
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
    return result.steps_per_year() == 0 ? 1.0 : result.steps() / result.steps_per_year();
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

namespace {

/// A table in one language, a row at a time.
class Tables {
  public:
    Tables(const session::Result& result, const session::Answer& answer, const Look& look)
        : result_(result), answer_(answer), look_(look) {}

    TextTable headlines() const {
        std::vector<Heading> headings{{told({"indicator", "指标"}), false, true}, {told({"unit", "单位"})}, {name(0), true}};
        for (const session::Package& package : answer_.packages) headings.push_back({name(package.scenario), true});
        if (look_.spark) headings.push_back({told({"over time", "走势"})});
        TextTable table(headings);
        const std::vector<std::string> sparks = look_.spark ? sparks_of(result_) : std::vector<std::string>();
        for (std::size_t k = 0; k < result_.outcomes().size(); ++k) {
            if (!is_told(result_.outcomes()[k].indicator)) continue;
            std::vector<std::string> row = headline(k);
            if (look_.spark) row.push_back(sparks[k]);
            table.add(std::move(row));
        }
        return table;
    }

    TextTable of(const session::Package& package) const {
        TextTable table({{told({"indicator", "指标"}), false, true},
                         {told({"unit", "单位"})},
                         {told({"told as", "口径"}), false, true},
                         {told({"first", "基准"}), true},
                         {told({"package", "方案"}), true},
                         {told({"difference", "差异"}), true},
                         {"%", true},
                         {told({"variance ratio", "方差比"}), true}});
        for (std::size_t k = 0; k < result_.outcomes().size(); ++k) table.add(indicator(k, package.scenario));
        return table;
    }

    std::string name(std::size_t scenario) const { return session::called(result_.scenarios()[scenario], look_.language); }
    const std::string& told(const Text& text) const { return in(look_.language, text); }

  private:
    /// Flows a year.
    std::vector<std::string> headline(std::size_t k) const {
        const study::Outcomes& outcomes = result_.outcomes()[k];
        const double factor = outcomes.indicator.kind == Indicator::Kind::flow ? 1 / years_of(result_) : 1.0;
        const double baseline = factor * study::mean(outcomes.by_scenario.front());
        std::vector<std::string> row{told(outcomes.indicator.about), unit_of(result_, outcomes.indicator, look_.language),
                                     plain(baseline)};
        for (const session::Package& package : answer_.packages)
            row.push_back(difference_text(scaled(study::difference_of(outcomes, package.scenario).difference, factor),
                                          baseline, answer_.screening.is_clear(k, package.scenario)));
        return row;
    }

    std::vector<std::string> indicator(std::size_t k, std::size_t scenario) const {
        const study::Outcomes& outcomes = result_.outcomes()[k];
        const study::Difference d = study::difference_of(outcomes, scenario);
        const double baseline = study::mean(outcomes.by_scenario.front());
        const bool no_share = baseline == 0 || d.difference.value == 0;
        return {told(outcomes.indicator.about),
                outcomes.indicator.unit,
                told(study::aggregation_of(outcomes.indicator, result_.steps_per_year())),
                plain(baseline),
                plain(d.level.value),
                amounts(d.difference) + (answer_.screening.is_clear(k, scenario) ? "*" : ""),
                no_share ? "" : with_sign(100 * d.difference.value / std::abs(baseline)),
                plain(d.variance_ratio)};
    }

    const session::Result& result_;
    const session::Answer& answer_;
    const Look& look_;
};

}  // namespace

void print_headlines(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    const Tables tables(result, answer, look);
    out << '\n';
    print_paragraph(
        out, tables.told({"Headlines: level at the first, what each package adds", "主要指标：基准水平与各方案的变化"}),
        look);
    out << tables.headlines().fit(look.width);
}

void print_indicators(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    const Tables tables(result, answer, look);
    for (const session::Package& package : answer.packages) {
        out << '\n';
        print_paragraph(out, tables.name(package.scenario), look);
        out << tables.of(package).fit(look.width);
    }
}

}  // namespace consortia::command
