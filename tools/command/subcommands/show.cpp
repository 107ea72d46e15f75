// `show`: a scenario as it is after everything was laid over everything, and where each value came from; or the tables of a
// result.
#include "engine/config/scenario/resolved.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/output/read.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/result_tables.hpp"
#include "tools/command/tables/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

void print_origins(const config::Loaded& loaded) {
    TextTable table({{"key"}, {"value"}, {"from"}});
    for (const config::Traced& value : config::origins(loaded.scenario, *loaded.schema)) {
        table.add({value.key, value.value, value.origin});
    }
    std::cout << table;
}

void show_result(const session::Workspace& workspace, const std::string& file) {
    const session::Result result = session::Result::open(file, workspace);
    if (result.kind() == session::Result::Kind::study) {
        print_study(result);
    } else if (result.kind() == session::Result::Kind::comparison) {
        print_comparison(result);
    } else {
        print_totals(result);
    }
    const u64 missing = result.missing();
    if (missing > 0)
        std::cerr << missing << (missing == 1 ? " run is" : " runs are") << " missing in " << visible(file) << '\n';
}

void show_scenario(const session::Workspace& workspace, const ScenarioOptions& options, bool resolved) {
    Terminal terminal;
    for (const config::Loaded& loaded : load_scenarios(workspace, options.files, overrides_of(options), terminal)) {
        if (resolved) std::cout << config::resolved(loaded.scenario, *loaded.schema);
        if (!resolved) print_origins(loaded);
    }
}

int show(const session::Workspace& workspace, const ScenarioOptions& options, bool resolved) {
    const std::string& file = options.files.front();
    if (output::is_result(file)) {
        show_result(workspace, file);
    } else {
        show_scenario(workspace, options, resolved);
    }
    return 0;
}

}  // namespace

void add_show(CommandLine& program, Context& context) {
    auto options = std::make_shared<ScenarioOptions>();
    auto resolved = std::make_shared<bool>(false);
    Arguments command =
        program.subcommand("show", "print each value of a scenario and where it came from, or the tables of a result");
    command.words("file", options->files, "the scenario file, or a run.h5, compare.h5 or study.h5", "FILE", 1, 1);
    command.flag("--resolved", *resolved, "as one scenario file that stands by itself");
    add_overlays(command, *options);
    command.when_chosen([&context, options, resolved] {
        context.chosen = [&context, options, resolved] { return show(context.workspace, *options, *resolved); };
    });
}

}  // namespace consortia::command
