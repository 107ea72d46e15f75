// `pause` and `resume`: the processes that work on a study stand still, and go on.
#include "tools/command/plans/studies.hpp"
#include "tools/command/subcommands.hpp"

#include <iostream>

namespace consortia::command {

namespace {

int pause(const session::Workspace& workspace, const RunOptions& options) {
    session::pause(folder_of(any_study_of(workspace, options), options));
    std::cout << "paused: every process stands still after its step, and keeps its place; `"
              << command_for("resume", options) << "` lets them go on\n";
    return 0;
}

int resume(const session::Workspace& workspace, const RunOptions& options) {
    const session::Plan plan = any_study_of(workspace, options);
    const bool paused = session::resume(folder_of(plan, options));
    std::cout << (paused ? "they go on; where none is running any more: " : "was not paused; to go on: ")
              << command_for(player_of(plan), options) << '\n';
    return 0;
}

void add(CommandLine& program, Context& context, const std::string& name, const std::string& about,
         int (*what)(const session::Workspace&, const RunOptions&)) {
    auto options = std::make_shared<RunOptions>();
    Arguments command = program.subcommand(name, about);
    add_study(command, *options);
    command.when_chosen([&context, options, what] {
        options->command_line = context.command_line;
        context.chosen = [&context, options, what] { return what(context.workspace, *options); };
    });
}

}  // namespace

void add_pause(CommandLine& program, Context& context) {
    add(program, context, "pause", "let the processes that work on a study stand still, without ending", pause);
    add(program, context, "resume", "let a paused study go on", resume);
}

}  // namespace consortia::command
