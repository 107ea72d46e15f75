// What a run will need, before anything large is allocated.
#pragma once

#include "engine/step/model.hpp"

namespace consortia {

struct Estimate {
    double agents = 0;
    double edges = 0;
    double memory = 0;      ///< bytes of one run at its peak
    double checkpoint = 0;  ///< bytes of a snapshot on disk
    double writing = 0;     ///< bytes to write the file of results, when the runs are over
    double panels = 0;      ///< bytes of its output that are panels, as far as the model expects the agents
    double output = 0;      ///< bytes of its frames, in memory and on disk
};

/// From the numbers that the model expects of the scenario.
Estimate estimate(const Model& model, const Schema& schema, const Scenario& scenario);

/// How many runs fit at once into `available` bytes of memory, at most `wanted`. Throws InputError, which names the model's
/// numbers of agents, if not even one does.
u32 runs_that_fit(const Estimate& of_one, const Scenario& scenario, u32 wanted, double available);

/// `1.5 GB`, `640 kB`: for people.
std::string bytes_text(double bytes);

}  // namespace consortia
