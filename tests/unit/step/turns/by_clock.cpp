#include "engine/step/turns/by_clock.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"
#include "tests/unit/random/screens.hpp"

#include <cmath>

using namespace consortia;
using namespace town;
using Catch::Matchers::WithinAbs;

namespace {

void grow(Person& me) { me.age += 1; }
void begin(Person& me, Self<Person> self) {
    me.age = 0;
    me.skill = self.id().slot;
}
void begin_at_zero(Person& me) {
    me.age = 0;
    me.skill = 0;
}
void die(Person& me) {
    me.age += 1;
    me.alive = false;
}
/// Everybody else lives twice as fast.
void hurry(Person& me, Self<Person> self) {
    me.age = 0;
    me.skill = self.id().slot % 2;
}
double twice(const Person&) { return 2; }
double half_a_year(const Person&, Given<Numbers> numbers) { return numbers->people / 20000; }
double once(const Person& me) { return me.age == 0 ? 2 : 0; }
double by_skill(const Person& me) { return me.skill == 0 ? 2 : 4; }
double negative(const Person& me) { return me.skill == 4321 ? -1 : 1; }
double too_many(const Person& me) { return me.skill == 4321 ? 1e7 : 1; }

/// The time of each turn, as long as they come one after another.
void note_time(Person& me, TimeOfTurn now, Tally<Payroll> out_of_order) {
    out_of_order[me.employer].staff += now.in_step() < me.skill || now.in_step() >= 1 ? 1 : 0;
    me.skill = now.in_step();
    me.age += 1;
}

std::vector<double> ages(SmallTown& t) {
    std::vector<double> all;
    for (const Person& person : t.people()) all.push_back(person.age);
    return all;
}

}  // namespace

TEST_CASE("clocks strike as often as a Poisson process of their rate, at any number of workers", "[step][turns]") {
    SmallTown t, of_three(3), given;
    const auto play = [](Schedule& s) { s.each<begin>("begin").one_at_a_time<grow>("grow", turns::by_clock<twice>()); };
    t.play(0, play);
    CHECK_THAT(mean_z(ages(t), 2, std::sqrt(2.0)), WithinAbs(0, z_bound));
    CHECK_THAT(variance_z(ages(t), 2, std::sqrt(2.0), 3.5), WithinAbs(0, z_bound));
    of_three.play(0, play);
    CHECK(of_three.world->digest() == t.world->digest());
    given.play(0, [](Schedule& s) { s.each<begin>("begin").one_at_a_time<grow>("grow", turns::by_clock<half_a_year>()); });
    CHECK_THAT(mean_z(ages(given), 0.5, std::sqrt(0.5)), WithinAbs(0, z_bound));
}

TEST_CASE("a clock goes on at the rate that its agent has after his turn", "[step][turns]") {
    SmallTown t, mortal;
    t.play(0, [](Schedule& s) { s.each<begin>("begin").one_at_a_time<grow>("grow", turns::by_clock<once>()); });
    const double p = 1 - std::exp(-2.0);
    CHECK_THAT(mean_z(ages(t), p, std::sqrt(p * (1 - p))), WithinAbs(0, z_bound));
    mortal.play(0, [](Schedule& s) { s.each<begin>("begin").one_at_a_time<die>("grow", turns::by_clock<twice>()); });
    u32 acted = 0;
    for (double age : ages(t)) acted += age > 0 ? 1 : 0;
    CHECK(mortal.world->agents(typeid(Person)).alive() == 10000 - acted);
}

TEST_CASE("a phase may ask when in the step its turn comes: uniform, given how often it does", "[step][turns]") {
    SmallTown t, of_three(3);
    const auto play = [](Schedule& s) {
        s.reset<Payroll>().each<begin_at_zero>("begin").one_at_a_time<note_time>("note", turns::by_clock<twice>());
    };
    t.play(0, play);
    of_three.play(0, play);
    CHECK(of_three.world->digest() == t.world->digest());
    for (u32 firm = 0; firm < 100; ++firm) CHECK(t.world->column(typeid(Payroll)).as<Payroll>()[firm].staff.value() == 0);
    // The last of n uniform times is n/(n + 1) on average, with variance n/((n + 1)² (n + 2)).
    for (const u32 n : {1U, 3U}) {
        std::vector<double> last;
        for (const Person& person : t.people())
            if (person.age == n) last.push_back(person.skill);
        REQUIRE(last.size() > 1000);
        const double variance = n / ((n + 1.0) * (n + 1.0) * (n + 2.0));
        CHECK_THAT(mean_z(last, n / (n + 1.0), std::sqrt(variance)), WithinAbs(0, z_bound));
    }
}

TEST_CASE("clocks strike in the order of time, those of one moment by slot", "[step][turns]") {
    turns::Strikes strikes;
    for (const auto& [time, slot] : std::vector<std::pair<double, u32>>{{0.5, 3}, {0.1, 9}, {0.5, 1}, {0.2, 4}})
        strikes.add(time, {slot, 0});
    std::vector<u32> slots;
    double now = 0;
    for (turns::Turn turn; strikes.next(now, turn);) slots.push_back(turn.slot);
    CHECK(slots == std::vector<u32>{9, 4, 1, 3});
    CHECK(now == 0.5);
}

TEST_CASE("nobody's clock hears of another's", "[step][turns]") {
    SmallTown calm, hurried;
    calm.play(0, [](Schedule& s) { s.each<begin>("begin").one_at_a_time<grow>("grow", turns::by_clock<twice>()); });
    hurried.play(0, [](Schedule& s) { s.each<hurry>("hurry").one_at_a_time<grow>("grow", turns::by_clock<by_skill>()); });
    u32 more = 0;
    for (u32 k = 0; k < 10000; ++k) {
        if (k % 2 == 0) REQUIRE(calm.people()[k].age == hurried.people()[k].age);
        more += calm.people()[k].age < hurried.people()[k].age ? 1 : 0;
    }
    CHECK(more > 4000);
}

TEST_CASE("a rate that no clock can have is told with whose it is", "[step][turns]") {
    const auto said = [](auto order) {
        return words([=](Schedule& s) { s.each<begin>("begin").one_at_a_time<grow>("grow", order); });
    };
    const std::string why =
        "phase grow, step 1 of the burn-in (2024Q1), person 4321: its clock strikes at a rate outside 0 to 1,000,000 a step";
    CHECK(said(turns::by_clock<negative>()) == why);
    CHECK(said(turns::by_clock<too_many>()) == why);
}
