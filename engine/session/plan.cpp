#include "engine/session/plan.hpp"

#include "engine/config/study/study.hpp"
#include "engine/core/hash.hpp"
#include "engine/files/build_id.hpp"
#include "engine/files/digest.hpp"
#include "engine/measure/condition.hpp"
#include "engine/session/map/geojson.hpp"
#include "engine/study/measured.hpp"
#include "engine/study/results/merge.hpp"
#include "engine/study/results/sweep_result.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

/// `<name>-<content>`, the name cut where no file system would take it.
std::string folder_called(const std::string& name, u64 content) {
    constexpr std::size_t longest = 200;  // bytes, of the 255 that a file system takes
    constexpr std::size_t digits = 12;
    std::size_t length = std::min(name.size(), longest);
    while (length < name.size() && length > 0 && (static_cast<u8>(name[length]) & 0xC0U) == 0x80U) --length;
    return name.substr(0, length) + '-' + files::hex(content).substr(0, digits);
}

/// What scenarios have in common, an overlay or a value that is set, is said once.
void add_new(std::vector<Problem>& all, const std::vector<Problem>& more) {
    for (const Problem& problem : more) {
        const auto is_same = [&](const Problem& other) { return to_string(other) == to_string(problem); };
        if (std::ranges::none_of(all, is_same)) all.push_back(problem);
    }
}

/// A map that a scenario names is told to be none before anything is played.
void check_map(const config::Loaded& loaded, const config::FileSource& files) {
    const auto found = loaded.scenario.data.find("map");
    if (found == loaded.scenario.data.end() || !found->second.column_names.empty()) return;  // or a table of the model's
    read_geojson(files.read(found->second.shown, longest_map).bytes, found->second.shown);
}

/// Scenarios are held against each other at the same draws.
void require_same_draws(const std::vector<config::Loaded>& loaded) {
    const auto named = [](const ParameterDraws& draws) { return draws.empty() ? "none" : draws.file; };
    std::vector<Problem> problems;
    const config::Loaded& first = loaded.front();
    for (const config::Loaded& other : loaded) {
        if (other.draws.content == first.draws.content && other.draws.size() == first.draws.size()) continue;
        const Scenario& scenario = other.scenario;
        problems.push_back({Problem::Severity::error,
                            scenario.files.empty() ? Place{scenario.name} : Place{scenario.files.back().file},
                            "parameters.draws: expected " + named(first.draws) + " as in " + first.scenario.name +
                                ", with which it is compared, got " + named(other.draws)});
    }
    if (!problems.empty()) throw InputError(problems);
}

}  // namespace

config::Options reading(const Overrides& overrides) {
    config::Options how;
    how.root = overrides.root;
    how.overrides = overrides.set;
    how.seeds = overrides.replicate ? 1 : overrides.seeds;
    how.draws = overrides.draws;
    how.strict = overrides.strict;
    return how;
}

std::vector<config::Loaded> load_scenarios(const Workspace& workspace, const std::vector<std::string>& files,
                                           const Overrides& overrides, Listener& listener) {
    std::vector<config::Loaded> all;
    std::vector<Problem> problems, warnings;
    for (const std::string& file : files) {
        try {
            all.push_back(config::load(file, reading(overrides), workspace.lookup(), workspace.files()));
            check_map(all.back(), workspace.files());
            measure::stop_of(all.back().scenario, *all.back().schema);
            add_new(warnings, all.back().warnings);
        } catch (const InputError& error) {
            add_new(problems, error.problems());
        }
    }
    for (const Problem& warning : warnings) listener.warning(warning);
    if (!problems.empty()) throw InputError(problems);
    return all;
}

Plan::Plan(study::RunList list, bool compared) : compared_(compared) {
    auto runs = std::make_shared<const study::RunList>(std::move(list));
    list_ = runs.get();
    runs_ = std::move(runs);
}

Plan::Plan(study::Sweep sweep) {
    auto runs = std::make_shared<const study::Sweep>(std::move(sweep));
    sweep_ = runs.get();
    runs_ = std::move(runs);
}

Plan Plan::of_scenarios(const Workspace& workspace, const std::vector<std::string>& files, const Overrides& overrides,
                        bool compared, Listener& listener) {
    std::vector<config::Loaded> loaded = load_scenarios(workspace, files, overrides, listener);
    const Model& model = *workspace.find(loaded.front().scenario.model);
    require_same_draws(loaded);
    std::vector<Scenario> scenarios;
    for (config::Loaded& each : loaded) scenarios.push_back(std::move(each.scenario));
    return {{model, workspace.schema(model), std::move(scenarios), overrides.replicate.value_or(0),
             std::move(loaded.front().draws)},
            compared};
}

Plan Plan::of_study(const Workspace& workspace, const std::string& file, const Overrides& overrides, Listener& listener) {
    config::LoadedStudy loaded = config::load_study(file, reading(overrides), workspace.lookup(), workspace.files());
    for (const Problem& warning : loaded.warnings) listener.warning(warning);
    measure::stop_of(loaded.study.scenario, *loaded.schema);
    if (!loaded.study.scenario.panels.empty())
        listener.warning(Problem{Problem::Severity::warning, loaded.study.scenario.origins.at("panel").place,
                                 "panel: a study keeps none; `run` and `compare` do"});
    study::complete(loaded.study, *loaded.schema);
    const Model& model = *workspace.find(loaded.study.scenario.model);
    return Plan(study::Sweep(model, *loaded.schema, std::move(loaded.study)));
}

std::string Plan::result_name() const { return is_study() ? "study.h5" : compared_ ? "compare.h5" : "run.h5"; }

std::string Plan::folder_name(bool digests) const {
    if (is_study()) return folder_called(sweep_->study().name, sweep_->folder_content());
    return folder_called((compared_ ? "compare-" : "") + list_->scenarios().front().name,
                         files::for_this_build(joined(list_->content(), digests ? 1 : 0)));
}

u64 Plan::work_content(bool digests) const {
    return is_study() ? sweep_->journal_content() : files::for_this_build(joined(list_->content_of_runs(), digests ? 1 : 0));
}

std::string Plan::content_digest() const {
    return is_study() ? study::content_digest(*sweep_) : study::content_digest(*list_);
}

}  // namespace consortia::session
