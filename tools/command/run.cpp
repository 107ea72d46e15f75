// `run`: one scenario over its seeds.
#include "engine/files/digest.hpp"
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

void print_digests(const study::RunList& list, const study::FinishedRuns& runs) {
    const u32 steps = list.scenarios().front().steps;
    for (const auto& [run, output] : runs) {
        for (std::size_t step = 0; step < output.digests.size(); ++step) {
            std::cout << "replicate " << list.replicate_of(run) << "  step " << step + 1 << " of " << steps << "  "
                      << files::hex(output.digests[step]) << '\n';
        }
    }
}

void print_totals(const study::RunList& list, const study::FinishedRuns& runs) {
    TextTable table({{"indicator"}, {"unit"}, {""}, {"mean", true}, {"95 % interval"}});
    for (const study::Outcomes& outcomes : study::outcomes_of(list, runs)) {
        const study::Estimated mean = study::mean_with_interval(outcomes.by_scenario.front());
        const Text how = study::aggregation_of(outcomes.indicator, list.schema().steps_per_year());
        table.add({both(outcomes.indicator.about), outcomes.indicator.unit, how.en, number(mean.value), interval(mean)});
    }
    std::cout << both(list.scenarios().front().title) << ": " << list.replicates()
              << (list.replicates() == 1 ? " seed\n" : " seeds\n") << table;
}

int run(const Models& models, const RunOptions& options) {
    const study::RunList list = list_of(models, options.scenarios);
    const Ensemble ensemble{.list = list, .compared = false, .file = "run.h5", .options = options};
    if (options.dry_run) {
        print_estimate(std::cout, list, options, folder_of(ensemble));
        return 0;
    }
    const study::FinishedRuns runs = carried_out(ensemble);
    if (options.digest) print_digests(list, runs);
    print_totals(list, runs);
    return 0;
}

}  // namespace

void add_run(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    Arguments command = program.subcommand("run", "run a scenario over its seeds, into DIR/run.h5");
    command.words("scenario", options->scenarios.files, "the scenario file", "SCENARIO", 1, 1);
    add_run_options(command, *options);
    command.when_chosen([&context, options] {
        watch_signals();
        options->command_line = context.command_line;
        context.chosen = [&context, options] { return run(context.models, *options); };
    });
}

}  // namespace consortia::command
