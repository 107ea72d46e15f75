// The town of town.hpp as made by hand, for tests of a few phases: settled, step by step.
#pragma once

#include "tests/support/town.hpp"

#include <optional>

namespace town {

class SmallTown {
  public:
    explicit SmallTown(u32 workers = 1) : crew_(workers) {
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
    Scenario plan_ = scenario();
    Schema schema_;
    Crew crew_;

  public:
    std::optional<World> world;
};

}  // namespace town
