// `rerun`: one run of a result once more, alone, from what the result embeds, and whether it gives the same bytes.
#include "engine/session/rerun/rerun.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/session/estimate.hpp"
#include "tools/command/opened_result.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/terminal.hpp"

#include <iostream>

namespace consortia::command {

namespace {

struct RerunOptions {
    std::string result;
    std::string run;
    std::optional<std::string> from;  ///< folder of the scenario
    std::optional<std::string> root;
    std::optional<u32> threads;
};

int rerun(const session::Workspace& workspace, const RerunOptions& options) {
    Terminal terminal;
    const output::ResultReader result = opened_result(options.result);
    const session::Again how{.run = options.run,
                             .from = options.from,
                             .root = options.root,
                             .threads = options.threads.value_or(session::all_threads()),
                             .stop = stop_asked};
    const session::Rerun again = session::rerun(workspace, result, how, terminal);
    session::require_same(again, result);
    if (again.failure.empty()) {
        std::cout << visible(again.run) << ": the same, " << again.compared << " numbers and the digest of the state\n";
    } else {
        std::cout << visible(again.run) << ": fails again, in the same way: " << visible(again.failure, LineEnds::indented)
                  << '\n';
    }
    return 0;
}

}  // namespace

void add_rerun(CommandLine& program, Context& context) {
    auto options = std::make_shared<RerunOptions>();
    Arguments command = program.subcommand("rerun", "play one run of a result again, alone, and compare every bit");
    command.word("result", options->result, "study.h5, run.h5 or compare.h5", "RESULT", true);
    command.word("run", options->run,
                 "POINT:SEED of a study, SEED of a run, SCENARIO:SEED of a comparison; with draws of parameters DRAW: "
                 "before the seed",
                 "RUN-ID", true);
    command.option("--from", options->from,
                   "folder of the scenario or study file, for its data (default: as the provenance beside the result says)",
                   "DIR");
    command.option("--root", options->root, "the folder above which no scenario may reach", "DIR");
    command.option("--threads", options->threads, "threads of the run (default: all processors)", "N", 1, 4096);
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return rerun(context.workspace, *options); }; });
}

}  // namespace consortia::command
