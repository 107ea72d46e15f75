// What becomes of edges and ids when somebody dies, and when another is born in the same place.
#include "engine/state/kept_ids.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

bool of_ten(u32 slot) { return slot % 10 == 3; }

void die(Firm& me, Self<Firm> self) { me.alive = !of_ten(self.id().slot); }
void bear_firms(const Firm&, Self<Firm> self, Emit<Firm> birth) {
    if (self.id().slot < 11) birth({.tech = 1, .staff = 0, .alive = true});
}
void count_in(Firm& me, Self<Firm> self, In<Link> links) { me.staff = links[self].size(); }
void lead_to_dead(Firm&, Self<Firm> self, Own<Link> links) {
    if (self.id().slot == 0) links[0].to = {3};
}
void form_to_dead(const Firm&, Self<Firm> self, Emit<Link> form) {
    if (self.id().slot == 0) form(self, {{3}, 1, true});
}
void die_and_form(Firm& me, Self<Firm> self, Emit<Link> form) {
    me.alive = !of_ten(self.id().slot);
    form(self, {{3}, 9, true});
    if (!me.alive) form({0}, {{5}, 8, true});
}
void read_employer(Person& me, Read<Firm> firms) { me.skill = firms[me.employer].tech; }

struct Note {
    Id<Link> to;
};
void write_note(const Firm&, Self<Firm> self, Out<Link> links, Emit<Note> note) { note({links.id(links[self][1])}); }
void end_first(Firm&, Own<Link> links) { links[0].alive = false; }
void read_notes(Link& me, Inbox<Note> notes) { me.weight = static_cast<float>(notes.size()); }

struct Friend {
    using Of = Firm;
    OptionalId<Person> person;
};
struct ByAge {
    using Of = Person;
    static u32 key(const Person& p) { return p.age; }
};

/// No edge leads to one of the dead, and these are all others.
void check_links(SmallTown& t) {
    CHECK(t.links().size() == 200 - 4 * 10);
    for (const Link& link : t.links()) CHECK_FALSE(of_ten(link.to.slot));
}

}  // namespace

TEST_CASE("edges to the dead end with them, and who is born in their place inherits none", "[step][deaths]") {
    for (u32 workers : {1U, 3U}) {
        SmallTown t(workers);
        t.play(0, [](Schedule& s) { s.each<die>("die"); });
        check_links(t);
        t.play(1, [](Schedule& s) { s.each<bear_firms>("bear").each<count_in>("count"); });
        REQUIRE(t.firms().size() == 100);
        for (u32 slot = 3; slot < 100; slot += 10) {
            CHECK(t.world->agents(typeid(Firm)).alive(slot));
            CHECK(t.firms()[slot].staff == 0);
        }
        check_links(t);
    }
}

TEST_CASE("edges that are led to the dead end before somebody is born in their place", "[step][deaths]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.each<die>("die").each<lead_to_dead>("lead"); });
    t.play(1, [](Schedule& s) { s.each<bear_firms>("bear").each<count_in>("count"); });
    CHECK(t.firms()[3].staff == 0);
}

TEST_CASE("new edges from and to the dead end at once", "[step][deaths]") {
    for (u32 workers : {1U, 3U}) {
        SmallTown t(workers);
        t.play(0, [](Schedule& s) { s.each<die>("die").each<form_to_dead>("form"); });
        check_links(t);
        SmallTown at_once(workers);
        at_once.play(0, [](Schedule& s) { s.each<die_and_form>("die_and_form"); });
        for (const Link& link : at_once.links()) CHECK(link.weight != 9);
        CHECK(std::ranges::count(at_once.links(), 8.F, &Link::weight) == 10);  // of somebody else, who lives
    }
}

TEST_CASE("letters to edges are not read by others, once edges began or ended", "[step][deaths]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.each<write_note>("write").receivers<read_notes, Note>("read"); });
    for (const Link& link : t.links()) CHECK(link.weight == 1.F);  // the second of each had 2
    CHECK_THROWS_WITH(
        t.play(1,
               [](Schedule& s) { s.each<write_note>("write").each<end_first>("end").receivers<read_notes, Note>("read"); }),
        Catch::Matchers::Contains("edges began or ended after letters were written to them"));
}

TEST_CASE("where ids are watched, one of somebody whose place another has taken is told when it is read", "[step][ids]") {
    for (bool watched : {false, true}) {
        SmallTown t(2);
        t.world->watches_ids = watched;
        t.play(0, [](Schedule& s) { s.each<die>("die").each<read_employer>("read"); });  // the dead can still be seen
        CHECK_NOTHROW(t.play(1, [](Schedule& s) { s.each<bear_firms>("bear"); }));
        u32 first = 0;
        while (!of_ten(unmarked(t.people()[first].employer.slot))) ++first;
        const auto read = [&] { t.play(2, [](Schedule& s) { s.each<read_employer>("read"); }); };
        if (watched) {
            CHECK_THROWS_WITH(read(), "phase read, step 2, person " + std::to_string(first) + ": reads firm " +
                                          std::to_string(unmarked(t.people()[first].employer.slot)) +
                                          ", who died in step 0 or before: another has taken that place");
        } else {
            CHECK_NOTHROW(read());
        }
    }
}

TEST_CASE("the digest does not see whether ids are watched", "[step][ids]") {
    const auto digest = [](bool watched) {
        SmallTown t;
        t.world->watches_ids = watched;
        t.play(0, [](Schedule& s) { s.each<die>("die"); });
        t.play(1, [](Schedule& s) { s.each<bear_firms>("bear"); });
        return t.world->digest();
    };
    CHECK(digest(true) == digest(false));
}

TEST_CASE("where ids are watched, agents are not moved while somebody keeps an id of one", "[step][ids]") {
    Schema described;
    describe_records(described);
    described.component<Friend>("friend").field("person", &Friend::person, "id");
    Crew crew(1);
    const Scenario plan = scenario();
    World world(described, plan, 0, crew);
    world.watches_ids = true;
    Population p(world);
    p.add<Firm>(2, [](u32, Rng&) { return Firm{0, 0, true}; });
    p.add<Person>(3, [](u32 k, Rng&) { return Person{0, {0}, k, true}; });
    CHECK_FALSE(p.components<Friend>()[1].person);  // of a component that nobody filled
    CHECK_NOTHROW(arrange<ByAge>(world));
    p.components<Friend>()[1].person = Id<Person>{2};
    CHECK_THROWS_WITH(arrange<ByAge>(world), "agents of kind person are moved while friend 1 keeps the id of one (person)");
}

// ---- A matching market: firms close with chance δ in a step, and others open in their place; then who has no job finds one
// with chance μ. In the long run a share μ/(1 − (1 − δ)(1 − μ)) has one. The model does not ask whether an employer still
// exists.
namespace market {

struct Firm {
    bool alive;
};
struct Worker {
    bool employed;
};
struct Job {
    using From = Worker;
    using To = Firm;
    Id<Firm> to;
    bool alive;
};
struct Economy {
    u32 firms;
};
struct All {
    using Of = Firm;
    static u32 key(const Firm&) { return 0; }
};

constexpr double closing = .05, matching = .3;
constexpr u32 firms = 2000, workers = 20000;

void describe(Schema& s) {
    s.agent<Firm>("firm").field("alive", &Firm::alive, "flag");
    s.agent<Worker>("worker").field("employed", &Worker::employed, "flag");
    s.agent<Economy>("economy").field("firms", &Economy::firms, "firm");
    s.edge<Job>("job").field("to", &Job::to, "id").field("alive", &Job::alive, "flag");
    s.indicator({.name = "employment", .unit = "share", .about = {"employment", "就业率"}});
}
void populate(Population& p) {
    p.add<Firm>(firms, [](u32, Rng&) { return Firm{true}; });
    p.add<Worker>(workers, [](u32, Rng&) { return Worker{false}; });
    p.add<Economy>(1, [](u32, Rng&) { return Economy{firms}; });
}
void close(Firm& me, Rng& rng) { me.alive = !rng.chance(closing); }
void open(Economy& me, Read<Firm> all, Emit<Firm> birth) {
    u32 living = 0;
    for (u32 k = 0; k < all.size(); ++k) living += all.alive({k}) ? 1 : 0;
    for (u32 k = living; k < me.firms; ++k) birth({true});
}
void leave_the_dead(Worker&, Own<Job> jobs, Read<Firm> all) {
    for (Job& job : jobs) job.alive = all.alive(job.to);
}
void find_job(Worker& me, Self<Worker> self, Out<Job> jobs, Index<All> all, Emit<Job> begin, Rng& rng) {
    me.employed = !jobs[self].empty();
    if (me.employed || !rng.chance(matching)) return;
    begin(self, {all.draw(0, rng).value(), true});
    me.employed = true;
}
void expect(const Inputs&, Expected&) {}

template <bool asks>
void schedule(Schedule& s) {
    s.each<close>("close");
    if (asks) s.each<leave_the_dead>("leave_the_dead");
    s.each<open>("open").each<find_job>("find_job").mean<&Worker::employed>("employment");
}

const Model trusting{"market", {"a matching market", "匹配市场"}, describe, populate, schedule<false>, expect};
const Model asking{"market", {"a matching market", "匹配市场"}, describe, populate, schedule<true>, expect};

double mean_employment(const Model& model, u32 threads) {
    Played run(model, {}, 0, threads);
    double sum = 0;
    for (u32 step = 50; step < 150; ++step) sum += run.until(step + 1)("employment");
    return sum / 100;
}

}  // namespace market

TEST_CASE("a market that does not ask whether employers exist has the employment of one that does", "[step][deaths]") {
    const double expected = market::matching / (1 - (1 - market::closing) * (1 - market::matching));
    const double trusting = market::mean_employment(market::trusting, 1);
    CHECK(trusting == market::mean_employment(market::asking, 1));
    CHECK(trusting == market::mean_employment(market::trusting, 3));
    CHECK_THAT(trusting, Catch::Matchers::WithinAbs(expected, 3e-3));
}
