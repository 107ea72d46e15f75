// A run played a second time beside itself, over another number of threads: whatever does not come from the state, the
// inputs and the streams makes the two part. A static that a phase remembers something in, std::rand, the time, an address,
// the order of threads: none of them can be seen by a compiler. The build `checked` plays every run so.
#pragma once

#include "engine/parallel/crew.hpp"
#include "engine/run/simulation.hpp"

#include <vector>

namespace consortia {

class Replay {
  public:
    Replay(const Model& model, const Scenario& scenario, Simulation& first);

    Simulation& second() { return second_; }
    /// Throws ContractError unless both stand at the same state.
    void compare_states(const std::string& after);
    /// Plays a step of both. Throws ContractError that names the first phase after which they differ, or an indicator.
    void step();

  private:
    void compare_phases() const;
    void compare_indicators() const;
    [[noreturn]] void refuse(const std::string& what) const;

    Simulation& first_;
    Crew crew_;
    Simulation second_;
    std::vector<World::Passage> trail_, second_trail_;
};

}  // namespace consortia
