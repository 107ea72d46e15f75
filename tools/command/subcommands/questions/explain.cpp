// `explain`: what each lever of a package brings, and who gains and who loses.
#include "engine/session/questions/explain.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "tools/command/plans/dry_run.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/questions/explanation.hpp"

#include <iostream>

namespace consortia::command {

namespace {

struct ExplainOptions {
    RunOptions run;
    std::optional<u32> orders;
};

session::Orders orders_of(const ExplainOptions& options) {
    session::Orders orders;
    if (options.orders) orders.pairs = (*options.orders + 1) / 2;
    return orders;
}

void write(const session::Explanation& explanation, const files::Path& folder) {
    files::write_text(folder / "explain.csv", csv_of(explanation));
    files::write_text(folder / "explain.json", json_of(explanation));
    std::cerr << "all of it, every cell of the cuts too: " << visible((folder / "explain.csv").string())
              << " (shares for programs: explain.json beside it)\n";
}

int explain(const session::Workspace& workspace, const ExplainOptions& options) {
    const session::Plan pair = plan_of(workspace, options.run.scenarios, true);
    const session::Orders orders = orders_of(options);
    const session::Plan plan = session::plan_to_explain(pair, orders);
    if (options.run.dry_run) {
        print_estimate(std::cout, plan, options.run);
        return 0;
    }
    Terminal terminal;
    const session::Playing playing = playing_by_command(plan, options.run, terminal);
    const session::Explanation explanation =
        with_remedies([&] { return session::explain(pair, plan, orders, playing, terminal); });
    write(explanation, playing.folder);
    print_explanation(std::cout, explanation);
    return 0;
}

}  // namespace

void add_explain(CommandLine& program, Context& context) {
    auto options = std::make_shared<ExplainOptions>();
    Arguments command = program.subcommand(
        "explain", "what each lever of a package brings (Shapley shares), parts of productivity, who gains and who loses");
    command.words("scenarios", options->run.scenarios.files,
                  "the scenario that the package is held against, and the package", "BASE PACKAGE", 2, 2);
    add_run_options(command, options->run);
    command.option("--orders", options->orders,
                   "random orders in which levers are added, where there are more than 5; the more, the narrower the "
                   "intervals (default: 16; with up to 5 levers all combinations are played)",
                   "N", 4, 1000);
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] { return explain(context.workspace, *options); };
    });
}

}  // namespace consortia::command
