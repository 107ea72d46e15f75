// A town small enough to count by hand: people work for firms, firms know each other, letters are written, people are born
// and die. For tests of state, step and run. What it does is in town.cpp, so that it is compiled once.
#pragma once

#include "engine/step/model.hpp"

#include <string>

namespace town {

using namespace consortia;

struct Firm {
    double tech;
    double staff;
    bool alive;
};
struct Terms {  // what many persons read of one firm
    using Of = Firm;
    double pay;
};
struct Person {
    double skill;
    Id<Firm> employer;
    u32 age;
    bool alive;
};
struct Link {  // firm to firm
    using From = Firm;
    using To = Firm;
    Id<Firm> to;
    float weight;
    bool alive;
};
struct Payroll {
    using Of = Firm;
    Count staff;
    Fine skill;
};
struct Means {
    using Of = Firm;
    Real skill;
};
struct Wish {  // a letter of a person to a firm
    Id<Firm> to;
    Id<Person> from;
    double skill;
};
struct Numbers {
    double people = 10000;
    double firms = 100;
};
struct Levers {
    Lever birth;
    Lever collapse;  ///< of replicate 1: a fault, for tests of faults
};

namespace indicator {
inline const Indicator people{
    .name = "people", .unit = "person", .about = {"people", "人数"}, .role = Indicator::Role::benefit};
inline const Indicator child_benefit{.name = "child_benefit",
                                     .unit = "wq",
                                     .about = {"child benefit", "生育补贴"},
                                     .kind = Indicator::Kind::flow,
                                     .role = Indicator::Role::cost};
inline const Indicator skill_by_half{
    .name = "skill_by_half", .unit = "index", .about = {"mean skill", "平均技能"}, .over = {"firm_half"}};
}  // namespace indicator

void describe_records(Schema& s);
Quantity number(std::string name, double fallback);
void describe(Schema& s);
void populate(Population& p);

// Phases.
void grow_old(Person& me, Read<Firm> firms, Tally<Payroll> payroll, Reduce<Means> means, Rng& rng);
void imitate(Firm& me, Self<Firm> self, Out<Link> links, Read<Firm> firms, Read<Payroll> payroll);
void wish(const Person& me, Self<Person> self, Emit<Wish> write, Rng& rng);
void give_birth(Firm& me, Inbox<Wish> wishes, Self<Firm> self, Emit<Person> birth, Given<Levers> levers, Rng& rng);
void rewire(Firm& me, Self<Firm> self, Own<Link> links, Emit<Link> form, Rng& rng);
void observe(const Firm& me, Self<Firm> self, Read<Person> people, Read<Means> means, Given<Levers> levers,
             Given<Clock> clock, Indicators out);

void schedule(Schedule& step);
void expect(const Inputs& inputs, Expected& e);

extern const Model model;

/// Ten thousand people and a hundred firms, from 2025 on.
Scenario scenario(u32 steps = 8, u64 seed = 1);

}  // namespace town
