// `check`: every mistake of scenario and study files; nothing is run.
#include "engine/config/study/study.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/measure/condition.hpp"
#include "engine/study/measured.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/subcommands.hpp"

#include <iostream>

namespace consortia::command {

namespace {

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

/// Prints what is to be said of a good file, then the line that says it is good: a line each, also where both streams are
/// one.
template <class Read>
void tell(const std::string& name, const std::string& about, const Read& read) {
    for (const Problem& warning : read.warnings) print_problem(warning);
    for (const config::Note& note : read.notes) print_note(note);
    const std::string notes = read.notes.empty() ? "" : ", " + counted(read.notes.size(), "note");
    std::cerr.flush();
    std::cout << visible(name) + ": good, " + about + counted(read.warnings.size(), "warning") + notes + '\n' << std::flush;
}

void check_scenario(const session::Workspace& workspace, const std::string& file, const config::Options& how) {
    const config::Loaded loaded = config::load(file, how, workspace.lookup());
    measure::stop_of(loaded.scenario, *loaded.schema);
    const ParameterDraws& draws = loaded.draws;
    const std::string drawn =
        draws.empty() ? "" : counted(draws.size(), "draw") + " of " + counted(draws.parameters.size(), "parameter") + ", ";
    tell(loaded.scenario.name, drawn, loaded);
}

std::string words_of(const Study& calibration) {
    const std::size_t tied = calibration.calibration.ties.size();
    return "calibration of " + counted(calibration.factors.size() - tied, "parameter") + " to " +
           counted(calibration.calibration.moments.size(), "moment") + " with " +
           counted(calibration.calibration.runs, "run") + ", ";
}

std::string words_of_search(const Study& study) {
    const Optimisation& sought = study.optimisation;
    return "search for the best of " + counted(study.factors.size(), "factor") + ", " +
           counted(sought.objectives.size(), "objective") + " and " + counted(sought.constraints.size(), "constraint") +
           " with " + counted(sought.runs, "run") + ", ";
}

/// `, 3 futures, 8 draws of 12 parameters`
std::string worlds_of(const Study& study) {
    std::string words;
    if (!study.futures.empty()) words += ", " + counted(study.futures.size(), "future");
    if (!study.draws.empty())
        words += ", " + counted(study.draws.size(), "draw") + " of " + counted(study.draws.parameters.size(), "parameter");
    return words;
}

void check_study(const session::Workspace& workspace, const std::string& file, const config::Options& how) {
    config::LoadedStudy loaded = config::load_study(file, how, workspace.lookup());
    measure::stop_of(loaded.study.scenario, *loaded.schema);
    study::complete(loaded.study, *loaded.schema);
    if (loaded.study.is_optimisation()) return tell(loaded.study.name, words_of_search(loaded.study), loaded);
    if (loaded.study.is_calibration()) return tell(loaded.study.name, words_of(loaded.study), loaded);
    const Study& study = loaded.study;
    const study::Sweep sweep(*workspace.find(study.scenario.model), *loaded.schema, study);
    const u64 distinct = sweep.distinct_points();
    const std::string repeated = distinct < sweep.points() ? " (" + std::to_string(distinct) + " of them different)" : "";
    tell(study.name,
         name_of(study.design.method) + " of " + counted(sweep.points(), "point") + repeated + " over " +
             counted(study.factors.size(), "factor") + worlds_of(study) + " and " + counted(study.scenario.seeds, "seed") +
             ", ",
         loaded);
}

int check(const session::Workspace& workspace, const ScenarioOptions& options) {
    const config::Options how = session::reading(overrides_of(options));
    std::vector<Problem> problems;
    for (const std::string& file : options.files) {
        try {
            (config::is_study(file) ? check_study : check_scenario)(workspace, file, how);
        } catch (const InputError& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    if (!problems.empty()) throw InputError(problems);
    return 0;
}

}  // namespace

void add_check(CommandLine& program, Context& context) {
    auto options = std::make_shared<ScenarioOptions>();
    Arguments command = program.subcommand("check", "validate scenario and study files and print every mistake");
    command.words("files", options->files, "scenario or study files", "FILE…", 1, 1000);
    add_overlays(command, *options);
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return check(context.workspace, *options); }; });
}

}  // namespace consortia::command
