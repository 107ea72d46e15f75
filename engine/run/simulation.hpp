// One run: a model, a scenario and a replicate. Populate, burn in or branch from a saved state, step, record, save, go on.
#pragma once

#include "engine/core/byte_stream.hpp"
#include "engine/measure/condition.hpp"
#include "engine/run/panels.hpp"
#include "engine/step/model.hpp"

#include <memory>
#include <optional>

namespace consortia {

/// The model's schema with the descriptions of its numbers attached. Throws ContractError listing every fault of the model.
Schema schema_of(const Model& model);

class Replay;

class Simulation {
  public:
    /// `model`, `schema`, `scenario` and `crew` must outlive the simulation. Throws InputError if the scenario stops at what
    /// cannot be worked out.
    Simulation(const Model& model, const Schema& schema, const Scenario& scenario, u32 replicate, Crew& crew);
    ~Simulation();

    /// Makes the founders. Before the first step, unless a snapshot or checkpoint is loaded instead.
    void populate();
    /// Plays one step; after the burn-in its indicators are kept.
    void step();

    u32 steps_done() const { return steps_done_; }
    u32 steps_total() const { return scenario_->burn_in + scenario_->steps; }
    bool burnt_in() const { return steps_done_ >= scenario_->burn_in; }
    /// Whether the scenario's condition has ended it; after the last step too.
    bool stopped() const { return output_.stopped.has_value(); }
    bool done() const { return stopped() || steps_done_ == steps_total(); }
    /// Keeps the digest of the state after every further step of the scenario (slow).
    void keep_digests(bool keep) { keep_digests_ = keep; }
    /// After the burn-in, which runs share, only these indicators are asked for: see World::ask_only.
    void ask_only(std::vector<std::string> indicators);
    /// Whether all is played a second time beside it, see run/replay.hpp. To be said before the founders are made.
    void play_twice(bool twice) { twice_ = twice; }

    World& world() { return world_; }
    const World& world() const { return world_; }
    /// Wall time of the last step, digests left out.
    double step_seconds() const { return step_seconds_; }
    const std::vector<PhaseTime>& times() const { return schedule_.times(); }
    /// The frames so far; when done, with the final digest.
    const RunOutput& output() const { return output_; }

    /// The whole state and the frames so far.
    void save(ByteSink& image);
    /// Goes on from there. Throws SystemError if that is no state of this model and run; the simulation is then not fit for
    /// use.
    void restore(ByteSource& image);

  private:
    friend class Replay;

    void make_room(const Schema& schema);
    void load(ByteSource& image);
    void require_consistent() const;
    void play();
    void record_frame();
    void look_whether_to_stop();

    const Model* model_;
    const Scenario* scenario_;
    World world_;
    Schedule schedule_;
    std::optional<measure::Condition> stop_;
    Panels panels_;
    RunOutput output_;
    u32 steps_done_ = 0;
    double step_seconds_ = 0;
    bool keep_digests_ = false;
    bool twice_ = checked_build;
    std::vector<std::string> asked_;  ///< empty: all
    std::unique_ptr<Replay> replay_;
};

}  // namespace consortia
