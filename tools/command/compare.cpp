// `compare`: scenarios beside the first of them, seed by seed, and which buys most.
#include "engine/run/content.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/command/dry_run.hpp"
#include "tools/command/ensemble.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/signals.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

/// How costs are shown beside their unit, where the model says so.
struct Money {
    std::string unit;
    double rate = 0;  ///< 0: in the model's unit alone

    std::string operator()(double amount) const { return number(rate * amount); }
};

Money money_of(const study::RunList& list, const std::string& unit) {
    const auto& currency = list.schema().currency();
    if (!currency || currency->unit != unit) return {};
    return {currency->shown, list.scenarios().front().parameters.at(currency->parameter).value};
}

std::string title_of(const Scenario& scenario) {
    const std::string title = both(scenario.title);
    return title.empty() ? scenario.name : scenario.name + ": " + title;
}

void print_differences(const study::RunList& list, const std::vector<study::Outcomes>& all, std::size_t scenario) {
    std::cout << '\n' << title_of(list.scenarios()[scenario]) << '\n';
    TextTable table({{"indicator"},
                     {"unit"},
                     {""},
                     {list.scenarios()[0].name, true},
                     {list.scenarios()[scenario].name, true},
                     {"difference", true},
                     {"95 % interval"},
                     {"variance ratio", true}});
    for (const study::Outcomes& outcomes : all) {
        const study::Difference d = study::difference_of(outcomes, scenario);
        table.add({both(outcomes.indicator.about), outcomes.indicator.unit,
                   study::aggregation_of(outcomes.indicator, list.schema().steps_per_year()).en,
                   number(study::mean(outcomes.by_scenario[0])), number(d.level.value), number(d.difference.value),
                   interval(d.difference), number(d.variance_ratio)});
    }
    std::cout << table;
}

/// Whether a scenario moves a lever of that group away from where the first scenario has it.
bool moves(const study::RunList& list, std::size_t scenario, const std::string& group) {
    const auto& here = list.scenarios()[scenario].levers;
    const auto& first = list.scenarios().front().levers;
    return std::ranges::any_of(list.schema().settings(), [&](const Setting& setting) {
        const std::string& name = setting.quantity.name;
        return setting.is_lever && setting.quantity.lever == group &&
               content_of(here.at(name)) != content_of(first.at(name));
    });
}

/// A cap is no news of a package that leaves alone what it limits.
std::string remarks(const study::RunList& list, const study::LeagueLine& line) {
    std::string text = both(study::words(line.verdict));
    for (const Indicator& cap : line.caps) {
        if (!cap.lever.empty() && !moves(list, line.scenario, cap.lever)) continue;
        text += (text.empty() ? "" : "; ") + std::string("a cap binds: ") + both(cap.about);
    }
    return text;
}

bool has_ratio(const study::LeagueLine& line) {
    using Verdict = study::LeagueLine::Verdict;
    return line.cost_per_unit && (line.verdict == Verdict::ratio || line.verdict == Verdict::single_seed);
}

std::string cost_unit(const std::vector<study::Outcomes>& all) {
    for (const study::Outcomes& each : all) {
        if (each.indicator.role == Indicator::Role::cost) return each.indicator.unit;
    }
    return "";
}

TextTable league_table(const Indicator& benefit, const std::string& unit, const Money& money) {
    std::vector<Heading> head{{"", true}, {"package"}, {"cost (" + unit + ")", true}, {"95 % interval"}};
    if (money.rate > 0) head.push_back({"cost (" + money.unit + ")", true});
    head.insert(head.end(), {{"effect (" + benefit.unit + ")", true},
                             {"95 % interval"},
                             {unit + " per " + benefit.unit, true},
                             {"95 % interval"}});
    if (money.rate > 0) head.push_back({money.unit + " per " + benefit.unit, true});
    head.push_back({"remarks"});
    return TextTable(head);
}

std::vector<std::string> league_row(const study::RunList& list, const study::LeagueLine& line, const Money& money) {
    const study::Estimated ratio = line.cost_per_unit.value_or(study::Estimated{});
    std::vector<std::string> row{list.scenarios()[line.scenario].name, number(line.cost.value), interval(line.cost)};
    if (money.rate > 0) row.push_back(money(line.cost.value));
    row.insert(row.end(), {number(line.effect.value), interval(line.effect), has_ratio(line) ? number(ratio.value) : "-",
                           has_ratio(line) ? interval(ratio) : ""});
    if (money.rate > 0) row.push_back(has_ratio(line) ? money(ratio.value) : "-");
    row.push_back(remarks(list, line));
    return row;
}

void print_league(const study::RunList& list, const std::vector<study::Outcomes>& all) {
    const std::vector<study::LeagueLine> lines = study::league(all);
    const std::string unit = cost_unit(all);
    const Money money = money_of(list, unit);
    for (std::size_t from = 0; from < lines.size();) {
        const Indicator& benefit = lines[from].benefit;
        std::cout << "\nLeague table 排名: cost per additional " << both(benefit.about) << '\n';
        TextTable table = league_table(benefit, unit, money);
        std::size_t place = 0;
        for (; from < lines.size() && lines[from].benefit.name == benefit.name; ++from) {
            std::vector<std::string> row = league_row(list, lines[from], money);
            row.insert(row.begin(), std::to_string(++place));
            table.add(std::move(row));
        }
        std::cout << table;
    }
}

void print_reading(const study::RunList& list) {
    std::cout
        << list.replicates() << " paired seeds; differences to " << title_of(list.scenarios().front())
        << ".\nFlows are summed over " << list.scenarios().front().steps
        << " steps, costs discounted by 3 % a year; stocks and ratios are means of the last 4 steps. Intervals are 95 %.\n"
           "Variance ratio: variance of the paired difference over that of independent seeds (the smaller, the more "
           "pairing saves).\n";
    if (const auto& currency = list.schema().currency()) {
        const Money money = money_of(list, currency->unit);
        std::cout << "1 " << currency->unit << " is " << money.rate << ' ' << money.unit << " at the start.\n";
    }
}

int compare(const Models& models, const RunOptions& options) {
    const study::RunList list = list_of(models, options.scenarios);
    const Ensemble ensemble{.list = list, .compared = true, .file = "compare.h5", .options = options};
    if (options.dry_run) {
        print_estimate(std::cout, ensemble);
        return 0;
    }
    const std::vector<study::Outcomes> all = study::outcomes_of(list, carried_out(ensemble));
    print_reading(list);
    for (std::size_t scenario = 1; scenario < list.scenarios().size(); ++scenario) print_differences(list, all, scenario);
    print_league(list, all);
    return 0;
}

}  // namespace

void add_compare(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    Arguments command =
        program.subcommand("compare", "run scenarios with paired seeds: differences to the first, league table");
    command.words("scenarios", options->scenarios.files, "the scenario files; the first is what the others are held against",
                  "SCENARIO…", 2, 1000);
    add_run_options(command, *options);
    command.when_chosen([&context, options] {
        watch_signals();
        options->command_line = context.command_line;
        context.chosen = [&context, options] { return compare(context.models, *options); };
    });
}

}  // namespace consortia::command
