// `show`: a scenario as it is after everything was laid over everything, and where each value came from.
#include "engine/config/resolved.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

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

}  // namespace

void add_show(CommandLine& program, Context& context) {
    auto options = std::make_shared<ScenarioOptions>();
    auto resolved = std::make_shared<bool>(false);
    Arguments command = program.subcommand("show", "print each value of a scenario and where it came from");
    command.words("file", options->files, "the scenario file", "FILE", 1, 1);
    command.flag("--resolved", *resolved, "as one scenario file that stands by itself");
    add_overlays(command, *options);
    command.when_chosen([&context, options, resolved] {
        context.chosen = [&context, options, resolved] {
            for (const config::Loaded& loaded : load_all(context.models, *options)) {
                if (*resolved) std::cout << config::resolved(loaded.scenario, *loaded.schema);
                if (!*resolved) print_origins(loaded);
            }
            return 0;
        };
    });
}

}  // namespace consortia::command
