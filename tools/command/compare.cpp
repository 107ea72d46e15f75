// `compare`: scenarios beside the first of them, seed by seed, and which buys most.
#include "engine/config/number.hpp"
#include "engine/config/value.hpp"
#include "engine/core/visible.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/command/dry_run.hpp"
#include "tools/command/ensemble.hpp"
#include "tools/command/equal_cost.hpp"
#include "tools/command/league_table.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

std::string title_of(const Scenario& scenario) {
    const std::string title = both(scenario.title);
    return visible(scenario.name) + (title.empty() ? "" : ": ") + title;
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

void print_reading(const study::RunList& list) {
    std::cout << list.replicates() << " paired seeds; differences to " << title_of(list.scenarios().front())
              << ".\nFlows are summed over " << list.scenarios().front().steps
              << " steps, costs and what they produce discounted by 3 % a year; stocks and ratios are means of the last 4 "
                 "steps. Intervals are 95 %.\n"
                 "Variance ratio: variance of the paired difference over that of independent seeds (the smaller, the more "
                 "pairing saves).\n";
    if (const auto& currency = list.schema().currency()) {
        const Money money = money_of(list, currency->unit);
        std::cout << "1 " << currency->unit << " is " << money.rate << ' ' << money.unit << " at the start.\n";
    }
}

/// An amount above 0 in the model's unit of money.
double amount_of(const std::string& text, const study::RunList& list) {
    const std::string unit = cost_unit(list.schema());
    const auto amount = config::parse_number(text);
    if (amount && *amount > 0) return *amount;
    std::string hint = amount ? "" : config::number_hint(text, unit);
    if (const auto money = config::money_of(list.schema(), list.scenarios().front())) {
        if (const std::string meant = config::in_money(text, *money); !meant.empty()) hint = meant;
    }
    throw InputError({{Problem::Severity::error, Place{"--equal-cost " + text},
                       "expected a positive number" + (unit.empty() ? "" : " in " + unit) + hint}});
}

int compare(const Models& models, const RunOptions& options, const std::optional<std::string>& equal_cost) {
    const study::RunList list = list_of(models, options.scenarios);
    const double amount = equal_cost ? amount_of(*equal_cost, list) : 0;
    const Ensemble ensemble{.list = list, .compared = true, .file = "compare.h5", .options = options};
    if (options.dry_run) {
        print_estimate(std::cout, list, options, folder_of(ensemble));
        return 0;
    }
    const std::vector<study::Outcomes> all = carried_out(ensemble);
    print_reading(list);
    for (std::size_t scenario = 1; scenario < list.scenarios().size(); ++scenario) print_differences(list, all, scenario);
    print_league(list, all);
    print_multipliers(list, all);
    if (equal_cost) compare_at_equal_cost(ensemble, all, amount);
    return 0;
}

}  // namespace

void add_compare(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    auto equal_cost = std::make_shared<std::optional<std::string>>();
    Arguments command =
        program.subcommand("compare", "run scenarios with paired seeds: differences to the first, league table");
    command.words("scenarios", options->scenarios.files, "the scenario files; the first is what the others are held against",
                  "SCENARIO…", 2, 1000);
    add_run_options(command, *options);
    command.option("--equal-cost", *equal_cost,
                   "then scale each package until it costs this much more than the first scenario, in the model's unit of "
                   "money, and compare again (some more rounds of runs)",
                   "AMOUNT");
    command.when_chosen([&context, options, equal_cost] {
        options->command_line = context.command_line;
        context.chosen = [&context, options, equal_cost] { return compare(context.models, *options, *equal_cost); };
    });
}

}  // namespace consortia::command
