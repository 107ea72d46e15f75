// `check`: every mistake of scenario and study files; nothing is run.
#include "engine/config/study.hpp"
#include "engine/core/visible.hpp"
#include "engine/study/design.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/subcommands.hpp"

#include <iostream>

namespace consortia::command {

namespace {

std::string warnings(const std::vector<Problem>& warnings) {
    for (const Problem& warning : warnings) print_problem(warning);
    return std::to_string(warnings.size()) + (warnings.size() == 1 ? " warning" : " warnings");
}

void check_scenario(const Models& models, const std::string& file, const config::Options& how) {
    const config::Loaded loaded = config::load(file, how, models.lookup());
    std::cout << visible(loaded.scenario.name) << ": good, " << warnings(loaded.warnings) << '\n';
}

void check_study(const Models& models, const std::string& file, const config::Options& how) {
    const config::LoadedStudy loaded = config::load_study(file, how, models.lookup());
    const Study& study = loaded.study;
    const study::Design design(study.design, study.factors);
    std::cout << visible(study.name) << ": good, " << name_of(study.design.method) << " of " << design.points()
              << " points over " << study.factors.size() << " factors and " << study.scenario.seeds << " seeds, "
              << warnings(loaded.warnings) << '\n';
}

int check(const Models& models, const ScenarioOptions& options) {
    const config::Options how = load_options(options);
    std::vector<Problem> problems;
    for (const std::string& file : options.files) {
        try {
            (config::is_study(file) ? check_study : check_scenario)(models, file, how);
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
        [&context, options] { context.chosen = [&context, options] { return check(context.models, *options); }; });
}

}  // namespace consortia::command
