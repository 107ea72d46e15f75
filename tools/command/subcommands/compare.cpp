// `compare`: scenarios beside the first of them, seed by seed, and which buys most.
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/value.hpp"
#include "tools/command/plans/dry_run.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/process/shell.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/questions/equal_cost.hpp"
#include "tools/command/tables/questions/until.hpp"
#include "tools/command/tables/result_tables.hpp"

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

/// As many seeds `--until` takes where nobody says how many are allowed.
constexpr u32 most_seeds = 64;

/// The unit of what scenarios cost; empty if the model declares no cost.
std::string cost_unit(const Schema& schema) {
    const auto is_cost = [](const Indicator& indicator) { return indicator.role == Indicator::Role::cost; };
    const auto found = std::ranges::find_if(schema.indicators(), is_cost);
    return found == schema.indicators().end() ? "" : found->unit;
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

/// Of scaled packages no file holds the scenarios: what plays a run again is the whole command.
void compare_at_equal_cost(const session::Plan& plan, const session::Result& result, double amount, session::Playing playing,
                           const RunOptions& options, Terminal& terminal) {
    if (result.cost_unit().empty()) {
        throw InputError({{Problem::Severity::error, {}, "--equal-cost: the model says of no indicator that it is a cost"}});
    }
    playing.reproduction = [&options](u64) { return as_typed(options.command_line); };
    const session::EqualCost equal =
        with_remedies([&] { return session::at_equal_cost(plan, result, amount, playing, terminal); });
    print_equal_cost(equal, result, amount);
}

/// With as many seeds as are needed; prints how many these are.
session::Result played_until(const session::Plan& plan, const session::Until& until, const session::Playing& playing,
                             Terminal& terminal) {
    session::Sized sized = with_remedies([&] { return session::play_until(plan, until, playing, terminal); });
    print_until(std::cout, until, sized);
    return std::move(sized.played.result);
}

int compare(const session::Workspace& workspace, const RunOptions& options, const std::optional<std::string>& equal_cost,
            const std::optional<std::string>& until) {
    const session::Plan plan = plan_of(workspace, options.scenarios, true);
    const auto width = until ? std::optional(session::until_of(*until, plan.runs().schema())) : std::nullopt;
    const double amount = equal_cost ? amount_of(*equal_cost, plan.scenarios()) : 0;
    if (options.dry_run) {
        print_estimate(std::cout, plan, options);
        return 0;
    }
    Terminal terminal;
    session::Playing playing = playing_of(plan, options);
    if (options.profile) profile(playing, plan.runs(), terminal);
    const session::Result result =
        width ? played_until(plan, *width, playing, terminal) : carried_out(plan, playing, terminal);
    print_comparison(result);
    const session::Plan whole = plan.with_replicates(static_cast<u32>(result.replicates().size()));
    if (equal_cost) compare_at_equal_cost(whole, result, amount, std::move(playing), options, terminal);
    return 0;
}

}  // namespace

void add_compare(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    auto equal_cost = std::make_shared<std::optional<std::string>>();
    auto until = std::make_shared<std::optional<std::string>>();
    Arguments command =
        program.subcommand("compare", "run scenarios with paired seeds: differences to the first, league table");
    command.words("scenarios", options->scenarios.files, "the scenario files; the first is what the others are held against",
                  "SCENARIO…", 2, 1000);
    add_run_options(command, *options);
    command.option("--equal-cost", *equal_cost,
                   "then scale each package until it costs this much more than the first scenario, in the model's unit of "
                   "money, and compare again (some more rounds of runs)",
                   "AMOUNT");
    command.option("--until", *until,
                   "add seeds until the interval of the difference in this total is that narrow for every package: half of "
                   "its width, in the indicator's unit or, as 5%, as a share of the difference; --seeds is then the most "
                   "(default: " +
                       std::to_string(most_seeds) + ")",
                   "INDICATOR:WIDTH");
    command.when_chosen([&context, options, equal_cost, until] {
        options->command_line = context.command_line;
        if (*until && !options->scenarios.seeds) options->scenarios.seeds = most_seeds;
        context.chosen = [&context, options, equal_cost, until] {
            return compare(context.workspace, *options, *equal_cost, *until);
        };
    });
}

}  // namespace consortia::command
