// A calibration of the town: how many people it has, by how many are there at its end.
#pragma once

#include "engine/session/calibration/calibrate.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

namespace consortia::session {

inline const std::string town_fit_scenario =
    "model: town\nstart: 2025Q1\nburn_in: 4\nsteps: 3\nseeds: 2\nparameters: {population.people: 300, "
    "population.firms: 100}\n";

inline const Workspace& town_fit_workspace() {
    static const config::Memory files(std::map<std::string, std::string>{
        {"scenarios/town.yaml", town_fit_scenario},
        {"scenarios/fit.yaml",
         "scenario: town.yaml\nmoments:\n  size: {expression: last(people), when: last 1, value: 310, tolerance: 10}\n"
         "  cost: {expression: sum(child_benefit), when: all, value: 0, tolerance: 1, use: test}\n"
         "free: {population.people: {range: [200, 400]}}\n"
         "tied: {population.firms: {to: population.people, times: 0.5}}\nbudget: {runs: 100, draws: 2}\n"},
        {"scenarios/collapse.yaml",
         "scenario: town.yaml\nmoments:\n  size: {expression: last(people), when: last 1, value: 310, tolerance: 10}\n"
         "free: {policy.collapse: {range: [0, 1]}}\nbudget: {runs: 100, draws: 2}\n"}});
    static const Workspace workspace(town_models(), files);
    return workspace;
}

inline Plan town_fit(const std::string& file = "/scenarios/fit.yaml") {
    Heard heard;
    return calibration_of(town_fit_workspace(), file, {}, heard);
}

/// Asks for two points, for one more, and then knows all.
inline Reply told_by_rote(const Question& question) {
    Reply answer;
    if (question.asked.empty()) {
        answer.next = {{0.2}, {0.6}};
    } else if (question.asked.size() == 2) {
        answer.stage = Reply::Stage::search;
        answer.next = {{0.4}};
    } else {
        answer.stage = Reply::Stage::centre;
        answer.next = {{0.5}};
        answer.posterior.centre = {0.5};
        answer.posterior.draws = {{0.45}, {0.55}};
    }
    return answer;
}

}  // namespace consortia::session
