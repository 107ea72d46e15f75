#include "engine/step/phases/phase.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <cmath>
#include <stdexcept>

using namespace consortia;
using namespace town;

namespace {

void fail_late(Person& me, Self<Person> self) {
    me.age += 1;
    require(self.id().slot < 5000 || self.id().slot % 1000 != 0, "a person of a round number");
}
void overflow(const Person&, Tally<Payroll> payroll) { payroll[{0}].skill += 1e18; }
void divide(const Person&, Tally<Payroll> payroll) { payroll[{0}].skill += std::nan(""); }
void fail_plainly(Person& me, Self<Person> self) {
    if (self.id().slot == 4100) throw std::out_of_range("no such place");
    me.age += 1;
}
struct FailingKey {
    using Of = Firm;
    static u32 key(const Firm&) { throw std::out_of_range("no such region"); }
};
struct FailingPlace {
    using Of = Person;
    static u32 key(const Person&) { throw std::out_of_range("no such region"); }
};
void list(Person& me, Index<FailingKey> firms) { me.age = firms.keys(); }
struct Undeclared {
    using Of = Firm;
    static constexpr bool cumulative = true;
    Count number;
};
void count_undeclared(const Person& me, Tally<Undeclared> sums) { sums[me.employer].number += 1; }
u64 digest_after(u32 workers, u64 seed = 1, u32 steps = 6) {
    SmallTown t(workers, scenario(8, seed));
    Schedule s;
    schedule(s);
    for (u32 k = 0; k < steps; ++k) {
        t.world->begin_step(k);
        s.run(*t.world);
        t.world->end_step();
    }
    return t.world->digest();
}

}  // namespace

TEST_CASE("the digest is the same at any number of workers and another with another seed", "[step][determinism]") {
    const u64 one = digest_after(1);
    CHECK(digest_after(2) == one);
    CHECK(digest_after(3) == one);
    CHECK(digest_after(8) == one);
    CHECK(digest_after(1, 2) != one);
    CHECK(digest_after(1, 1, 5) != one);
}

TEST_CASE("a broken contract names phase, step, agent and reason, the same at any number of workers", "[step][errors]") {
    for (u32 workers : {1U, 2U, 3U}) {
        SmallTown t(workers);
        CHECK_THROWS_WITH(t.play(0, [](Schedule& s) { s.each<fail_late>("fail_late"); }),
                          "phase fail_late, step 1 of the burn-in (2024Q1), person 5000: a person of a round number");
        CHECK_THROWS_AS(t.play(0, [](Schedule& s) { s.each<overflow>("overflow"); }), ContractError);
        CHECK_THROWS_AS(t.play(0, [](Schedule& s) { s.each<divide>("divide"); }), ContractError);
    }
}

TEST_CASE("what a model throws is told with phase, step and agent, at any number of workers", "[step][errors]") {
    for (u32 workers : {1U, 3U}) {
        CHECK(words([](Schedule& s) { s.each<fail_plainly>("move"); }, workers) ==
              "phase move, step 1 of the burn-in (2024Q1), person 4100: throws out_of_range: no such place");
        CHECK(words([](Schedule& s) { s.each<list>("list"); }, workers) ==
              "phase list, step 1 of the burn-in (2024Q1): throws out_of_range: no such region");
        CHECK(words([](Schedule& s) { s.arrange<FailingPlace>("by_region"); }, workers) ==
              "arrange by_region, step 1 of the burn-in (2024Q1): throws out_of_range: no such region");
    }
}

TEST_CASE("a type that the schema does not know is named as it is written", "[step][errors]") {
    CHECK(words([](Schedule& s) { s.each<count_undeclared>("count_undeclared"); }) ==
          "phase count_undeclared, step 1 of the burn-in (2024Q1), person 0: the schema does not declare Undeclared");
}
