// Scenarios beside each other, each with the same replicates of the same seed: an ensemble is a list of one scenario, a
// comparison of several. With draws of parameters each is played at every draw with every seed, all scenarios at the same.
#pragma once

#include "engine/schema/draws.hpp"
#include "engine/study/runs.hpp"

#include <vector>

namespace consortia::study {

class RunList final : public Runs {
  public:
    /// The replicates are `first_replicate` and those after it, as many as the scenarios have seeds. `model` and `schema`
    /// must outlive the list. Throws InputError if the scenarios cannot stand side by side: they differ in start, steps,
    /// stop, panel, seed, seeds or the labels of their axes; or if the model refuses a scenario at one of the draws.
    RunList(const Model& model, const Schema& schema, std::vector<Scenario> scenarios, u32 first_replicate = 0,
            ParameterDraws draws = {});

    const Model& model() const override { return *model_; }
    const Schema& schema() const override { return *schema_; }
    const std::vector<Scenario>& scenarios() const { return *scenarios_; }
    u64 variants() const override { return scenarios_->size(); }
    /// Seeds of all draws: place by place those of the first draw, then of the next.
    u32 replicates() const override { return draws() * seeds(); }
    u32 seeds() const { return scenarios_->front().seeds; }
    u32 first_replicate() const { return first_replicate_; }
    /// 1 without draws of parameters.
    u32 draws() const { return drawn_->empty() ? 1 : static_cast<u32>(drawn_->size()); }
    const ParameterDraws& drawn() const { return *drawn_; }
    std::size_t draw_of(u64 run) const { return place_of(run) / seeds(); }

    std::size_t scenario_number(u64 run) const { return variant_of(run); }
    /// As it is written, at no draw.
    const Scenario& scenario_of(u64 run) const { return (*scenarios_)[variant_of(run)]; }
    std::shared_ptr<const Scenario> scenario(u64 run) const override;
    u32 replicate_of(u64 run) const override { return first_replicate_ + place_of(run) % seeds(); }
    std::string name_of(u64 run) const override;
    /// Of scenario, draw and seed: the same however many there are.
    u64 key_of(u64 run) const override;
    u64 burn_in_key(u64 run) const override;
    double numbers_kept() const override;
    double remembered() const override;
    std::vector<std::shared_ptr<const Scenario>> largest() const override;

    /// Of all that the results depend on.
    u64 content() const;
    /// Of all that single runs depend on: the same however many replicates there are.
    u64 content_of_runs() const;
    /// The same scenarios with so many replicates.
    RunList with_replicates(u32 seeds) const;
    /// The same with so many of its draws, the first.
    RunList with_draws(u32 count) const;
    /// Others, with the same replicates and draws.
    RunList of_scenarios(std::vector<Scenario> scenarios) const;

  private:
    void check() const;
    void check_draws() const;

    const Model* model_;
    const Schema* schema_;
    std::shared_ptr<const std::vector<Scenario>> scenarios_;
    std::shared_ptr<const ParameterDraws> drawn_;
    u32 first_replicate_;
};

}  // namespace consortia::study
