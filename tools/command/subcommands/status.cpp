// `status`: how far a study has come, whatever processes work on it.
#include "engine/core/text/visible.hpp"
#include "engine/session/search/reached.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

constexpr u64 most_failures = 20;

std::string of(u64 part, u64 whole) { return std::to_string(part) + " of " + std::to_string(whole); }

std::string words_of_attempts(u32 attempts) {
    return "(" + std::to_string(attempts) + (attempts == 1 ? " attempt)" : " attempts)");
}

void print_failures(const study::Sweep& sweep, const session::Status& status, const RunOptions& options) {
    for (const session::FailedRun& failed : status.failed) {
        const auto& [message, attempts] = failed.failure;
        std::cout << sweep.id_of(failed.run) << " failed " << words_of_attempts(attempts) << ": "
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

TextTable table_of(const session::Plan& plan, const RunOptions& options) {
    return TextTable({{"study " + plan.study().study().name}, {folder_of(plan, options).string()}});
}

void add_undefined(TextTable& table, u64 undefined) {
    if (undefined == 0) return;
    table.add({"undefined", std::to_string(undefined) + " of these left a number undefined (NaN: a ratio over nothing)"});
}

/// `at_most` where it may be less.
void add_time(TextTable& table, std::optional<double> seconds_a_run, u64 missing, const std::string& at_most) {
    if (seconds_a_run.value_or(0) <= 0) return;
    table.add({"time a run", duration(*seconds_a_run)});
    table.add({"work left", at_most + duration(*seconds_a_run * static_cast<double>(missing)) + " on one thread"});
}

TextTable table_of(const session::Plan& plan, const session::Status& status, const RunOptions& options) {
    const study::Completeness& done = status.done;
    TextTable table = table_of(plan, options);
    table.add({"runs finished", of(done.finished, plan.runs().size())});
    add_undefined(table, done.undefined);
    table.add({"runs failed", std::to_string(done.failed)});
    table.add({"complete blocks", of(done.complete_blocks, done.blocks) + ", of " +
                                      std::to_string(plan.study().design().points_a_block()) + " points each"});
    table.add({"journals", std::to_string(status.journals)});
    add_time(table, status.seconds_a_run, done.missing, "");
    return table;
}

TextTable table_of(const session::Plan& plan, const session::Reached& reached, const RunOptions& options) {
    TextTable table = table_of(plan, options);
    table.add({"runs finished", std::to_string(reached.finished) + ", of a budget of " + std::to_string(reached.budget)});
    add_undefined(table, reached.undefined);
    table.add({"runs failed", std::to_string(reached.failed)});
    table.add({"journals", std::to_string(reached.journals)});
    add_time(table, reached.seconds_a_run, reached.left(), "at most ");
    return table;
}

/// What a search leaves when it is done, and until then the command that goes on with it.
void print_next(const session::Plan& search, const RunOptions& options) {
    const char* found = search.study().study().is_calibration() ? "posterior.csv" : "front.csv";
    const std::filesystem::path result = folder_of(search, options) / found;
    if (std::filesystem::exists(result)) {
        std::cout << "result: " << visible(result.string()) << '\n';
    } else {
        std::cout << "to go on: " << command_for(player_of(search), options) << '\n';
    }
}

int status_of_search(const session::Plan& search, const RunOptions& options) {
    Terminal terminal;
    const session::Reached now =
        with_remedies([&] { return session::reached_by(search, folder_of(search, options), most_failures, terminal); });
    std::cout << table_of(search, now, options);
    for (const auto& [message, attempts] : now.failures)
        std::cout << "failed " << words_of_attempts(attempts) << ": " << visible(message, LineEnds::indented) << '\n';
    if (now.failed > now.failures.size()) std::cout << "and " << now.failed - now.failures.size() << " more\n";
    print_next(search, options);
    return 0;
}

int status(const session::Workspace& workspace, const RunOptions& options) {
    Terminal terminal;
    const session::Plan plan = any_study_of(workspace, options);
    if (session::is_search(plan)) return status_of_search(plan, options);
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
