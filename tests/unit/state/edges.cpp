// What becomes of edges when somebody dies, and when another is born in the same place; and how they lie.
#include "engine/state/edges.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"
#include "tests/support/small_town.hpp"

#include <cstring>

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

/// No edge leads to one of the dead, and these are all others.
void check_links(SmallTown& t) {
    CHECK(t.links().size() == 200 - 4 * 10);
    for (const Link& link : t.links()) CHECK_FALSE(of_ten(link.to.slot));
}

/// Five persons of whom edges lead to three firms, in rows: 0 → 1, 2; 1 → nobody has none; 2 → 1; 3 → 0, 1; 4 → none.
struct Web {
    struct Person {
        bool alive;
    };
    struct Firm {
        bool alive;
    };
    struct Job {
        using From = Person;
        using To = Firm;
        OptionalId<Firm> to;
        u32 number;
        bool alive;
    };

    Web() {
        schema.agent<Person>("person").field("alive", &Person::alive, "flag");
        schema.agent<Firm>("firm").field("alive", &Firm::alive, "flag");
        schema.edge<Job>("job")
            .field("to", &Job::to, "id")
            .field("number", &Job::number, "1")
            .field("alive", &Job::alive, "flag");
        world.emplace(schema, plan, 0, crew);
        Population p(*world);
        p.add<Firm>(3, [](u32, Rng&) { return Firm{true}; });
        p.add<Person>(5, [](u32, Rng&) { return Person{true}; });
        p.connect<Job>({{3, job(0, 5)}, {0, job(1, 1)}, {2, job(1, 4)}, {0, job(2, 2)}, {3, job(1, 6)}});
    }
    static Job job(u32 firm, u32 number) { return {Id<Firm>{firm}, number, true}; }
    Edges& jobs() { return world->edges(typeid(Job)); }
    Job* records() { return jobs().column.as<Job>(); }
    std::vector<u32> numbers() {
        std::vector<u32> all;
        for (u32 k = 0; k < jobs().size(); ++k) all.push_back(records()[k].number);
        return all;
    }
    /// Persons get these edges, in the order of their slots.
    void begin(std::vector<u32> owners, std::vector<Job> born) {
        jobs().commit(owners, reinterpret_cast<const std::byte*>(born.data()));
    }

    Scenario plan = scenario();
    Schema schema;
    Crew crew{2};
    std::optional<World> world;
};

using Slots = std::vector<u32>;
Slots list(std::span<const u32> numbers) { return {numbers.begin(), numbers.end()}; }

}  // namespace

/// A matching market: firms close with chance δ in a step, and others open in their place; then who has no job finds one
/// with chance μ. In the long run a share μ/(1 − (1 − δ)(1 − μ)) has one. The model does not ask whether an employer still
/// exists.
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
    s.each<open>("open").each<find_job>("find_job");
}
void watch(Watch<Worker> all) { all.share<&Worker::employed>("employment", {"employment", "就业率"}); }

const Model trusting{"market", {"a matching market", "匹配市场"}, describe, populate, schedule<false>, expect, {watch}};
const Model asking{"market", {"a matching market", "匹配市场"}, describe, populate, schedule<true>, expect, {watch}};

double mean_employment(const Model& model, u32 threads) {
    Played run(model, {}, 0, threads);
    double sum = 0;
    for (u32 step = 50; step < 150; ++step) sum += run.until(step + 1)("employment");
    return sum / 100;
}

}  // namespace market

TEST_CASE("founding edges lie in rows by owner, in the order given within a row", "[state][edges]") {
    Web web;
    CHECK(web.numbers() == Slots{1, 2, 4, 5, 6});
    CHECK(list(web.jobs().offsets()) == Slots{0, 2, 2, 3, 5, 5});
    CHECK(list(web.jobs().owner_of()) == Slots{0, 0, 2, 3, 3});
}

TEST_CASE("rows by target list positions in the order of owners, without edges to nobody", "[state][edges]") {
    Web web;
    web.records()[3].to = {};  // 5 leads to nobody now
    web.jobs().touched();
    CHECK(list(web.jobs().in_rows().offsets) == Slots{0, 0, 3, 4});
    CHECK(list(web.jobs().in_rows().edges) == Slots{0, 2, 4, 1});
}

TEST_CASE("newborn edges join the end of their owner's row, and edges that ended leave theirs", "[state][edges]") {
    Web web;
    const u64 layout = web.jobs().layout();
    web.records()[0].alive = false;
    web.begin({0, 1, 3, 3}, {Web::job(0, 7), Web::job(1, 8), Web::job(2, 9), Web::job(2, 10)});
    CHECK(web.numbers() == Slots{2, 7, 8, 4, 5, 6, 9, 10});
    CHECK(list(web.jobs().offsets()) == Slots{0, 2, 3, 4, 8, 8});
    CHECK(web.jobs().layout() > layout);  // ids of edges are positions: what held one is told
}

TEST_CASE("edges are laid out anew only where some have ended", "[state][edges]") {
    Web web;
    const u64 layout = web.jobs().layout();
    web.jobs().drop_ended();
    web.jobs().follow_owners();
    web.jobs().follow_targets();
    CHECK(web.jobs().layout() == layout);
    web.records()[4].alive = false;
    web.jobs().drop_ended();
    CHECK(web.numbers() == Slots{1, 2, 4, 5});
}

TEST_CASE("an edge to a target that does not exist, or of an owner who does not, is an error", "[state][edges]") {
    Web web;
    CHECK_THROWS_WITH(web.begin({0}, {Web::job(3, 7)}), "an edge leads to a target that does not exist");
    CHECK_THROWS_WITH(web.begin({5}, {Web::job(0, 7)}), "an edge was given to an owner that does not exist");
}

TEST_CASE("edges as they stood before stay to be read until they are dropped", "[state][edges]") {
    Web web;
    web.jobs().keep_before();
    web.records()[0].number = 11;
    Web::Job before{{}, 0, false};
    std::memcpy(&before, web.jobs().column.readable(), sizeof before);
    CHECK(before.number == 1);
    CHECK(list(web.jobs().offsets_before()) == list(web.jobs().offsets()));
    web.jobs().drop_before();
    std::memcpy(&before, web.jobs().column.readable(), sizeof before);
    CHECK(before.number == 11);
}

TEST_CASE("edges to the dead end with them, and who is born in their place inherits none", "[state][edges]") {
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

TEST_CASE("edges that are led to the dead end before somebody is born in their place", "[state][edges]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.each<die>("die").each<lead_to_dead>("lead"); });
    t.play(1, [](Schedule& s) { s.each<bear_firms>("bear").each<count_in>("count"); });
    CHECK(t.firms()[3].staff == 0);
}

TEST_CASE("new edges from and to the dead end at once", "[state][edges]") {
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

TEST_CASE("a market that does not ask whether employers exist has the employment of one that does", "[state][edges]") {
    const double expected = market::matching / (1 - (1 - market::closing) * (1 - market::matching));
    const double trusting = market::mean_employment(market::trusting, 1);
    CHECK(trusting == market::mean_employment(market::asking, 1));
    CHECK(trusting == market::mean_employment(market::trusting, 3));
    CHECK_THAT(trusting, Catch::Matchers::WithinAbs(expected, 3e-3));
}
