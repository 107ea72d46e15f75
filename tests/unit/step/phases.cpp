#include "tests/support/catch.hpp"
#include "tests/support/town.hpp"

using namespace consortia;
using namespace town;

namespace {

/// A town with its schema, on a crew of its own.
struct Town {
    explicit Town(u32 workers = 1, Scenario s = scenario()) : plan(std::move(s)), crew(workers) {
        describe(schema);
        world.emplace(schema, plan, 0, crew);
    }
    void settle() {
        Population p(*world);
        populate(p);
        world->begin_step(0);
    }
    Scenario plan;
    Schema schema;
    Crew crew;
    std::optional<World> world;
};

void play(Town& t, const std::function<void(Schedule&)>& make, u32 step = 0) {
    Schedule schedule;
    make(schedule);
    t.world->begin_step(step);
    schedule.run(*t.world);
}

u64 digest_after(u32 workers, u64 seed = 1, u32 steps = 6) {
    Town t(workers, scenario(8, seed));
    t.settle();
    Schedule s;
    schedule(s);
    for (u32 k = 0; k < steps; ++k) {
        t.world->begin_step(k);
        s.run(*t.world);
        t.world->end_step();
    }
    return t.world->digest();
}

void copy_left(Firm& me, Self<Firm> self, Read<Firm> firms) {
    me.tech = self.id().slot == 0 ? me.tech : firms[{self.id().slot - 1}].tech;
}

void write_twice(const Person& me, Self<Person> self, Emit<Wish> write) {
    if (self.id().slot >= 3) return;
    write({{2 - self.id().slot}, self, me.skill});
    write({{2 - self.id().slot}, self, -1});
    write({{1}, self, -2});
}
std::vector<std::vector<std::pair<u32, double>>> received;
void read_wishes(const Firm&, Self<Firm> self, Inbox<Wish> wishes) {
    for (const Wish& w : wishes) received[self.id().slot].emplace_back(w.from.slot, w.skill);
}

void fail_late(Person& me, Self<Person> self) {
    me.age += 1;
    require(self.id().slot < 5000 || self.id().slot % 1000 != 0, "a person of a round number");
}
void overflow(const Person&, Tally<Payroll> payroll) { payroll[{0}].skill += 1e18; }
void divide(const Person&, Tally<Payroll> payroll) { payroll[{0}].skill += std::nan(""); }

void end_second(Firm&, Own<Link> links) {
    if (links.size() > 1) links[1].alive = false;
}
void count_in(Firm& me, Self<Firm> self, In<Link> links) {
    me.staff = 0;
    for (const auto& [from, edge, id] : links[self]) me.staff += from.slot + 1000.0 * edge.weight;
}

void die_if_even(Person& me, Self<Person> self) { me.alive = self.id().slot % 2 == 1; }
void bear_one(const Firm&, Self<Firm> self, Emit<Person> birth) {
    birth({static_cast<double>(self.id().slot), self, 0, true});
}
void bear_more(const Firm&, Self<Firm> self, Emit<Person> birth) {
    if (self.id().slot == 0) birth({-1, self, 0, true});
    birth({static_cast<double>(self.id().slot), self, 0, true});
}
void draw_skill(Person& me, Rng& rng) { me.skill = rng.uniform(); }

/// Some draw once, some often, some not at all; some die.
void live_on(Person& me, Rng& rng) {
    if (me.age % 3 == 2) return;
    me.skill = rng.uniform();
    if (me.age % 3 == 0) me.skill += rng.normal() + rng.uniform();
    me.alive = !rng.chance(.1);
}
void all_live_on(Many<Person> persons) {
    for (auto [me, self, rng] : persons) live_on(me, rng);
}
/// Nearly all draw, and nothing happens to them.
void seldom_change(Person& me, Rng& rng) {
    if (me.age % 5 == 0) {
        me.skill += 1;
    } else if (rng.chance(me.age % 7 == 0 ? .5 : .02)) {
        me.alive = !rng.chance(.5);
    } else if (rng.chance(.03)) {
        me.skill = rng.normal();
    }
}
void some_change(Many<Person> persons) {
    const auto might = [](const Person& me, const phase::FirstDraws& draws) {
        return me.age % 5 == 0 || draws.might(0, me.age % 7 == 0 ? .5 : .02) || draws.might(1, .03);
    };
    for (auto [me, self, rng] : persons.only(might)) seldom_change(me, rng);
}
void number_by_slot(Person& me, Self<Person> self) { me.age = self.id().slot; }
void fail_among_many(Many<Person> persons) {
    for (auto [me, self, rng] : persons) require(me.age < 5000, "a person of high number");
}

u32 every = 1;
void draw_if_chosen(Person& me, Rng& rng) { me.skill = me.age % every == 0 ? rng.uniform() : -1; }
std::vector<double> skills_if_drawn_by(u32 nth) {
    Town t;
    t.settle();
    every = nth;
    play(t, [](Schedule& s) { s.each<number_by_slot>("number").each<draw_if_chosen>("draw"); });
    std::vector<double> skills;
    for (const Person& p : Population(*t.world).agents<Person>()) skills.push_back(p.skill);
    return skills;
}

void visit_link(Link& me, Self<Link> self, Rng& rng) { me.weight = static_cast<float>(self.from().slot + rng.uniform()); }

}  // namespace

TEST_CASE("a phase that sees its own type reads everybody as they stood when it began", "[step]") {
    Town t;
    t.settle();
    std::vector<double> before;
    for (const Firm& f : Population(*t.world).agents<Firm>()) before.push_back(f.tech);
    play(t, [](Schedule& s) { s.each<copy_left>("copy_left"); });
    const auto after = Population(*t.world).agents<Firm>();
    for (u32 k = 1; k < 100; ++k) CHECK(after[k].tech == before[k - 1]);
}

TEST_CASE("the digest is the same at any number of workers and another with another seed", "[step][determinism]") {
    const u64 one = digest_after(1);
    CHECK(digest_after(2) == one);
    CHECK(digest_after(3) == one);
    CHECK(digest_after(8) == one);
    CHECK(digest_after(1, 2) != one);
    CHECK(digest_after(1, 1, 5) != one);
}

TEST_CASE("letters arrive by target, then source, then creation, and only receivers are visited", "[step][emit]") {
    for (u32 workers : {1U, 3U}) {
        Town t(workers);
        t.settle();
        received.assign(100, {});
        play(t, [](Schedule& s) {
            s.each<write_twice>("write_twice");
            s.receivers<read_wishes, Wish>("read_wishes");
        });
        CHECK(t.world->singleton<Post<Wish>>().receivers() == std::vector<u32>{0, 1, 2});
        REQUIRE(received[1].size() == 5);
        CHECK(received[1][0] == std::pair<u32, double>{0, -2});
        CHECK(received[1][1].first == 1);
        CHECK(received[1][2] == std::pair<u32, double>{1, -1});
        CHECK(received[1][3] == std::pair<u32, double>{1, -2});
        CHECK(received[1][4] == std::pair<u32, double>{2, -2});
        CHECK(received[0].size() == 2);
        CHECK(received[2].front().first == 0);
    }
}

TEST_CASE("a broken contract names phase, step, agent and reason, the same at any number of workers", "[step][errors]") {
    for (u32 workers : {1U, 2U, 3U}) {
        Town t(workers);
        t.settle();
        CHECK_THROWS_WITH(play(t, [](Schedule& s) { s.each<fail_late>("fail_late"); }),
                          "phase fail_late, step 0, person 5000: a person of a round number");
        CHECK_THROWS_AS(play(t, [](Schedule& s) { s.each<overflow>("overflow"); }), ContractError);
        CHECK_THROWS_AS(play(t, [](Schedule& s) { s.each<divide>("divide"); }), ContractError);
    }
}

TEST_CASE("an edge that ends leaves its row when the phase does, and rows by target follow", "[step][edges]") {
    Town t;
    t.settle();
    play(t, [](Schedule& s) {
        s.each<end_second>("end_second");
        s.each<count_in>("count_in");
    });
    CHECK(t.world->edges(typeid(Link)).size() == 100);
    const auto firms = Population(*t.world).agents<Firm>();
    CHECK(firms[1].staff == 1000.0);
    CHECK(firms[0].staff == 1099.0);
}

TEST_CASE("a freed slot is taken by a newborn only in a later step, the lowest first", "[step][births]") {
    Town t;
    t.settle();
    play(t, [](Schedule& s) {
        s.each<die_if_even>("die_if_even");
        s.each<bear_one>("bear_one");
    });
    Agents& people = t.world->agents(typeid(Person));
    CHECK(people.size() == 10100);
    CHECK(people.alive() == 5100);
    play(
        t, [](Schedule& s) { s.each<bear_one>("bear_one"); }, 1);
    CHECK(people.size() == 10100);
    CHECK(people.alive(0));
    CHECK(people.alive(198));
    CHECK_FALSE(people.alive(200));
    CHECK(Population(*t.world).agents<Person>()[2].skill == 1.0);
}

TEST_CASE("one extra birth shifts nobody else's draws", "[step][random]") {
    Town a;
    Town b;
    a.settle();
    b.settle();
    play(a, [](Schedule& s) { s.each<bear_one>("bear").each<draw_skill>("draw_skill"); });
    play(b, [](Schedule& s) { s.each<bear_more>("bear").each<draw_skill>("draw_skill"); });
    const auto skill_by_key = [](Town& t) {
        std::map<Key, double> skills;
        const auto people = Population(*t.world).agents<Person>();
        const auto& keys = t.world->agents(typeid(Person)).keys;
        for (u32 k = 0; k < people.size(); ++k) skills[keys[k]] = people[k].skill;
        return skills;
    };
    const auto in_a = skill_by_key(a);
    const auto in_b = skill_by_key(b);
    CHECK(in_b.size() == in_a.size() + 1);
    u32 same = 0;
    for (const auto& [key, skill] : in_a) same += in_b.contains(key) && in_b.at(key) == skill;
    // All but the one sibling of the extra child, whose ordinal moved to the extra one: same keys, same draws.
    CHECK(same == in_a.size());
}

TEST_CASE("what an agent draws does not depend on how many others draw", "[step][random]") {
    const auto all = skills_if_drawn_by(1);
    for (u32 nth : {2U, 3U, 50U}) {
        const auto some = skills_if_drawn_by(nth);
        u32 same = 0;
        for (u32 k = 0; k < all.size(); k += nth) same += some[k] == all[k];
        CHECK(same == (all.size() + nth - 1) / nth);
    }
}

TEST_CASE("a phase over many agents does what the same phase over each does", "[step][many]") {
    Town each;
    each.settle();
    play(each, [](Schedule& s) {
        s.each<number_by_slot>("number").each<live_on>("live_on").rounds(2, [](Schedule& r) { r.each<live_on>("again"); });
    });
    for (u32 workers : {1U, 3U}) {
        Town many(workers);
        many.settle();
        play(many, [](Schedule& s) {
            s.each<number_by_slot>("number").each<all_live_on>("live_on").rounds(
                2, [](Schedule& r) { r.each<all_live_on>("again"); });
        });
        CHECK(many.world->agents(typeid(Person)).alive() < 9000);
        CHECK(many.world->digest() == each.world->digest());
    }
}

TEST_CASE("a phase that passes over those whose first draws show that nothing happens gives the same bytes",
          "[step][many]") {
    const auto played = [](u32 workers, auto change) {
        Town t(workers);
        t.settle();
        play(t, [&](Schedule& s) {
            s.each<number_by_slot>("number");
            for (u32 k = 0; k < 20; ++k) change(s);
        });
        CHECK(t.world->agents(typeid(Person)).alive() < 10000);
        return t.world->digest();
    };
    u32 phases = 0;
    const auto name = [&] { return "change " + std::to_string(phases++ % 20); };
    const u64 each = played(1, [&](Schedule& s) { s.each<seldom_change>(name()); });
    for (u32 workers : {1U, 2U}) CHECK(played(workers, [&](Schedule& s) { s.each<some_change>(name()); }) == each);
}

TEST_CASE("first draws say no only where chance does", "[step][many]") {
    for (u32 word : {0U, 1U, 0x7fffffffU, 0x80000000U, 0xffffffffU}) {
        const std::array<u32, 4> words{word, 0, 0, 0};
        const phase::FirstDraws draws(words);
        const double p = word * 0x1p-32;
        CHECK_FALSE(draws.might(0, p));
        CHECK(draws.might(0, p + 0x1p-40));
        CHECK_FALSE(draws.might(0, 0));
        CHECK(draws.might(0, 1));
        CHECK(draws.might(0, std::nan("")));  // which chance refuses
    }
}

TEST_CASE("a contract broken among many agents names the one that was visited", "[step][many]") {
    Town t(2);
    t.settle();
    CHECK_THROWS_WITH(play(t, [](Schedule& s) { s.each<number_by_slot>("number").each<fail_among_many>("fail"); }),
                      "phase fail, step 0, person 5000: a person of high number");
}

TEST_CASE("edges are visited with streams keyed by their two ends", "[step][edges]") {
    Town t;
    t.settle();
    play(t, [](Schedule& s) { s.each<visit_link>("visit_link"); });
    const Link* links = t.world->edges(typeid(Link)).column.as<Link>();
    CHECK(std::floor(links[0].weight) == 0);
    CHECK(std::floor(links[7].weight) == 3);
    CHECK(links[0].weight - std::floor(links[0].weight) != links[2].weight - std::floor(links[2].weight));
}

TEST_CASE("the time of a phase counts what its workers spent, however they shared it", "[step][schedule]") {
    for (u32 workers : {1U, 3U}) {
        Schedule s;
        s.each<draw_skill>("draw_skill").mean<&Person::skill>("people").mean<&Person::skill>("child_benefit");
        Town t(workers);
        t.settle();
        for (u32 k = 0; k < 20; ++k) {
            t.world->begin_step(k);
            s.run(*t.world);
        }
        REQUIRE(s.times().size() == 2);  // both means together
        const PhaseTime& time = s.times()[0];
        CHECK(time.visits == 20 * u64{t.world->agents(typeid(Person)).size()});
        CHECK(time.bytes == 2 * sizeof(Person) * time.visits);
        CHECK(s.times()[1].bytes == 2 * sizeof(Person) * time.visits);  // twice read, not written
        CHECK(time.processor_seconds > 0);
        CHECK(time.slowest_seconds <= time.processor_seconds);
        CHECK(time.imbalance() >= 1 - 1e-9);
        CHECK(time.imbalance() <= workers + 1e-9);
        CHECK(s.times()[1].calls == 40);
    }
}

TEST_CASE("a calendar condition and rounds decide when phases run", "[step][schedule]") {
    Schedule s;
    s.in(Quarter::q1).each<bear_one>("bear_one");
    s.rounds(3, [](Schedule& r) { r.each<draw_skill>("draw_skill"); });
    Town t;
    t.settle();
    for (u32 k = 0; k < 8; ++k) {
        t.world->begin_step(k);
        s.run(*t.world);
    }
    CHECK(t.world->agents(typeid(Person)).size() == 10200);
    CHECK(s.times()[1].calls == 24);
    CHECK(s.notes()[1].rounds == 3);
    CHECK(s.faults().empty());
    s.each<copy_left>("bear_one");
    CHECK(s.faults().size() == 1);
}

TEST_CASE("an indicator that is not recorded, unknown or infinite is an error", "[step][indicators]") {
    Town t;
    t.settle();
    CHECK_THROWS_WITH(t.world->end_step(), Catch::Matchers::Contains("indicator people was not recorded"));
}
