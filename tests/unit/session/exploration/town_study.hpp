// A small study of the town, played: births paid for, and a package.
#pragma once

#include "engine/session/exploration/explored.hpp"
#include "engine/session/play.hpp"
#include "engine/session/rerun/embedded.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

namespace consortia::session {

inline const Workspace& explored_workspace() {
    static const config::Memory files(std::map<std::string, std::string>{
        {"scenarios/town.yaml",
         "model: town\ntitle: {en: A town, zh: 小镇}\nstart: 2025Q1\nburn_in: 4\nsteps: 5\nseeds: 2\n"
         "parameters: {population.people: 300, population.firms: 100}\n"},
        {"scenarios/more.yaml", "levers: {policy.birth: 4}\n"},
        {"scenarios/study.yaml",
         "scenario: town.yaml\ntitle: {en: Births, zh: 生育}\ndesign: {method: grid, levels: 3}\n"
         "factors: {population.people: {range: [200, 400]}, births: {package: more.yaml}}\n"
         "indicators: {people: [last, {difference: series}], skill_by_half: [last, series], child_benefit: [outcome, "
         "series]}\n"}});
    static const Workspace workspace(town_models(), files);
    return workspace;
}

/// With the study that its result embeds.
struct PlayedStudy {
    files::TestFolder folder;
    Result result = played();
    Study study = Embedded(explored_workspace(), result.data(), {}).study().study;

  private:
    Result played() const {
        Heard heard;
        const Plan plan = Plan::of_study(explored_workspace(), "/scenarios/study.yaml", {}, heard);
        return play(plan, {.folder = folder / "out", .threads = 2}, heard).result;
    }
};

}  // namespace consortia::session
