#include "tools/live/play.hpp"

#include "engine/config/scenario/load.hpp"
#include "engine/run/content.hpp"

#include <algorithm>

namespace consortia::live {

const Model* Play::model(std::string_view name) const {
    const auto found = std::ranges::find(*models_, name, &Model::name);
    return found == models_->end() ? nullptr : &*found;
}

const Schema* Play::schema_of_model(std::string_view name) {
    const Model* known = model(name);
    if (known == nullptr) return nullptr;
    const auto made = schemas_.find(name);
    return made != schemas_.end() ? &made->second : &schemas_.emplace(name, schema_of(*known)).first->second;
}

void Play::open(const std::string& scenario, const std::vector<std::string>& overrides, u32 replicate) {
    simulation_.reset();
    config::ModelLookup lookup{[this](std::string_view name) { return schema_of_model(name); }, {}};
    for (const Model& each : *models_) lookup.names.push_back(each.name);
    config::Loaded loaded = config::load(scenario, {.overrides = overrides}, lookup, files_);
    scenario_ = std::move(loaded.scenario);
    replicate_ = replicate;
    simulation_.emplace(*model(scenario_.model), *loaded.schema, scenario_, replicate, crew_);
    if (kept_ && kept_->content == content_of_burn_in(scenario_, replicate)) {
        MemorySource state(kept_->state.bytes());
        simulation_->restore(state);
    } else {
        simulation_->populate();
    }
}

void Play::step() {
    Simulation& run = simulation();
    require(!run.done(), "the run is over");
    run.step();
    if (run.steps_done() == scenario_.burn_in) keep_burn_in();
}

/// The next run of this seed has most likely the same.
void Play::keep_burn_in() {
    kept_.emplace(Kept{content_of_burn_in(scenario_, replicate_), {}});
    simulation_->save(kept_->state);
}

Simulation& Play::simulation() {
    require(simulation_.has_value(), "no scenario is open");
    return *simulation_;
}

EdgeNames Play::edges(std::string_view kind) {
    World& world = simulation().world();
    for (const Record& record : world.schema().records()) {
        if (record.role == Record::Role::edge && record.name == kind) return names_of_edges(world, record);
    }
    throw ContractError("the model has no edge '" + std::string(kind) + "'");
}

}  // namespace consortia::live
