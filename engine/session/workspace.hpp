// What a session knows before it is asked for anything: the models of the program, each described when it is first asked
// for, and where the files of scenarios and studies come from (the disk, or memory). The whole of a session, as a command, a
// notebook or a report asks for it:
//
//   const Workspace workspace(models);
//   const Plan plan = Plan::of_scenarios(workspace, {"baseline.yaml", "reform.yaml"}, {.seeds = 20}, true, listener);
//   const Result result = play(plan, {.folder = "results/reform", .threads = 8}, listener).result;  // no folder: in memory
//   result.leagues();
//   Result::open("results/reform/compare.h5", workspace).leagues();  // the same, whenever
#pragma once

#include "engine/config/scenario/load.hpp"
#include "engine/step/model.hpp"

#include <map>
#include <string_view>

namespace consortia::session {

class Workspace {
  public:
    /// Both must outlive it.
    explicit Workspace(const Catalogue& models, const config::FileSource& files = disk());

    const Catalogue& models() const { return *models_; }
    /// Null if there is none of that name.
    const Model* find(std::string_view name) const;
    /// Throws ContractError if the model is not well described.
    const Schema& schema(const Model& model) const;
    std::vector<std::string> names() const;
    config::ModelLookup lookup() const;
    const config::FileSource& files() const { return *files_; }

    /// The files of this machine.
    static const config::FileSource& disk();

  private:
    const Catalogue* models_;
    const config::FileSource* files_;
    mutable std::map<std::string, Schema, std::less<>> schemas_;
};

}  // namespace consortia::session
