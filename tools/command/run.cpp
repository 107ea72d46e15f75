// `run`: one scenario over its seeds.
#include "engine/output/read.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/command/dry_run.hpp"
#include "tools/command/ensemble.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace consortia::command {

namespace {

/// As the result holds them, be it new or found again.
void print_digests(const study::RunList& list, const std::string& file) {
    const u32 steps = list.scenarios().front().steps;
    if (steps == 0) return;
    const std::vector<std::string> digests = output::ResultReader(file).texts("state_digest");
    for (std::size_t k = 0; k < digests.size(); ++k) {
        std::cout << "replicate " << list.replicate_of(k / steps) << "  step " << k % steps + 1 << " of " << steps << "  "
                  << digests[k] << '\n';
    }
}

void print_totals(const study::RunList& list, const std::vector<study::Outcomes>& all) {
    TextTable table({{"indicator"}, {"unit"}, {""}, {"mean", true}, {"95 % interval"}});
    for (const study::Outcomes& outcomes : all) {
        const study::Estimated mean = study::mean_with_interval(outcomes.by_scenario.front());
        const Text how = study::aggregation_of(outcomes.indicator, list.schema().steps_per_year());
        table.add({both(outcomes.indicator.about), outcomes.indicator.unit, how.en, number(mean.value), interval(mean)});
    }
    std::cout << both(list.scenarios().front().title) << ": " << list.replicates()
              << (list.replicates() == 1 ? " seed\n" : " seeds\n") << table;
}

/// What has no value for any seed is most often a mistake, and nothing else would tell.
void warn_of_undefined(const std::vector<study::Outcomes>& outcomes) {
    std::string names;
    for (const study::Outcomes& each : outcomes) {
        const bool defined = std::ranges::any_of(each.by_scenario.front(), [](double x) { return !std::isnan(x); });
        if (!defined) names += (names.empty() ? "" : ", ") + each.indicator.name;
    }
    if (!names.empty()) std::cerr << "warning: missing throughout: " + names + '\n';
}

int run(const Models& models, const RunOptions& options) {
    const study::RunList list = list_of(models, options.scenarios);
    const Ensemble ensemble{.list = list, .compared = false, .file = "run.h5", .options = options};
    if (options.dry_run) {
        print_estimate(std::cout, list, options, folder_of(ensemble));
        return 0;
    }
    const std::vector<study::Outcomes> outcomes = carried_out(ensemble);
    if (options.digest) print_digests(list, (folder_of(ensemble) / ensemble.file).string());
    print_totals(list, outcomes);
    warn_of_undefined(outcomes);
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
        context.chosen = [&context, options] { return run(context.models, *options); };
    });
}

}  // namespace consortia::command
