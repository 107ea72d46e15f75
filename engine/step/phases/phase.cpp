#include "engine/step/phases/phase.hpp"

#include "engine/core/blame.hpp"

#include <algorithm>

namespace consortia {

namespace phase {

namespace {

/// The dead are buried, changed records are marked.
void settle(World& world, const CompiledPhase& compiled, const std::vector<std::vector<u32>>& dead) {
    if (compiled.edges) {
        world.edges(compiled.visited).touched();
        world.edges(compiled.visited).drop_ended();
        return;
    }
    world.column(compiled.visited).touched();
    std::vector<u32> slots;
    for (const auto& list : dead) slots.insert(slots.end(), list.begin(), list.end());
    if (!slots.empty()) world.bury(compiled.visited, slots);
}

}  // namespace

Traffic run(World& world, const std::string& name, const std::vector<u32>* only, const CompiledPhase& compiled) {
    Column& column = world.column(compiled.visited);
    if (compiled.edges) world.edges(compiled.visited).owner_of();  // made now, before blocks ask for it
    PhaseRun phase;
    phase.name = stream_name(name);
    phase.visits = only != nullptr ? static_cast<u32>(only->size()) : column.size();
    phase.blocks = Crew::blocks_of(phase.visits);
    phase.kind = hash_of(column.record().name);

    const auto where = [&] { return "phase " + name + ", " + to_string(world.clock); };
    if (compiled.sees_own_type) column.keep_before();
    blaming(where, [&] { compiled.open(world, phase); });
    std::vector<std::vector<u32>> dead(phase.blocks);
    world.crew().blocks(phase.visits, [&](Block block) {
        u32 slot = 0;
        blaming([&] { return where() + ", " + column.record().name + ' ' + std::to_string(slot); },
                [&] {
                    compiled.visit({&world, &phase, only, block, &slot, &dead[block.block]});
                });
    });
    if (compiled.sees_own_type) column.drop_before();
    if (compiled.changes) settle(world, compiled, dead);
    blaming(where, [&] { compiled.close(world, phase); });  // what is wrong here is not the fault of one agent
    const u64 records = u64{phase.visits} * column.record().size;
    return {phase.visits, (compiled.changes ? 2 : 1) * records + compiled.bytes(world, phase)};
}

}  // namespace phase
}  // namespace consortia
