// `run`: one scenario over its seeds.
#include "tools/command/plans/dry_run.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/result_tables.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace consortia::command {

namespace {

/// What has no value for any seed is most often a mistake, and nothing else would tell.
void warn_of_undefined(const session::Result& result) {
    std::string names;
    for (const study::Outcomes& each : result.outcomes()) {
        const bool defined = std::ranges::any_of(each.by_scenario.front(), [](double x) { return !std::isnan(x); });
        if (!defined) names += (names.empty() ? "" : ", ") + each.indicator.name;
    }
    if (!names.empty()) std::cerr << "warning: missing throughout: " + names + '\n';
}

int run(const session::Workspace& workspace, const RunOptions& options) {
    const session::Plan plan = plan_of(workspace, options.scenarios, false);
    if (options.dry_run) {
        print_estimate(std::cout, plan, options);
        return 0;
    }
    Terminal terminal;
    session::Playing playing = playing_of(plan, options);
    if (options.profile) profile(playing, plan.runs(), terminal);
    const session::Result result = carried_out(plan, playing, terminal);
    if (options.digest) print_digests(result);
    print_totals(result);
    warn_of_undefined(result);
    return 0;
}

}  // namespace

void add_run(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    Arguments command = program.subcommand("run", "run a scenario over its seeds, into DIR/run.h5");
    command.words("scenario", options->scenarios.files, "the scenario file", "SCENARIO", 1, 1);
    add_run_options(command, *options);
    command.when_chosen([&context, options] {
        options->command_line = context.command_line;
        context.chosen = [&context, options] { return run(context.workspace, *options); };
    });
}

}  // namespace consortia::command
