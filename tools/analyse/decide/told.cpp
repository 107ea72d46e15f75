#include "tools/analyse/decide/told.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/output/csv.hpp"
#include "engine/output/number_text.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace consortia::analyse {

namespace {

using command::number;

constexpr std::size_t most_shown = 10;  // options, besides those that a rule chooses

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

std::string value_text(const Column& column, double value) {
    return column.labels.empty() ? number(value) : column.labels.at(static_cast<std::size_t>(value));
}

/// What a point sets of what varies: `policy.seat_subsidy 0.6, package.services on`.
std::string settings_of(const Worlds& worlds, std::size_t point) {
    const auto row = static_cast<std::size_t>(std::ranges::find(worlds.point, point) - worlds.point.begin());
    std::string text;
    for (const Column& column : worlds.inputs) {
        if (column.of_world) continue;
        text += (text.empty() ? "" : ", ") + column.name + ' ' + value_text(column, column.values[row]);
    }
    return visible(text);
}

/// `slump, draw 7`
std::string world_text(const Worlds& worlds, std::size_t world) {
    std::string text = worlds.futures.empty() ? "" : worlds.futures[world / worlds.draws_a_future()];
    if (!worlds.draws.empty()) text += (text.empty() ? "draw " : ", draw ") + worlds.draws[world % worlds.draws.size()];
    return visible(text);
}

std::string words_of_worlds(const Worlds& worlds) {
    std::string text;
    if (!worlds.futures.empty()) text += fmt::format("{} futures", worlds.futures.size());
    if (!worlds.draws.empty())
        text += fmt::format("{}{} draws of parameters", text.empty() ? "" : " by ", worlds.draws.size());
    return text.empty() ? "one world" : text;
}

struct Rule {
    std::string words;
    std::size_t chosen;  ///< place among the options
};

std::vector<Rule> rules_of(const Decision& decision) {
    std::vector<Rule> rules{{"best in the mean of all worlds", decision.by_mean()},
                            {"best in its worst world (maximin)", decision.by_worst()},
                            {"least regret where it is largest (minimax regret)", decision.by_regret()},
                            {"best in most worlds", decision.by_how_often()}};
    if (!decision.aim.holds.empty() && decision.options[decision.by_holding()].holds_in > 0)
        rules.push_back({visible(decision.aim.holds) + " in most worlds (satisficing)", decision.by_holding()});
    return rules;
}

/// Places of the options that are shown: what rules choose, and the best by mean.
std::vector<std::size_t> shown(const Decision& decision, const std::vector<Rule>& rules) {
    std::vector<std::size_t> places;
    for (const std::size_t k : decision.from_best_mean()) {
        const bool is_chosen = std::ranges::find(rules, k, &Rule::chosen) != rules.end();
        if (is_chosen || places.size() < most_shown) places.push_back(k);
    }
    return places;
}

/// `120 ± 80`; of the best itself nothing.
std::string behind_text(const study::Estimated& behind) {
    if (behind.value == 0 && behind.high == 0) return "";
    return number(behind.value) + (behind.has_interval() ? " ± " + number(behind.high - behind.value) : "");
}

/// In how many points it holds everywhere; or that it does so nowhere.
void print_holding(std::ostream& out, const Decision& decision) {
    if (decision.aim.holds.empty()) return;
    const std::string condition = visible(decision.aim.holds);
    const auto everywhere = std::ranges::count(decision.options, 1.0, &Option::holds_in);
    if (decision.options[decision.by_holding()].holds_in == 0)
        out << condition << " holds in no world at any point\n";
    else if (everywhere > 1)
        out << condition << " holds in all worlds at " << everywhere << " points, of which that one has the best mean\n";
}

/// Whom the seeds do not tell from the best by mean.
void print_rivals(std::ostream& out, const Worlds& worlds, const Decision& decision) {
    if (std::ranges::all_of(decision.options, [&](const Option& each) { return each.behind.value == 0; })) {
        out << "all points come to the same: none is better than another\n";
        return;
    }
    if (worlds.seeds < 2) {
        out << "one seed: how much of this is its luck is not known\n";
        return;
    }
    const auto rivals = std::ranges::count_if(decision.options, &Option::may_be_best) - 1;
    if (rivals == 0) return;
    out << rivals << (rivals == 1 ? " other point is" : " other points are") << " not told from the best mean by "
        << worlds.seeds << " seeds\n";
}

void print_options(std::ostream& out, const Worlds& worlds, const Decision& decision, const std::vector<Rule>& rules) {
    std::vector<command::Heading> columns{{"point"}, {"mean", true}, {"behind", true}, {"worst", true}, {"in"}};
    for (const std::string& future : worlds.futures) columns.push_back({visible(future), true});
    columns.insert(columns.end(), {{"regret, mean", true}, {"largest", true}, {"best in", true}});
    if (!decision.aim.holds.empty()) columns.push_back({"holds in", true});
    columns.push_back({"sets"});
    command::TextTable table(columns);
    for (const std::size_t place : shown(decision, rules)) {
        const Option& option = decision.options[place];
        std::vector<std::string> cells{std::to_string(option.point), number(option.mean), behind_text(option.behind),
                                       number(option.worst), world_text(worlds, option.worst_in)};
        for (const double mean : option.by_future) cells.push_back(number(mean));
        cells.insert(cells.end(), {number(option.mean_regret), number(option.largest_regret), percent(option.best_in)});
        if (!decision.aim.holds.empty()) cells.push_back(percent(option.holds_in));
        cells.push_back(settings_of(worlds, option.point));
        table.add(cells);
    }
    out << table;
    if (const std::size_t few = shown(decision, rules).size(); few < decision.options.size())
        out << few << " of " << decision.options.size() << " points; choice.csv has all\n";
}

bool tells(const study::WorthOfKnowing& worth) { return worth.beyond_chance && worth.value > 0; }

void print_pilots(std::ostream& out, const Decision& decision) {
    constexpr std::size_t most_told = 3;
    std::size_t told = 0;
    for (const study::WorthOfKnowing& worth : decision.pilots)
        if (tells(worth) && told++ < most_told)
            out << "to see " << visible(worth.parameter) << " in one run before, " << number(worth.value) << '\n';
    if (told == 0 && !decision.pilots.empty())
        out << "one run of these points, seen before, tells no more of the best choice than chance would\n";
}

void print_worth(std::ostream& out, const Decision& decision) {
    out << "to know the world before one chooses would be worth " << number(decision.perfect) << " in the mean";
    if (decision.future) out << "; to know the future alone, " << number(*decision.future);
    out << '\n';
    for (const study::WorthOfKnowing& worth : decision.groups)
        if (tells(worth)) out << "to know " << visible(worth.parameter) << " together, " << number(worth.value) << '\n';
    for (const study::WorthOfKnowing& worth : decision.parameters) {
        if (!tells(worth)) continue;
        out << "to know " << visible(worth.parameter) << ", " << number(worth.value);
        if (worth.changes_the_choice())
            out << ": where it is low point " << decision.options[worth.best_if_low].point
                << " is best, where it is high point " << decision.options[worth.best_if_high].point;
        out << '\n';
    }
    print_pilots(out, decision);
}

}  // namespace

void print(std::ostream& out, const Worlds& worlds, const Decision& decision) {
    const std::vector<Rule> rules = rules_of(decision);
    out << (decision.aim.maximise ? "maximise " : "minimise ") << visible(decision.aim.expression) << ": "
        << decision.options.size() << " points in " << words_of_worlds(worlds) << ", means over " << worlds.seeds
        << (worlds.seeds == 1 ? " seed" : " seeds");
    if (decision.left_out > 0) out << "; " << decision.left_out << " points left out, which some world lacks";
    out << "\n\n";
    for (const Rule& rule : rules) {
        const std::size_t point = decision.options[rule.chosen].point;
        out << rule.words << ": point " << point << " (" << settings_of(worlds, point) << ")\n";
    }
    print_holding(out, decision);
    print_rivals(out, worlds, decision);
    out << '\n';
    print_options(out, worlds, decision, rules);
    out << '\n';
    print_worth(out, decision);
}

std::string csv(const Worlds& worlds, const Decision& decision) {
    std::string text = "point";
    for (const Column& column : worlds.inputs)
        if (!column.of_world) text += ',' + output::text_cell(column.name);
    text += ",mean,behind,behind_low,behind_high,worst,worst_in,mean_regret,largest_regret,best_in,holds_in";
    for (const std::string& future : worlds.futures) text += ',' + output::text_cell("mean in " + future);
    text += '\n';
    for (const Option& option : decision.options) {
        const auto row = static_cast<std::size_t>(std::ranges::find(worlds.point, option.point) - worlds.point.begin());
        text += std::to_string(option.point);
        for (const Column& column : worlds.inputs) {
            if (column.of_world) continue;
            const double value = column.values[row];
            text += ',' + (column.labels.empty() ? output::shortest(value) : output::text_cell(value_text(column, value)));
        }
        text += fmt::format(
            ",{},{},{},{},{},{},{},{},{},{}", output::shortest(option.mean), output::shortest(option.behind.value),
            output::shortest(option.behind.low), output::shortest(option.behind.high), output::shortest(option.worst),
            output::text_cell(world_text(worlds, option.worst_in)), output::shortest(option.mean_regret),
            output::shortest(option.largest_regret), output::shortest(option.best_in), output::shortest(option.holds_in));
        for (const double mean : option.by_future) text += ',' + output::shortest(mean);
        text += '\n';
    }
    return text;
}

}  // namespace consortia::analyse
