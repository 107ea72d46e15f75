// The subcommands, one file each in subcommands/ and its rooms. Each adds itself to the program and gives the exit code when
// it is chosen.
#pragma once

#include "engine/session/workspace.hpp"
#include "tools/command/arguments.hpp"
#include "tools/command/process/exit_code.hpp"

#include <functional>
#include <string>
#include <vector>

namespace consortia::command {

/// Ends a process of several that has nothing to add to what another of them says. It ends with 0: a launcher stops all of
/// them at the first that fails, and the one with something to say might not have said it.
struct SaidByAnother {};

struct Context {
    const session::Workspace& workspace;
    std::vector<std::string> command_line;
    /// What the chosen subcommand does; set by it.
    std::function<int()> chosen;
};

void add_run(CommandLine& program, Context& context);
void add_compare(CommandLine& program, Context& context);
void add_explain(CommandLine& program, Context& context);
void add_pilot(CommandLine& program, Context& context);
void add_validate(CommandLine& program, Context& context);
void add_sweep(CommandLine& program, Context& context);
void add_status(CommandLine& program, Context& context);
void add_pause(CommandLine& program, Context& context);
void add_merge(CommandLine& program, Context& context);
void add_calibrate(CommandLine& program, Context& context);
void add_optimise(CommandLine& program, Context& context);
void add_explore(CommandLine& program, Context& context);
void add_analyse(CommandLine& program, Context& context);
void add_rerun(CommandLine& program, Context& context);
void add_diff(CommandLine& program, Context& context);
void add_export(CommandLine& program, Context& context);
void add_report(CommandLine& program, Context& context);
void add_check(CommandLine& program, Context& context);
void add_show(CommandLine& program, Context& context);
void add_describe(CommandLine& program, Context& context);
void add_new(CommandLine& program, Context& context);

}  // namespace consortia::command
