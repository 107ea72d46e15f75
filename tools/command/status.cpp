// `status`: how far a study has come, whoever is working on it.
#include "engine/core/visible.hpp"
#include "engine/study/sweep_result.hpp"
#include "tools/command/studies.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

constexpr u64 most_failures = 20;

std::string of(u64 part, u64 whole) { return std::to_string(part) + " of " + std::to_string(whole); }

void print_failures(const OpenStudy& open, const study::Records& records, u64 failures, const RunOptions& options) {
    const study::Sweep& sweep = open.sweep;
    u64 told = 0;
    for (u64 run = 0; run < sweep.size() && told < std::min(most_failures, failures); ++run) {
        const auto failed = records.failed.find(sweep.key_of(run));
        if (failed == records.failed.end()) continue;
        std::cout << sweep.id_of(run) << " failed (" << failed->second.attempts
                  << (failed->second.attempts == 1 ? " attempt): " : " attempts): ")
                  << visible(study::with_reproduction(failed->second.message, reproduction(open, options, run)),
                             LineEnds::indented)
                  << '\n';
        ++told;
    }
    if (failures > told) std::cout << "and " << failures - told << " more\n";
}

void print_next(const OpenStudy& open, const study::Completeness& done, const RunOptions& options) {
    if (!done.all_done()) {
        std::cout << "to go on: " << command_for("sweep", options) << '\n';
    } else if (std::filesystem::exists(open.result())) {
        std::cout << "result: " << visible(open.result().string()) << '\n';
    } else {
        std::cout << "to join them: " << command_for("merge", options) << '\n';
    }
}

int status(const session::Workspace& workspace, const RunOptions& options) {
    const OpenStudy open = open_study(workspace, options);
    const study::Records records = records_of(open, study::Keep::keys);
    const study::Completeness done = study::completeness(open.sweep, records);
    const double a_run = records.timed == 0 ? 0 : records.seconds / static_cast<double>(records.timed);
    TextTable table({{"study " + open.sweep.study().name}, {open.folder.string()}});
    table.add({"runs finished", of(done.finished, open.sweep.size())});
    if (done.undefined > 0) {
        table.add(
            {"undefined", std::to_string(done.undefined) + " of these left a number undefined (NaN: a ratio over nothing)"});
    }
    table.add({"runs failed", std::to_string(done.failed)});
    table.add({"complete blocks", of(done.complete_blocks, done.blocks) + ", of " +
                                      std::to_string(open.sweep.design().points_a_block()) + " points each"});
    table.add({"journals", std::to_string(records.files.size())});
    if (a_run > 0) {
        table.add({"time a run", duration(a_run)});
        table.add({"work left", duration(a_run * static_cast<double>(done.missing)) + " on one thread"});
    }
    std::cout << table;
    print_failures(open, records, done.failed, options);
    print_next(open, done, options);
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
