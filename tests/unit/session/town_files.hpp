// A workspace whose files are in memory: the town, a reform of it, and a study.
#pragma once

#include "engine/session/plan.hpp"
#include "engine/session/workspace.hpp"
#include "tests/support/town.hpp"
#include "tests/unit/session/heard.hpp"

namespace consortia::session {

inline const Catalogue& town_models() {
    static const Catalogue models{town::model};
    return models;
}

inline const config::Memory& town_files() {
    static const config::Memory files(std::map<std::string, std::string>{
        {"scenarios/town.yaml",
         "model: town\ntitle: {en: A town, zh: 小镇}\nstart: 2025Q1\nburn_in: 4\nsteps: 3\nseeds: 2\n"
         "parameters: {population.people: 300, population.firms: 100}\n"},
        {"scenarios/births.yaml", "extends: town.yaml\nlevers: {policy.birth: 3}\n"},
        {"scenarios/collapse.yaml", "extends: town.yaml\nlevers: {policy.collapse: 1}\n"},
        {"scenarios/births_study.yaml",
         "scenario: town.yaml\ndesign: {method: grid, levels: 3}\nfactors: {policy.birth: {range: [0, 4]}}\n"
         "indicators: {people: last}\n"},
        {"scenarios/broken.yaml", "extends: town.yaml\nlevers: {policy.brith: 3}\n"}});
    return files;
}

inline const Workspace& town_workspace() {
    static const Workspace workspace(town_models(), town_files());
    return workspace;
}

/// Three points with two seeds.
inline Plan births(const std::vector<std::string>& set = {}) {
    Heard heard;
    return Plan::of_study(town_workspace(), "/scenarios/births_study.yaml", {.set = set}, heard);
}

}  // namespace consortia::session
