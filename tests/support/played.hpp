// A model played step by step with its engine alone: no files, no results. For tests of models.
#pragma once

#include "engine/run/simulation.hpp"

#include <map>
#include <string>

namespace consortia {

class Played {
  public:
    using Values = std::map<std::string, double>;

    Played(Scenario scenario, const Model& model, u32 replicate = 0, u32 workers = 1)
        : scenario_(std::move(scenario)),
          crew_(workers),
          schema_(schema_of(model)),
          world(schema_, scenario_, replicate, crew_) {
        Population population(world);
        model.populate(population);
        schedule = schedule_of(model, schema_);
    }
    Played(const Model& model, const Values& parameters, u32 replicate = 0, u32 workers = 1)
        : Played(scenario_of(model, parameters), model, replicate, workers) {}

    static Scenario scenario_of(const Model& model, const Values& parameters) {
        Scenario scenario;
        scenario.model = scenario.name = model.name;
        for (const auto& [name, value] : parameters) scenario.parameters[name].value = value;
        return scenario;
    }

    /// Plays on until `steps` steps are done.
    Played& until(u32 steps) {
        for (; done_ < steps; ++done_) {
            world.begin_step(done_);
            schedule.run(world);
            world.end_step();
        }
        return *this;
    }
    /// An indicator as recorded in the last step.
    double operator()(std::string_view indicator, u32 label = 0) const {
        return world.frame()[world.layout().at(indicator).offset + label];
    }

  private:
    Scenario scenario_;
    Crew crew_;
    Schema schema_;
    u32 done_ = 0;

  public:
    World world;
    Schedule schedule;
};

}  // namespace consortia
