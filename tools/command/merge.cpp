// `merge`: the finished runs of a study as one file.
#include "engine/study/sweep_result.hpp"
#include "tools/command/studies.hpp"
#include "tools/command/subcommands.hpp"

namespace consortia::command {

void add_merge(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    auto partial = std::make_shared<bool>(false);
    Arguments command = program.subcommand("merge", "join the finished runs of a study into DIR/study.h5");
    add_study(command, *options);
    command.flag("--partial", *partial, "what is there so far, into DIR/partial.h5; what is missing is NaN");
    command.flag("--force", options->force, "write it again even if it is there");
    command.when_chosen([&context, options, partial] {
        options->command_line = context.command_line;
        context.chosen = [&context, options, partial] {
            const OpenStudy open = open_study(context.models, *options);
            write_result(open, records_of(open, true), *options, *partial);
            return 0;
        };
    });
}

}  // namespace consortia::command
