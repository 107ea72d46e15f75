#include "engine/step/phase.hpp"

namespace consortia::phase {

void blame(const World& world, const std::string& phase, const Record& record, u32 slot, const char* what) {
    throw ContractError("phase " + phase + ", step " + std::to_string(world.clock.step) + ", " + record.name + ' ' +
                        std::to_string(slot) + ": " + what);
}

}  // namespace consortia::phase
