// One run of a town that is quick to play, step by step.
#pragma once

#include "engine/run/simulation.hpp"
#include "tests/support/town.hpp"

#include <utility>

namespace town {

inline const Schema& schema() {
    static const Schema town = schema_of(model);
    return town;
}

/// 300 people, four steps of burn-in.
inline Scenario small_scenario(u32 steps = 3) {
    Scenario small = scenario(steps);
    small.parameters["population.people"].value = 300;
    return small;
}

/// With its founders when it is first asked to play.
class Run {
  public:
    explicit Run(Scenario plan, u32 replicate = 0)
        : plan_(std::move(plan)), simulation(model, schema(), plan_, replicate, crew_) {}

    void until(u32 steps) {
        if (simulation.steps_done() == 0) simulation.populate();
        while (simulation.steps_done() < steps) simulation.step();
    }

  private:
    Scenario plan_;
    Crew crew_{1};

  public:
    Simulation simulation;
};

}  // namespace town
