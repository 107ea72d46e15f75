// `analyse`: hands the result of a study to the second program, consortia-analyse, which lies beside this one.
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/subcommands.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

int analyse(const session::Workspace& workspace, const RunOptions& options) {
    const std::string result = result_of(study_of(workspace, options), options).string();
    if (!fs::exists(result)) {
        throw InputError({{Problem::Severity::error, Place{result},
                           "is not there; `" + command_for("sweep", options) + "` and `" + command_for("merge", options) +
                               "` write it"}});
    }
    const fs::path other = beside_this_program("consortia-analyse");
    const std::string program = other.string();
    std::cout.flush();
    std::array<char*, 3> words{const_cast<char*>(program.c_str()), const_cast<char*>(result.c_str()), nullptr};
    ::execvp(words[0], words.data());
    throw SystemError(not_started(other, errno));
}

}  // namespace

void add_analyse(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    Arguments command = program.subcommand(
        "analyse", "sensitivity indices with intervals, surrogates and main effects of a study, into DIR/analysis");
    add_study(command, *options);
    command.when_chosen([&context, options] {
        options->command_line = context.command_line;
        context.chosen = [&context, options] { return analyse(context.workspace, *options); };
    });
}

}  // namespace consortia::command
