// A search in the town: how many people it should have and whether births are paid for, so that many live there for little
// money.
#pragma once

#include "engine/session/optimisation/optimise.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

namespace consortia::session {

inline config::Memory town_search_files(std::map<std::string, std::string> more = {}) {
    std::map<std::string, std::string> files{
        {"scenarios/town.yaml",
         "model: town\nstart: 2025Q1\nburn_in: 4\nsteps: 3\nseeds: 2\n"
         "parameters: {population.people: 300, population.firms: 100}\n"},
        {"scenarios/births.yaml", "levers: {policy.birth: {2025Q1: 1, 2025Q3: 4}}\n"},
        {"scenarios/search.yaml",
         "scenario: town.yaml\n"
         "objectives: {people: {maximise: last}, child_benefit: minimise}\n"
         "constraints: {people: {at_least: 1, of: last}}\n"
         "factors: {population.people: {range: [200, 400]}, births: {package: births.yaml}}\n"
         "budget: {runs: 100, batch: 2}\n"}};
    files.merge(more);
    return config::Memory(files);
}

inline const Workspace& town_search_workspace() {
    static const config::Memory files = town_search_files();
    static const Workspace workspace(town_models(), files);
    return workspace;
}

inline Plan town_search(std::optional<u64> budget = std::nullopt) {
    Heard heard;
    return optimisation_of(town_search_workspace(), "/scenarios/search.yaml", {}, budget, heard);
}

/// Asks for three points, for one more, and has two of them confirmed.
inline optimisation::Reply asked_by_rote(const optimisation::Question& question) {
    optimisation::Reply reply;
    if (question.asked.empty()) {
        reply.next = {{0.2, 0.25}, {0.6, 0.25}, {0.6, 0.75}};
    } else if (question.asked.size() == 3) {
        reply.stage = optimisation::Reply::Stage::search;
        reply.next = {{0.9, 0.25}};
    } else {
        reply.stage = optimisation::Reply::Stage::confirm;
        reply.confirm = {2, 0};
        reply.effects.assign(question.aims.size(), {1, 0});
        reply.emulators.assign(question.aims.size(), {});
    }
    return reply;
}

}  // namespace consortia::session
