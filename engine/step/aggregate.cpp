#include "engine/step/aggregate.hpp"

namespace consortia::aggregate {

void record(World& world, const std::string& indicator, double value) {
    try {
        handle::Indicators(world, {}, {})(indicator) = value;
    } catch (const ContractError& error) {
        throw ContractError("indicator " + indicator + ", step " + std::to_string(world.clock.step) + ": " + error.what());
    }
}

}  // namespace consortia::aggregate
