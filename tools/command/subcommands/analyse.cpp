// `analyse`: hands the result of a study to the second program, consortia-analyse, which lies beside this one.
#include "engine/output/read.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/subcommands.hpp"

#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <vector>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

struct AnalyseOptions {
    RunOptions run;
    std::string where;  ///< a condition; empty: indices are asked for
};

/// Of the other program.
std::vector<std::string> words_of(const std::string& program, const std::string& result, const std::string& where) {
    if (where.empty()) return {program, result};
    return {program, "--where", where, result, (fs::path(result).parent_path() / "analysis").string()};
}

/// A study, or the file of its result.
std::string result_asked_for(const session::Workspace& workspace, const RunOptions& options) {
    const std::string& file = options.scenarios.files.front();
    return output::is_result(file) ? file : result_of(study_of(workspace, options), options).string();
}

int analyse(const session::Workspace& workspace, const AnalyseOptions& asked) {
    const RunOptions& options = asked.run;
    const std::string result = result_asked_for(workspace, options);
    if (!fs::exists(result)) {
        throw InputError({{Problem::Severity::error, Place{result},
                           "is not there; `" + command_for("sweep", options) + "` and `" + command_for("merge", options) +
                               "` write it"}});
    }
    const fs::path other = beside_this_program("consortia-analyse");
    std::vector<std::string> words = words_of(other.string(), result, asked.where);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::cout.flush();
    ::execvp(pointers.front(), pointers.data());
    throw SystemError(not_started(other, errno));
}

}  // namespace

void add_analyse(CommandLine& program, Context& context) {
    auto options = std::make_shared<AnalyseOptions>();
    Arguments command = program.subcommand(
        "analyse", "sensitivity indices with intervals, surrogates and main effects of a study, into DIR/analysis");
    add_study(command, options->run);
    command.option("--where", options->where,
                   "in which boxes of factors and drawn parameters this comes true of what the study keeps, in words and as "
                   "DIR/analysis/where.csv: \"formalism > 0.25 and net_cost < 0\"",
                   "CONDITION");
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] { return analyse(context.workspace, *options); };
    });
}

}  // namespace consortia::command
