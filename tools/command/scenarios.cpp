#include "tools/command/scenarios.hpp"

#include "engine/core/visible.hpp"

#include <iostream>

namespace consortia::command {

void print_problem(const Problem& problem) { std::cerr << visible(to_string(problem)) + '\n'; }

void print_note(const config::Note& note) {
    std::string text = to_string(Problem{Problem::Severity::warning, note.where, ""});
    text.replace(text.rfind("warning: "), std::string::npos, "note: " + note.text);
    std::cerr << visible(text) + '\n';
}

config::Options load_options(const ScenarioOptions& options) {
    config::Options how;
    if (options.root) how.root = *options.root;
    how.overrides = options.set;
    how.seeds = options.replicate ? 1 : options.seeds;
    how.strict = options.strict;
    return how;
}

std::vector<config::Loaded> load_all(const session::Workspace& workspace, const ScenarioOptions& options) {
    const config::Options how = load_options(options);
    std::vector<config::Loaded> all;
    std::vector<Problem> problems;
    for (const std::string& file : options.files) {
        try {
            all.push_back(config::load(file, how, workspace.lookup()));
            for (const Problem& warning : all.back().warnings) print_problem(warning);
        } catch (const InputError& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    if (!problems.empty()) throw InputError(problems);
    return all;
}

study::RunList list_of(const session::Workspace& workspace, const ScenarioOptions& options) {
    std::vector<config::Loaded> loaded = load_all(workspace, options);
    const Model& model = *workspace.find(loaded.front().scenario.model);
    std::vector<Scenario> scenarios;
    for (config::Loaded& each : loaded) scenarios.push_back(std::move(each.scenario));
    return {model, workspace.schema(model), std::move(scenarios), options.replicate.value_or(0)};
}

}  // namespace consortia::command
