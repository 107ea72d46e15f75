// The town of town.hpp as made by hand, for tests of a few phases: settled, step by step.
#pragma once

#include "tests/support/town.hpp"

#include <optional>
#include <string>
#include <utility>

namespace town {

class SmallTown {
  public:
    explicit SmallTown(u32 workers = 1, Scenario plan = scenario()) : plan_(std::move(plan)), crew_(workers) {
        describe(schema_);
        world.emplace(schema_, plan_, 0, crew_);
        Population p(*world);
        populate(p);
    }
    /// Plays one step of the phases that `make` schedules.
    void play(u32 step, FunctionRef<void(Schedule&)> make) {
        Schedule schedule;
        make(schedule);
        world->begin_step(step);
        schedule.run(*world);
    }
    List<Person> people() { return Population(*world).agents<Person>(); }
    List<Firm> firms() { return Population(*world).agents<Firm>(); }
    std::span<Link> links() {
        Edges& edges = world->edges(typeid(Link));
        return {edges.column.as<Link>(), edges.size()};
    }

  private:
    Scenario plan_;
    Schema schema_;
    Crew crew_;

  public:
    std::optional<World> world;
};

/// What the contract error says that one step of these phases leads to; empty if none.
inline std::string words(FunctionRef<void(Schedule&)> make, u32 workers = 1) {
    SmallTown t(workers);
    try {
        t.play(0, make);
    } catch (const ContractError& error) {
        return error.what();
    }
    return "";
}

}  // namespace town
