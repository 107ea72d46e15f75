#include "tools/command/tables/questions/explanation.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/output/csv.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using session::Explanation;
using Json = nlohmann::ordered_json;

std::string percent(double part, double whole) {
    return whole == 0 || std::isnan(part / whole) ? "" : fmt::format("{:.3g} %", 100 * part / whole);
}

std::string how(const Explanation& explanation) {
    return explanation.orders == 0 ? "exact over all combinations of them"
                                   : fmt::format("over {} random orders, of which the intervals know", explanation.orders);
}

/// ` at each of 8 draws of 12 parameters`
std::string at_draws(const session::Result& result) {
    if (result.draws().empty()) return "";
    return fmt::format(" at each of {} draws of {} parameters", result.draws().size(), result.drawn().size());
}

void print_shares(std::ostream& out, const Explanation& explanation) {
    const auto& scenarios = explanation.result.scenarios();
    out << "\nWhat each lever brings 各工具的贡献: shares (Shapley) of " << explanation.levers.size()
        << (explanation.levers.size() == 1 ? " lever" : " levers") << " in the difference of " << visible(scenarios[1].name)
        << " to " << visible(scenarios[0].name) << ", " << how(explanation) << "; " << explanation.result.replicates().size()
        << " seeds" << at_draws(explanation.result) << ", intervals 95 %\n";
    TextTable table({{"indicator"}, {"unit"}, {"lever"}, {"share", true}, {"95 % interval"}, {"of the difference", true}});
    for (const session::ExplainedIndicator& each : explanation.indicators) {
        const study::Estimated& all = each.shares.difference;
        table.add({both(each.indicator.about), each.indicator.unit, "difference", number(all.value), interval(all), ""});
        for (std::size_t k = 0; k < explanation.levers.size(); ++k) {
            const study::Estimated& share = each.shares.of[k];
            table.add({"", "", explanation.levers[k].label, number(share.value), interval(share),
                       all.may_be_zero() ? "" : percent(share.value, all.value)});
        }
    }
    out << table;
    for (const session::MovedLever& lever : explanation.levers) {
        if (lever.names.size() > 1)
            out << visible(lever.label) << ": " << fmt::format("{}", fmt::join(lever.names, ", ")) << '\n';
    }
}

void print_parts(std::ostream& out, const Explanation& explanation) {
    for (const session::ExplainedCut& cut : explanation.parts) {
        out << '\n' << both(cut.indicator.about) << " (" << visible(cut.indicator.unit) << ")\n";
        TextTable table({{"part"}, {"baseline", true}, {"difference", true}, {"95 % interval"}});
        for (const session::ExplainedCell& cell : cut.cells)
            table.add({cell.label, number(cell.baseline), number(cell.difference.value), interval(cell.difference)});
        out << table;
    }
}

std::string cell_text(const session::ExplainedCell& cell) {
    const std::string share = percent(cell.difference.value, std::abs(cell.baseline));
    return cell.label + " " + with_interval(cell.difference) + (share.empty() ? "" : ", " + share);
}

/// Whose number rises and falls most, of those whose number is there; a cut of cells of which none is clear says so.
void add_gains(TextTable& table, const session::ExplainedCut& cut) {
    std::vector<session::ExplainedCell> clear;
    std::ranges::copy_if(cut.cells, std::back_inserter(clear), [](const session::ExplainedCell& cell) {
        return !std::isnan(cell.difference.value) && !cell.difference.may_be_zero();
    });
    const auto relative = [](const session::ExplainedCell& cell) {
        return cell.baseline == 0 ? cell.difference.value : cell.difference.value / std::abs(cell.baseline);
    };
    const auto most = std::ranges::max_element(clear, {}, relative);
    const auto least = std::ranges::min_element(clear, {}, relative);
    table.add({both(cut.total.about), cut.cells.empty() ? "" : cut.cells.front().axis,
               fmt::format("{} of {}", clear.size(), cut.cells.size()), most == clear.end() ? "-" : cell_text(*most),
               most == least ? "" : cell_text(*least)});
}

void print_cuts(std::ostream& out, const Explanation& explanation) {
    if (explanation.cuts.empty()) return;
    out << "\nWho gains and who loses 谁受益谁受损: where the difference is clear, in how many cells, and where it is "
           "highest and lowest against the baseline\n";
    TextTable table({{"indicator"}, {"by"}, {"clear"}, {"highest"}, {"lowest"}});
    for (const session::ExplainedCut& cut : explanation.cuts) add_gains(table, cut);
    out << table;
}

std::string csv_row(const std::string& what, const Indicator& indicator, const std::string& axis, const std::string& label,
                    double baseline, const study::Estimated& value, std::size_t seeds) {
    using output::number_cell;
    using output::text_cell;
    return fmt::format("{},{},{},{},{},{},{},{},{},{}\n", what, text_cell(indicator.name), text_cell(indicator.unit),
                       text_cell(axis), text_cell(label), number_cell(baseline), number_cell(value.value),
                       number_cell(value.low), number_cell(value.high), seeds);
}

std::string csv_rows(const std::string& what, const std::vector<session::ExplainedCut>& cuts, std::size_t seeds) {
    std::string rows;
    for (const session::ExplainedCut& cut : cuts) {
        for (const session::ExplainedCell& cell : cut.cells)
            rows += csv_row(what, cut.indicator, cell.axis, cell.label, cell.baseline, cell.difference, seeds);
    }
    return rows;
}

Json json(double x) { return std::isfinite(x) ? Json(x) : Json(); }

Json json(const study::Estimated& estimated) {
    return estimated.has_interval() ? Json{json(estimated.value), json(estimated.low), json(estimated.high)}
                                    : Json::array({json(estimated.value)});
}

Json json(const session::ExplainedIndicator& each) {
    Json shares = Json::array();
    for (const study::Estimated& share : each.shares.of) shares.push_back(json(share));
    return {{"indicator", each.indicator.name}, {"shares", shares}, {"difference", json(each.shares.difference)}};
}

}  // namespace

void print_explanation(std::ostream& out, const Explanation& explanation) {
    print_shares(out, explanation);
    print_parts(out, explanation);
    print_cuts(out, explanation);
}

std::string csv_of(const Explanation& explanation) {
    const std::size_t seeds = explanation.result.replicates().size();
    std::string rows = "what,indicator,unit,axis,label,baseline,value,low,high,seeds\n";
    for (const session::ExplainedIndicator& each : explanation.indicators) {
        rows += csv_row("difference", each.indicator, "", "", each.baseline, each.shares.difference, seeds);
        for (std::size_t k = 0; k < explanation.levers.size(); ++k)
            rows += csv_row("share", each.indicator, "lever", explanation.levers[k].label, each.baseline, each.shares.of[k],
                            seeds);
    }
    return rows + csv_rows("part", explanation.parts, seeds) + csv_rows("cut", explanation.cuts, seeds);
}

std::string json_of(const Explanation& explanation) {
    Json levers = Json::array(), names = Json::array(), indicators = Json::array();
    for (const session::MovedLever& lever : explanation.levers) {
        levers.push_back(lever.label);
        names.push_back(lever.names);
    }
    for (const session::ExplainedIndicator& each : explanation.indicators) indicators.push_back(json(each));
    const auto& scenarios = explanation.result.scenarios();
    const Json all{{"base", scenarios[0].name},   {"package", scenarios[1].name}, {"orders", explanation.orders},
                   {"levers", std::move(levers)}, {"names", std::move(names)},    {"indicators", std::move(indicators)}};
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace consortia::command
