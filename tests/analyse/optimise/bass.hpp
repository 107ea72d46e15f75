// A model whose best packages are known: whom to ask to adopt a new product, and how often to remind the others (the
// coefficients p and q of Bass 1969), at what cost, for as many as can be had in ten years.
#pragma once

#include "engine/run/simulation.hpp"
#include "tests/analyse/optimise/problems.hpp"

namespace bass {
extern const consortia::Model model;
}

namespace consortia::analyse {

struct Adoption {
    double innovation = 0, imitation = 0;  ///< a year
    double cost() const { return 100 * innovation + 10 * imitation; }
};
inline Adoption adoption_at(const session::Point& point) { return {.01 + .09 * point[0], .1 + .5 * point[1]}; }

inline constexpr double adoption_years = 10;

/// Who has not adopted after ten years, in closed form.
inline double left_over(const Adoption& by) {
    const double decay = std::exp(-(by.innovation + by.imitation) * adoption_years);
    return 1 - (1 - decay) / (1 + by.imitation / by.innovation * decay);
}

/// The same of a run of the model with 2,000 people.
inline double left_over_in_run(const Adoption& by, u32 replicate) {
    constexpr double step = .125;
    static const Schema schema = schema_of(bass::model);
    Scenario scenario;
    scenario.model = scenario.name = "bass";
    scenario.steps = static_cast<i32>(adoption_years / step);
    scenario.parameters["population.people"].value = 2000;
    scenario.parameters["time.step"].value = step;
    scenario.parameters["diffusion.innovation"].value = by.innovation;
    scenario.parameters["diffusion.imitation"].value = by.imitation;
    Crew crew(1);
    Simulation simulation(bass::model, schema, scenario, replicate, crew);
    simulation.populate();
    while (!simulation.done()) simulation.step();
    return 1 - simulation.output().rows.back();
}

inline KnownFront bass_packages() {
    return {.objectives = [](const session::Point& point) -> Outcome {
                return {left_over(adoption_at(point)), adoption_at(point).cost()};
            },
            .worst = {.9, 15},
            .run = [](const session::Point& point, u64 repeat, u64 run) -> Outcome {
                const Adoption by = adoption_at(point);
                return {left_over_in_run(by, static_cast<u32>(100 * repeat + run)), by.cost()};
            }};
}

}  // namespace consortia::analyse
