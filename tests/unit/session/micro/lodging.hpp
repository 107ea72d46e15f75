// A model of a house that remembers its first lodger: whoever has lived there for two steps dies, and another takes the
// place.
#pragma once

#include "engine/session/workspace.hpp"

namespace consortia::session::lodging {

struct Lodger {
    u32 age;
    bool alive;
};
struct House {
    OptionalId<Lodger> first;
};

struct Habits {
    double visits;
};

inline void describe(Schema& s) {
    s.parameter(
        whole("house.visits", "1", 0, {0, 1}, "chosen", {"whether the house looks for its first lodger", "是否探访"}),
        &Habits::visits);
    s.agent<House>("house").field("first", &House::first, "id");
    s.agent<Lodger>("lodger").field("age", &Lodger::age, "step").field("alive", &Lodger::alive, "flag");
    s.indicator({.name = "nothing"});
}

inline void populate(Population& p) {
    p.add<Lodger>(1, [](u32, Rng&) { return Lodger{0, true}; });
    p.add<House>(1, [](u32, Rng&) { return House{Id<Lodger>{0}}; });
}

inline void grow_old(Lodger& me) {
    me.age += 1;
    me.alive = me.age < 2;
}

/// Whose place another may have by now: what a model must not read.
inline void let(const House& me, Read<Lodger> lodgers, Emit<Lodger> newborn, Given<Habits> habits, Indicators out) {
    newborn({0, true});
    out(IndicatorName("nothing")) = habits->visits > 0 ? lodgers[*me.first].age : 0;
}

inline void schedule(Schedule& step) { step.each<grow_old>("grow_old").each<let>("let"); }
inline void expect(const Inputs&, Expected& e) { e.add<Lodger>(2); }

inline const Workspace& workspace() {
    static const Catalogue models{Model{"lodging", {"lodging", "寄宿"}, describe, populate, schedule, expect}};
    static const config::Memory files(std::map<std::string, std::string>{
        {"scenarios/house.yaml", "model: lodging\nsteps: 5\n"},
        {"scenarios/visits.yaml", "extends: house.yaml\nparameters: {house.visits: 1}\n"}});
    static const Workspace lodging(models, files);
    return lodging;
}

}  // namespace consortia::session::lodging
