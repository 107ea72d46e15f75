// What is to be run: scenarios of one model, each with the same replicates of the same seed, and a number for every run. An
// ensemble is a list of one scenario, a comparison of several, a sweep of many.
#pragma once

#include "engine/step/model.hpp"

#include <vector>

namespace consortia::study {

class RunList {
  public:
    /// The replicates are `first_replicate` and those after it, as many as the scenarios have seeds. `model` and `schema`
    /// must outlive the list. Throws InputError if the scenarios cannot stand side by side: they differ in start, steps,
    /// seed, seeds or the labels of their axes.
    RunList(const Model& model, const Schema& schema, std::vector<Scenario> scenarios, u32 first_replicate = 0);

    const Model& model() const { return *model_; }
    const Schema& schema() const { return *schema_; }
    const std::vector<Scenario>& scenarios() const { return scenarios_; }
    u32 replicates() const { return scenarios_.front().seeds; }
    u32 first_replicate() const { return first_replicate_; }

    /// Runs are numbered scenario by scenario.
    u64 size() const { return u64{replicates()} * scenarios_.size(); }
    /// `place` counts replicates from the first.
    u64 run(std::size_t scenario, u32 place) const { return u64{replicates()} * scenario + place; }
    std::size_t scenario_number(u64 run) const { return run / replicates(); }
    const Scenario& scenario_of(u64 run) const { return scenarios_[scenario_number(run)]; }
    u32 replicate_of(u64 run) const { return first_replicate_ + static_cast<u32>(run % replicates()); }
    /// `tax_credit, replicate 3 of seed 1`: for messages.
    std::string name_of(u64 run) const;

    /// Of all that the results depend on.
    u64 content() const;

  private:
    void check() const;

    const Model* model_;
    const Schema* schema_;
    std::vector<Scenario> scenarios_;
    u32 first_replicate_;
};

}  // namespace consortia::study
