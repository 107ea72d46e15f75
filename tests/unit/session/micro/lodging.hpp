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

inline void describe(Schema& s) {
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

inline void let(const House&, Emit<Lodger> newborn, Indicators out) {
    newborn({0, true});
    out(IndicatorName("nothing")) = 0;
}

inline void schedule(Schedule& step) { step.each<grow_old>("grow_old").each<let>("let"); }
inline void expect(const Inputs&, Expected& e) { e.add<Lodger>(2); }

inline const Workspace& workspace() {
    static const Catalogue models{Model{"lodging", {"lodging", "寄宿"}, describe, populate, schedule, expect}};
    static const config::Memory files(
        std::map<std::string, std::string>{{"scenarios/house.yaml", "model: lodging\nsteps: 5\n"}});
    static const Workspace lodging(models, files);
    return lodging;
}

}  // namespace consortia::session::lodging
