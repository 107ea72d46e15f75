#include "tests/support/town.hpp"

#include <csignal>
#include <cstdlib>
#include <utility>
#include <vector>

namespace town {

namespace {

/// 1 breaks the contract, the others end the process.
void collapse(double how) {
    if (how == 2) std::raise(SIGSEGV);
    if (how == 3) std::abort();
    if (how == 4) std::exit(7);
    require(how == 0, "the town has collapsed");
}

}  // namespace

void describe_records(Schema& s) {
    s.agent<Firm>("firm")
        .field("tech", &Firm::tech, "log")
        .field("staff", &Firm::staff, "person")
        .field("alive", &Firm::alive, "flag");
    s.component<Terms>("terms").field("pay", &Terms::pay, "wq");
    s.agent<Person>("person")
        .field("skill", &Person::skill, "index")
        .field("employer", &Person::employer, "id")
        .field("age", &Person::age, "quarter")
        .field("alive", &Person::alive, "flag");
    s.edge<Link>("link")
        .field("to", &Link::to, "id")
        .field("weight", &Link::weight, "share")
        .field("alive", &Link::alive, "flag");
    s.tally<Payroll>("payroll").field("staff", &Payroll::staff, "person").field("skill", &Payroll::skill, "index");
    s.reduction<Means>("means").field("skill", &Means::skill, "index");
}

Quantity number(std::string name, double fallback) {
    Quantity q;
    q.name = std::move(name);
    q.unit = "1";
    q.hard = q.usual = {0, 1e9};
    q.fallback = fallback;
    q.source = "test";
    return q;
}

void describe(Schema& s) {
    describe_records(s);
    s.calendar();
    s.parameter(number("population.people", 10000), &Numbers::people);
    s.parameter(number("population.firms", 100), &Numbers::firms);
    Quantity birth = number("policy.birth", 0);
    birth.law = {"a benefit for each child (Act of 2020)", "每名子女一份津贴（2020 年法）"};
    s.lever(birth, &Levers::birth);
    s.lever(number("policy.collapse", 0), &Levers::collapse);
    s.axis({.name = "firm_half", .about = {}, .labels = {"lower", "upper"}, .groups = {}, .targetable = false});
    for (const Indicator& each : {indicator::people, indicator::child_benefit, indicator::skill_by_half}) s.indicator(each);
}

void populate(Population& p) {
    const auto& given = p.given<Numbers>();
    const u32 firms = static_cast<u32>(given.firms);
    p.add<Firm>(firms, [](u32, Rng& rng) { return Firm{rng.uniform(), 0, true}; });
    p.add<Person>(static_cast<u32>(given.people), [&](u32, Rng& rng) {
        return Person{rng.uniform(), {rng.below(firms)}, rng.below(100), true};
    });
    p.component<Terms>([](Id<Firm> id) { return Terms{1.0 + id.slot}; });
    std::vector<std::pair<u32, Link>> links;
    for (u32 k = 0; k < firms; ++k) {
        links.push_back({k, {{(k + 1) % firms}, 1, true}});
        links.push_back({k, {{(k + 2) % firms}, 2, true}});
    }
    p.connect<Link>(std::move(links));
}

void grow_old(Person& me, Read<Firm> firms, Tally<Payroll> payroll, Reduce<Means> means, Rng& rng) {
    me.age += 1;
    if (rng.chance(0.02)) {
        me.alive = false;
        return;
    }
    me.skill += 0.1 * (firms[me.employer].tech - me.skill) * rng.uniform();
    payroll[me.employer].staff += 1;
    payroll[me.employer].skill += me.skill;
    means[me.employer].skill += me.skill;
}
void imitate(Firm& me, Self<Firm> self, Out<Link> links, Read<Firm> firms, Read<Payroll> payroll) {
    double sum = 0;
    double weight = 0;
    for (const Link& link : links[self]) {
        sum += link.weight * firms[link.to].tech;
        weight += link.weight;
    }
    if (weight > 0) me.tech += 0.1 * (sum / weight - me.tech);
    me.staff = payroll[self].staff;
}
void wish(const Person& me, Self<Person> self, Emit<Wish> write, Rng& rng) {
    if (rng.chance(0.1)) write({{rng.below(3)}, self, me.skill});
}
void give_birth(Firm& me, Inbox<Wish> wishes, Self<Firm> self, Emit<Person> birth, Given<Levers> levers, Rng& rng) {
    me.tech += 0.001 * wishes.size();
    const u32 born = static_cast<u32>(rng.round(5.0 + levers->birth.everywhere()));
    for (u32 k = 0; k < born; ++k) birth({rng.uniform(), self, 0, true});
}
void rewire(Firm&, Self<Firm> self, Own<Link> links, Emit<Link> form, Rng& rng) {
    for (Link& link : links) {
        if (!rng.chance(0.1)) continue;
        link.alive = false;
        form(self, {{rng.below(100)}, 1, true});
    }
}
void observe(const Firm&, Self<Firm> self, Read<Person> people, Read<Means> means, Given<Levers> levers, Given<Clock> clock,
             Indicators out) {
    if (clock->replicate == 1) collapse(levers->collapse.everywhere());
    if (self.id().slot > 1) return;
    out(indicator::skill_by_half, self.id().slot) = means[self].skill;
    if (self.id().slot > 0) return;
    out(indicator::child_benefit) = 100 * levers->birth.everywhere();
    double alive = 0;
    for (u32 k = 0; k < people.size(); ++k) alive += people.alive({k});
    out(indicator::people) = alive;
}

void schedule(Schedule& step) {
    step.reset<Payroll>();
    step.each<grow_old>("grow_old");
    step.each<imitate>("imitate");
    step.each<wish>("wish");
    step.receivers<give_birth, Wish>("give_birth");
    step.in(Quarter::q1).each<rewire>("rewire");
    step.each<observe>("observe");
}

void expect(const Inputs& inputs, Expected& e) {
    e.add<Person>(inputs.given<Numbers>().people);
    e.add<Firm>(inputs.given<Numbers>().firms);
    e.add<Link>(2 * inputs.given<Numbers>().firms);
}

extern const Model model{"town", {"a town for tests", "测试小镇"}, describe, populate, schedule, expect};

Scenario scenario(u32 steps, u64 seed) {
    Scenario s;
    s.model = "town";
    s.name = "town";
    s.start = Date::of(2025, 1);
    s.steps = steps;
    s.burn_in = 4;
    s.seed = seed;
    s.parameters["population.people"].value = 10000;
    s.parameters["population.firms"].value = 100;
    s.levers["policy.birth"] = {};
    s.levers["policy.collapse"] = {};
    return s;
}

}  // namespace town
