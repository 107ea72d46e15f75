// `analyse`: hands the result of a study to the second program, consortia-analyse, which lies beside this one.
#include "engine/output/reading/reader.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/subcommands.hpp"

#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <optional>
#include <vector>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

struct AnalyseOptions {
    RunOptions run;
    std::optional<std::string> where;  ///< a condition
    std::optional<std::string> maximise;
    std::optional<std::string> minimise;
    std::optional<std::string> holds;  ///< a condition beside one of these
};

/// Of the other program. Indices are asked for where nothing else is.
std::vector<std::string> words_of(const std::string& program, const std::string& result, const AnalyseOptions& asked) {
    const std::string folder = (fs::path(result).parent_path() / "analysis").string();
    const std::string holds = asked.holds.value_or("");
    if (asked.where) return {program, "--where", *asked.where, result, folder};
    if (asked.maximise) return {program, "--maximise", *asked.maximise, holds, result, folder};
    if (asked.minimise) return {program, "--minimise", *asked.minimise, holds, result, folder};
    return {program, result};
}

void require_one_question(const AnalyseOptions& asked) {
    const auto refuse = [](const char* option, const char* why) { throw InputError(Place{option}, why); };
    const int questions = asked.where.has_value() + asked.maximise.has_value() + asked.minimise.has_value();
    if (questions > 1) refuse("analyse", "answers one of --where, --maximise and --minimise at a time");
    const auto require_words = [&](const char* option, const std::optional<std::string>& text) {
        if (text && text->empty()) refuse(option, "expected an expression over what the study keeps, got nothing");
    };
    require_words("--where", asked.where);
    require_words("--maximise", asked.maximise);
    require_words("--minimise", asked.minimise);
    require_words("--holds", asked.holds);
    if (asked.holds && !asked.maximise && !asked.minimise)
        refuse("--holds", "is of a choice by --maximise or --minimise; --where tells in which boxes a condition holds");
}

/// A study, or the file of its result.
std::string result_asked_for(const session::Workspace& workspace, const RunOptions& options) {
    const std::string& file = options.scenarios.files.front();
    return output::is_result(file) ? finished_result_of(file, options.scenarios)
                                   : finished_result_of(study_of(workspace, options), options);
}

int analyse(const session::Workspace& workspace, const AnalyseOptions& asked) {
    require_one_question(asked);
    const RunOptions& options = asked.run;
    const std::string result = result_asked_for(workspace, options);
    const fs::path other = beside_this_program("consortia-analyse");
    std::vector<std::string> words = words_of(other.string(), result, asked);
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
    command.option(
        "--maximise", options->maximise,
        "which point one would choose without knowing the future and the parameters, if this should be large: by the "
        "mean, the worst, the regret and how often it is best; and what knowing more would be worth; as "
        "DIR/analysis/choice.csv: \"matched_graduates - net_cost/50\"",
        "EXPRESSION");
    command.option("--minimise", options->minimise, "the same, if this should be small", "EXPRESSION");
    command.option("--holds", options->holds, "with one of these: in how many worlds this holds, too", "CONDITION");
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] { return analyse(context.workspace, *options); };
    });
}

}  // namespace consortia::command
