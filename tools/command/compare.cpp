// `compare`: scenarios beside the first of them, seed by seed, and which buys most.
#include "engine/study/comparison.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/command/dry_run.hpp"
#include "tools/command/ensemble.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/signals.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

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

std::string remarks(const study::LeagueLine& line) {
    std::string text = both(study::words(line.verdict));
    for (const Indicator& cap : line.caps)
        text += (text.empty() ? "" : "; ") + std::string("a cap binds: ") + both(cap.about);
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

void print_league(const study::RunList& list, const std::vector<study::Outcomes>& all) {
    const std::vector<study::LeagueLine> lines = study::league(all);
    const auto begin_table = [&](const Indicator& benefit) {
        std::cout << "\nLeague table 排名: cost per additional " << both(benefit.about) << '\n';
        return TextTable({{"", true},
                          {"package"},
                          {"cost (" + cost_unit(all) + ")", true},
                          {"95 % interval"},
                          {"effect (" + benefit.unit + ")", true},
                          {"95 % interval"},
                          {"cost per unit", true},
                          {"95 % interval"},
                          {"remarks"}});
    };
    for (std::size_t from = 0; from < lines.size();) {
        TextTable table = begin_table(lines[from].benefit);
        std::size_t place = 0;
        std::size_t k = from;
        for (; k < lines.size() && lines[k].benefit.name == lines[from].benefit.name; ++k) {
            const study::LeagueLine& line = lines[k];
            const study::Estimated ratio = line.cost_per_unit.value_or(study::Estimated{});
            table.add({std::to_string(++place), list.scenarios()[line.scenario].name, number(line.cost.value),
                       interval(line.cost), number(line.effect.value), interval(line.effect),
                       has_ratio(line) ? number(ratio.value) : "-", has_ratio(line) ? interval(ratio) : "", remarks(line)});
        }
        std::cout << table;
        from = k;
    }
}

void print_reading(const study::RunList& list) {
    std::cout
        << list.replicates() << " paired seeds; differences to " << title_of(list.scenarios().front())
        << ".\nFlows are summed over " << list.scenarios().front().steps
        << " steps, costs discounted by 3 % a year; stocks and ratios are means of the last 4 steps. Intervals are 95 %.\n"
           "Variance ratio: variance of the paired difference over that of independent seeds (the smaller, the more "
           "pairing saves).\n";
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
