// The subcommands, one file each. Each adds itself to the program and gives the exit code when it is chosen.
#pragma once

#include "tools/command/models.hpp"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace consortia::command {

struct Context {
    const Models& models;
    std::vector<std::string> command_line;
    /// What the chosen subcommand does; set by it.
    std::function<int()> chosen;
};

void add_run(CLI::App& program, Context& context);
void add_compare(CLI::App& program, Context& context);
void add_export(CLI::App& program, Context& context);
void add_check(CLI::App& program, Context& context);
void add_show(CLI::App& program, Context& context);
void add_describe(CLI::App& program, Context& context);

}  // namespace consortia::command
