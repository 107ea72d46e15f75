// `check`: every mistake of scenario files; nothing is run.
#include "tools/command/scenarios.hpp"
#include "tools/command/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace consortia::command {

void add_check(CLI::App& program, Context& context) {
    auto options = std::make_shared<ScenarioOptions>();
    CLI::App& command = *program.add_subcommand("check", "validate scenario files and print every mistake");
    command.add_option("files", options->files, "scenario files")->required()->type_name("FILE…");
    add_overlays(command, *options);
    command.callback([&context, options] {
        context.chosen = [&context, options] {
            for (const config::Loaded& loaded : load_all(context.models, *options)) {
                std::cout << loaded.scenario.name << ": good, " << loaded.warnings.size() << " warnings\n";
            }
            return 0;
        };
    });
}

}  // namespace consortia::command
