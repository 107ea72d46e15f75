// An epidemic within households, in continuous time (Bartlett 1949; Gillespie 1977). Each household has n people, of whom
// one brings the disease. Who is susceptible meets others at rate β, any of n − 1, and catches it from who is infectious;
// who is infectious recovers at rate γ. With s susceptible and i infectious the chances P follow the master equation
//   P'(s, i) = β (s + 1)(i − 1)/(n − 1) P(s + 1, i − 1) + γ (i + 1) P(s, i + 1) − (β s i/(n − 1) + γ i) P(s, i).
// The law does not depend on the length of a step, which only says when it is looked at.
#include <consortia/model.hpp>

namespace households {
using namespace consortia;

enum class State : u8 { susceptible, infectious, removed };

struct Household {
    u8 people;
};
struct Cases {
    using Of = Household;
    Count infectious, affected;
};
struct Person {
    Id<Household> household;
    State state;
};
struct Parameters {
    double households, people, contact, recovery, step;
};

constexpr u32 most = 20;  // people of a household

void describe(Schema& s) {
    s.agent<Household>("household").field("people", &Household::people, "person");
    s.tally<Cases>("cases").field("infectious", &Cases::infectious, "person").field("affected", &Cases::affected, "person");
    s.agent<Person>("person")
        .field("household", &Person::household, "id")
        .field("state", &Person::state, "susceptible 0, infectious 1, removed 2");
    s.parameter(whole("population.households", "household", 10000, {1, 1e7}, "chosen", {"households", "家庭数"}),
                &Parameters::households);
    s.parameter(whole("household.people", "person", 10, {2, most}, "chosen", {"n, people of each", "家庭人数"}),
                &Parameters::people);
    s.parameter(
        real("epidemic.contact", "1/week", 2, {0, 100}, "chosen", {"β, meetings of one who is susceptible", "接触率"}),
        &Parameters::contact);
    s.parameter(real("epidemic.recovery", "1/week", 1, {0, 100}, "chosen", {"γ", "康复率"}), &Parameters::recovery);
    s.parameter(real("time.step", "week", 0.25, {1e-6, 100}, "chosen", {"length of a step", "步长"}), &Parameters::step);
    std::vector<std::string> labels;
    for (u32 k = 0; k <= most; ++k) labels.push_back(std::to_string(k));
    s.axis({.name = "people", .about = {"people", "人数"}, .labels = labels, .groups = {}, .targetable = false});
}

void populate(Population& p) {
    const auto& given = p.given<Parameters>();
    const u32 households = u32(given.households), people = u32(given.people);
    p.add<Household>(households, [&](u32, Rng&) { return Household{u8(people)}; });
    p.add<Person>(households * people, [&](u32 k, Rng&) {
        return Person{{k / people}, k % people == 0 ? State::infectious : State::susceptible};
    });
}

/// Turns a step.
double rate(const Person& me, Given<Parameters> given) {
    if (me.state == State::removed) return 0;
    return given->step * (me.state == State::infectious ? given->recovery : given->contact);
}
/// People of a household lie side by side.
void turn(Person& me, Self<Person> self, Read<Person> all, Given<Parameters> given, Rng& rng) {
    if (me.state == State::infectious) {
        me.state = State::removed;
        return;
    }
    const u32 people = u32(given->people), home = me.household.slot * people, mine = self.id().slot - home;
    const u32 met = home + (mine + 1 + rng.below(people - 1)) % people;
    if (all[{met}].state == State::infectious) me.state = State::infectious;
}
void report(const Person& me, Tally<Cases> cases) {
    cases[me.household].infectious += me.state == State::infectious;
    cases[me.household].affected += me.state != State::susceptible;
}
u32 infectious(const Household&, Self<Household> self, Read<Cases> cases) { return u32(cases[self].infectious); }
u32 affected(const Household&, Self<Household> self, Read<Cases> cases) { return u32(cases[self].affected); }

void schedule(Schedule& step) {
    step.one_at_a_time<turn>("turn", turns::by_clock<rate>());
    step.reset<Cases>().each<report>("report");
}

void watch(Watch<Household> all) {
    all.count("infectious", "household", {"households by people infectious", "按感染人数的家庭数"}).by<infectious>("people");
    all.count("affected", "household", {"households by people infected so far", "按累计感染人数的家庭数"})
        .by<affected>("people");
}

void expect(const Inputs& inputs, Expected& e) {
    e.add<Person>(inputs.given<Parameters>().households * inputs.given<Parameters>().people);
}

extern const Model model{
    "households", {"an epidemic within households", "家庭内传染病"}, describe, populate, schedule, expect, {watch}};
}  // namespace households
