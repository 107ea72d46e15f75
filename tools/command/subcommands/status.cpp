// `status`: how far a study has come, whatever processes work on it.
#include "engine/core/text/visible.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

constexpr u64 most_failures = 20;

std::string of(u64 part, u64 whole) { return std::to_string(part) + " of " + std::to_string(whole); }

void print_failures(const study::Sweep& sweep, const session::Status& status, const RunOptions& options) {
    for (const session::FailedRun& failed : status.failed) {
        const auto& [message, attempts] = failed.failure;
        std::cout << sweep.id_of(failed.run) << " failed (" << attempts << (attempts == 1 ? " attempt): " : " attempts): ")
                  << visible(study::with_reproduction(message, reproduction(sweep, options, failed.run)), LineEnds::indented)
                  << '\n';
    }
    if (status.done.failed > status.failed.size()) {
        std::cout << "and " << status.done.failed - status.failed.size() << " more\n";
    }
}

void print_next(const session::Plan& plan, const study::Completeness& done, const RunOptions& options) {
    const std::filesystem::path result = result_of(plan, options);
    if (!done.all_done()) {
        std::cout << "to go on: " << command_for("sweep", options) << '\n';
    } else if (std::filesystem::exists(result)) {
        std::cout << "result: " << visible(result.string()) << '\n';
    } else {
        std::cout << "to join them: " << command_for("merge", options) << '\n';
    }
}

TextTable table_of(const session::Plan& plan, const session::Status& status, const RunOptions& options) {
    const study::Completeness& done = status.done;
    TextTable table({{"study " + plan.study().study().name}, {folder_of(plan, options).string()}});
    table.add({"runs finished", of(done.finished, plan.runs().size())});
    if (done.undefined > 0) {
        table.add(
            {"undefined", std::to_string(done.undefined) + " of these left a number undefined (NaN: a ratio over nothing)"});
    }
    table.add({"runs failed", std::to_string(done.failed)});
    table.add({"complete blocks", of(done.complete_blocks, done.blocks) + ", of " +
                                      std::to_string(plan.study().design().points_a_block()) + " points each"});
    table.add({"journals", std::to_string(status.journals)});
    if (status.seconds_a_run.value_or(0) > 0) {
        table.add({"time a run", duration(*status.seconds_a_run)});
        table.add({"work left", duration(*status.seconds_a_run * static_cast<double>(done.missing)) + " on one thread"});
    }
    return table;
}

int status(const session::Workspace& workspace, const RunOptions& options) {
    Terminal terminal;
    const session::Plan plan = study_of(workspace, options);
    const session::Status now =
        with_remedies([&] { return session::status_of(plan, folder_of(plan, options), most_failures, terminal); });
    std::cout << table_of(plan, now, options);
    print_failures(plan.study(), now, options);
    print_next(plan, now.done, options);
    return 0;
}

}  // namespace

void add_status(CommandLine& program, Context& context) {
    auto options = std::make_shared<RunOptions>();
    Arguments command = program.subcommand("status", "say how far a study has come, also while it is running");
    add_study(command, *options);
    command.when_chosen([&context, options] {
        options->command_line = context.command_line;
        context.chosen = [&context, options] { return status(context.workspace, *options); };
    });
}

}  // namespace consortia::command
