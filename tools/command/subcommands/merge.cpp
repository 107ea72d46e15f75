// `merge`: the finished runs of a study, or of an interrupted ensemble, as one file.
#include "engine/config/study/study.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/subcommands.hpp"

namespace consortia::command {

namespace {

void merge_study(const session::Workspace& workspace, const RunOptions& options, bool partial) {
    const session::Plan plan = study_of(workspace, options);
    write_result(plan, records_of(plan, options, study::Keep::places), options, partial);
}

void merge_ensemble(const session::Workspace& workspace, const RunOptions& options, bool partial) {
    join(plan_of(workspace, options.scenarios, options.scenarios.files.size() > 1), options, partial);
}

int merge(const session::Workspace& workspace, const RunOptions& options, bool partial) {
    const std::vector<std::string>& files = options.scenarios.files;
    const bool of_study = config::is_study(files.front());
    if (of_study && files.size() > 1) {
        throw InputError(Place{files[1]}, "expected one study at a time");
    }
    (of_study ? merge_study : merge_ensemble)(workspace, options, partial);
    return 0;
}

}  // namespace

void add_merge(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    auto partial = std::make_shared<bool>(false);
    Arguments command = program.subcommand(
        "merge", "join the finished runs of a study into DIR/study.h5, of a `run` or `compare` into its own result");
    command.words("files", options->scenarios.files, "the study file, or the scenario files of the `run` or `compare`",
                  "FILE…", 1, 1000);
    add_overlays(command, options->scenarios);
    command.option("--out", options->out, "folder of the result (default: as of `sweep`, `run` and `compare`)", "DIR");
    command.flag("--partial", *partial, "what is there so far, into DIR/partial.h5; what is missing is NaN");
    command.option("--replicate", options->scenarios.replicate, "of a `run --replicate`", "K");
    command.flag("--digest", options->digest, "of a `run --digest`");
    command.flag("--force", options->force, "write the result of a study again even if it is there");
    command.when_chosen([&context, options, partial] {
        options->command_line = context.command_line;
        context.chosen = [&context, options, partial] { return merge(context.workspace, *options, *partial); };
    });
}

}  // namespace consortia::command
