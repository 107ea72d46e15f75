// `diff`: which indicators differ between two results, by how much and from when on.
#include "tools/command/opened_result.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/difference.hpp"

namespace consortia::command {

namespace {

struct DiffOptions {
    std::string before, now;
};

session::Result result_of(const session::Workspace& workspace, const std::string& file) {
    return {std::make_shared<output::ResultReader>(opened_result(file)), workspace};
}

int diff(const session::Workspace& workspace, const DiffOptions& options) {
    const session::Result before = result_of(workspace, options.before), now = result_of(workspace, options.now);
    const session::Difference difference = session::difference(before, now);
    print_difference(difference);
    return difference.any_indicator() ? differing : done;
}

}  // namespace

void add_diff(CommandLine& program, Context& context) {
    auto options = std::make_shared<DiffOptions>();
    Arguments command = program.subcommand(
        "diff", "which indicators differ between two results, by how much and from when on; exit 1 if any does");
    command.word("old", options->before, "a run.h5, compare.h5 or study.h5", "OLD", true);
    command.word("new", options->now, "another of the same kind and model", "NEW", true);
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return diff(context.workspace, *options); }; });
}

}  // namespace consortia::command
