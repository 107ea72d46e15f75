// Studies of the town, read from text as a user would write them.
#pragma once

#include "engine/config/study/study.hpp"
#include "engine/study/sweep.hpp"
#include "tests/support/town_run.hpp"

namespace town {

/// The study that `text` says, of a town of 300 people, three steps and two seeds, beside which the packages births.yaml and
/// fewer.yaml and the futures crowded.yaml and firms.yaml lie; or of drawn.yaml, the same at three draws of its people, if
/// the text names it.
inline study::Sweep sweep_of(const std::string& text, const config::Options& options = {}, const Model& played = model) {
    const config::ModelLookup models{[](std::string_view name) { return name == "town" ? &schema() : nullptr; }, {"town"}};
    const config::Memory files(
        {{"scenarios/town.yaml",
          "model: town\nstart: 2025Q1\nburn_in: 4\nsteps: 3\nseeds: 2\n"
          "parameters: {population.people: 300, population.firms: 100}\n"},
         {"scenarios/births.yaml", "levers: {policy.birth: {2025Q1: 1, 2025Q3: 4}}\n"},
         {"scenarios/crowded.yaml", "parameters: {population.people: 500}\n"},
         {"scenarios/firms.yaml", "parameters: {population.firms: 120}\n"},
         {"scenarios/fewer.yaml", "levers: {policy.birth: {2025Q1: 1, 2025Q3: 3}}\n"},
         {"scenarios/drawn.yaml", "extends: town.yaml\nparameters: {draws: posterior.csv}\n"},
         {"scenarios/posterior.csv", "draw,population.people\n0,250\n1,350\n2,400\n"},
         {"scenarios/study.yaml", text.starts_with("scenario:") ? text : "scenario: town.yaml\n" + text}});
    return {played, schema(), config::load_study("scenarios/study.yaml", options, models, files).study};
}

}  // namespace town
