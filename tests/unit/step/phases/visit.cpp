// A block of agents: who is visited, in which order, and who is noted for burial.
#include "engine/step/phases/visit.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

std::vector<u32> visited;
void note(Person& me, Self<Person> self) {
    visited.push_back(self.id().slot);
    if (self.id().slot % 4 == 1) me.alive = false;
}
void note_many(Many<Person> persons) {
    for (auto [me, self, rng] : persons) {
        visited.push_back(self.slot);
        if (self.slot % 4 == 1) me.alive = false;
    }
}

/// Visits places 2 to 1000 of everybody, or of `only`; returns the dead.
template <auto VisitBlock>
std::vector<u32> visit(const std::vector<u32>* only) {
    SmallTown t;
    t.people()[3].alive = t.people()[9].alive = false;
    visited.clear();
    const PhaseRun run{.name = 1, .visits = 10000, .blocks = 1, .kind = 0};
    u32 slot = 0;
    std::vector<u32> dead;
    const u32 end = only != nullptr ? static_cast<u32>(only->size()) : 1000;
    VisitBlock({&*t.world, &run, only, {0, 0, 2, end}, &slot, &dead});
    CHECK(slot == visited.back());
    return dead;
}

void take_slot_as_age(Person& me, Self<Person> self) { me.age = self.id().slot; }
bool even(const Person& me) { return me.age % 2 == 0; }
void grow(Person& me, Rng& rng) {
    me.age += rng.below(3);
    me.skill += rng.uniform();
    me.alive = !rng.chance(.1);
}
void grow_if_even(Person& me, Rng& rng) {
    if (even(me)) grow(me, rng);
}
bool high(const Person& me) { return me.age >= 6000; }
void end_high(Person& me) { me.alive = !high(me); }
void fail(Person&) { require(false, "never"); }

constexpr auto each = phase::visit_block<note, Person, Self<Person>>;
constexpr auto many = phase::visit_block_of_many<note_many, Person>;

}  // namespace

TEST_CASE("a block visits its living agents in the order of slots, and notes who has died", "[step][visit]") {
    const std::vector<u32> dead = visit<each>(nullptr);
    REQUIRE(visited.size() == 996);
    CHECK(std::vector<u32>(visited.begin(), visited.begin() + 6) == std::vector<u32>{2, 4, 5, 6, 7, 8});
    CHECK(std::ranges::is_sorted(visited));
    REQUIRE(dead.size() == 248);
    CHECK(dead.front() == 5);  // 3 and 9 were dead before: nobody dies twice
    CHECK(dead[1] == 13);
    const std::vector<u32> one_by_one = visited;
    CHECK(visit<many>(nullptr) == dead);
    CHECK(visited == one_by_one);
}

TEST_CASE("of those who are listed a block visits its part of the list", "[step][visit]") {
    const std::vector<u32> only{1, 2, 3, 5, 8, 9, 13, 700, 9999};
    CHECK(visit<each>(&only) == std::vector<u32>{5, 13});
    CHECK(visited == std::vector<u32>{5, 8, 13, 700, 9999});
    CHECK(visit<many>(&only) == std::vector<u32>{5, 13});
    CHECK(visited == std::vector<u32>{5, 8, 13, 700, 9999});
}

TEST_CASE("a phase over those of whom a condition holds gives the bytes of one that asks it first", "[step][visit]") {
    const auto played = [](u32 workers, auto grow) {
        SmallTown t(workers);
        t.play(0, [&](Schedule& s) {
            s.each<take_slot_as_age>("number");
            grow(s);
        });
        CHECK(t.world->agents(typeid(Person)).alive() < 10000);
        return t.world->digest();
    };
    const u64 asked = played(1, [](Schedule& s) { s.each<grow_if_even>("grow").each<grow_if_even>("again"); });
    for (u32 workers : {1U, 3U})
        CHECK(played(workers, [](Schedule& s) { s.each_where<even, grow>("grow").each_where<even, grow>("again"); }) ==
              asked);
    CHECK(played(1, [](Schedule& s) { s.each<grow>("grow").each<grow>("again"); }) != asked);
}

TEST_CASE("a phase over those of whom a condition holds passes over the dead, and names who failed", "[step][visit]") {
    const std::string of_the_living =
        words([](Schedule& s) { s.each<take_slot_as_age>("number").each_where<high, fail>("fail"); });
    CHECK(of_the_living == "phase fail, step 1 of the burn-in (2024Q1), person 6000: never");
    const std::string of_the_dead =
        words([](Schedule& s) { s.each<take_slot_as_age>("number").each<end_high>("end").each_where<high, fail>("fail"); });
    CHECK(of_the_dead.empty());
}
