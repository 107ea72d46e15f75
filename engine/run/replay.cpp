#include "engine/run/replay.hpp"

#include <algorithm>
#include <bit>

namespace consortia {

namespace {

u32 other_than(u32 workers) { return workers == 1 ? 3 : 1; }

}  // namespace

Replay::Replay(const Model& model, const Scenario& scenario, Simulation& first)
    : first_(first),
      crew_(other_than(first.world().crew().size())),
      second_(model, first.world().schema(), scenario, first.world().clock.replicate, crew_) {
    second_.play_twice(false);
    second_.ask_only(first.asked_);
    first_.world().trail = &trail_;
    second_.world().trail = &second_trail_;
}

void Replay::refuse(const std::string& what) const {
    throw ContractError(what + ": played again over " + std::to_string(crew_.size()) + " threads instead of " +
                        std::to_string(first_.world().crew().size()) +
                        ", it is another. Something is used that belongs neither to the state nor to the inputs: a static, "
                        "std::rand, the time, an address, the order of threads");
}

void Replay::compare_states(const std::string& after) {
    if (first_.world().digest() != second_.world().digest()) refuse("the state after " + after);
}

void Replay::step() {
    trail_.clear();
    second_trail_.clear();
    first_.play();
    second_.play();
    compare_phases();
    compare_indicators();
}

void Replay::compare_phases() const {
    const auto same = [](const World::Passage& a, const World::Passage& b) { return a.digest == b.digest; };
    const auto [mine, other] = std::ranges::mismatch(trail_, second_trail_, same);
    if (mine == trail_.end()) return;
    refuse("phase " + mine->phase + ", " + to_string(first_.world().clock) + ": the state it leaves");
}

void Replay::compare_indicators() const {
    const World& world = first_.world();
    const World& again = second_.world();
    for (const FrameLayout::Entry& entry : world.layout().entries()) {
        for (std::size_t k = entry.offset; k < entry.offset + entry.size; ++k) {
            const bool agrees = std::bit_cast<u64>(world.frame()[k]) == std::bit_cast<u64>(again.frame()[k]);
            if (!agrees) refuse("indicator " + entry.indicator.name + ", " + to_string(world.clock));
        }
    }
}

}  // namespace consortia
