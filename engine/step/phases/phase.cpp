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

/// A phase from opening to closing. `visits` of the phase, and the dead of each block, are filled in meanwhile.
class Course {
  public:
    Course(World& world, const std::string& name, const CompiledPhase& compiled)
        : world_(world), name_(name), compiled_(compiled), column_(world.column(compiled.visited)) {
        if (compiled.edges) world.edges(compiled.visited).owner_of();  // made now, before blocks ask for it
        phase_.name = stream_name(name);
        phase_.kind = hash_of(column_.record().name);
    }

    Traffic of_blocks(const std::vector<u32>* only) {
        phase_.visits = only != nullptr ? static_cast<u32>(only->size()) : column_.size();
        Crew& crew = world_.crew();
        const u32 size = compiled_.in_order ? Crew::block_size : crew.finer_block(phase_.visits);
        open(Crew::blocks_of(phase_.visits, size));
        const auto visited = [&](Block block) { visit({.only = only, .block = block}); };
        compiled_.in_order ? crew.blocks(phase_.visits, visited) : crew.finer_blocks(phase_.visits, visited);
        return close();
    }
    Traffic of_turns(std::optional<u32> turns) {
        open(1);
        u64 acted = 0;
        if (column_.size() > 0)
            visit({.only = nullptr, .block = {0, 0, 0, column_.size()}, .turns = turns, .acted = &acted});
        std::ranges::sort(dead_.front());
        phase_.visits = static_cast<u32>(acted);
        return close();
    }

  private:
    std::string where() const { return "phase " + name_ + ", " + to_string(world_.clock); }
    template <class Act>
    void blamed(const Act& act) const {
        blaming([&] { return where(); }, act);
    }

    void open(u32 blocks) {
        phase_.blocks = blocks;
        dead_.resize(blocks);
        if (compiled_.sees_own_type) column_.keep_before();
        blamed([&] { compiled_.open(world_, phase_); });
    }
    void visit(Visit visit) {
        u32 slot = 0;
        visit.world = &world_;
        visit.run = &phase_;
        visit.slot = &slot;
        visit.dead = &dead_[visit.block.block];
        blaming([&] { return where() + ", " + column_.record().name + ' ' + std::to_string(slot); },
                [&] { compiled_.visit(visit); });
    }
    Traffic close() {
        if (compiled_.sees_own_type) column_.drop_before();
        if (compiled_.changes) settle(world_, compiled_, dead_);
        blamed([&] { compiled_.close(world_, phase_); });  // what is wrong here is not the fault of one agent
        const u64 records = u64{phase_.visits} * column_.record().size;
        return {phase_.visits, (compiled_.changes ? 2 : 1) * records + compiled_.bytes(world_, phase_)};
    }

    World& world_;
    const std::string& name_;
    const CompiledPhase& compiled_;
    Column& column_;
    PhaseRun phase_;
    std::vector<std::vector<u32>> dead_;
};

}  // namespace

Traffic run(World& world, const std::string& name, const std::vector<u32>* only, const CompiledPhase& compiled) {
    return Course(world, name, compiled).of_blocks(only);
}

Traffic run_in_turns(World& world, const std::string& name, std::optional<u32> turns, const CompiledPhase& compiled) {
    return Course(world, name, compiled).of_turns(turns);
}

}  // namespace phase
}  // namespace consortia
