// `check`: every mistake of scenario files; nothing is run.
#include "tools/command/scenarios.hpp"
#include "tools/command/subcommands.hpp"

#include <iostream>

namespace consortia::command {

void add_check(CommandLine& program, Context& context) {
    auto options = std::make_shared<ScenarioOptions>();
    Arguments command = program.subcommand("check", "validate scenario files and print every mistake");
    command.words("files", options->files, "scenario files", "FILE…", 1, 1000);
    add_overlays(command, *options);
    command.when_chosen([&context, options] {
        context.chosen = [&context, options] {
            for (const config::Loaded& loaded : load_all(context.models, *options)) {
                std::cout << loaded.scenario.name << ": good, " << loaded.warnings.size() << " warnings\n";
            }
            return 0;
        };
    });
}

}  // namespace consortia::command
