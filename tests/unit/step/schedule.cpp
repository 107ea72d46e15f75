#include "engine/step/schedule.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

struct Deaths {
    using Of = Firm;
    static constexpr bool cumulative = true;
    Count number;
};

void count_staff(const Person& me, Tally<Payroll> payroll) { payroll[me.employer].staff += 1; }
void note_staff(Firm& me, Self<Firm> self, Read<Payroll> payroll) { me.staff = payroll[self].staff; }
void count_deaths(const Person& me, Tally<Deaths> deaths) { deaths[me.employer].number += me.age > 99 ? 1 : 0; }
void note_deaths(Firm& me, Self<Firm> self, Read<Deaths> deaths) { me.staff = deaths[self].number; }

void record_twice(const Firm&, Self<Firm> self, Indicators out) {
    if (self.id().slot < 2) out("people") = self.id().slot;
}
void record_beyond(const Firm&, Indicators out) { out("skill_by_half", 2) = 1; }

double price_of(const Firm& firm) { return firm.tech >= 0 ? throw std::runtime_error("no such price") : 0.0; }
struct FailingKey {
    using Of = Firm;
    static u32 key(const Firm&) { throw std::out_of_range("no such region"); }
};
struct FailingPlace {
    using Of = Person;
    static u32 key(const Person&) { throw std::out_of_range("no such region"); }
};
void list(Person& me, Index<FailingKey> firms) { me.age = firms.keys(); }
void fail_plainly(Person& me, Self<Person> self) {
    if (self.id().slot == 4100) throw std::out_of_range("no such place");
    me.age += 1;
}

void be_born_dead(const Firm&, Self<Firm> self, Emit<Person> birth) { birth({1, self, 0, false}); }
void form_ended(const Firm&, Self<Firm> self, Emit<Link> form) { form(self, {{0}, 1, false}); }

std::string words(const std::function<void(Schedule&)>& make, u32 workers = 1) {
    SmallTown t(workers);
    try {
        t.play(0, make);
    } catch (const ContractError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("sums that are read and never start again are a fault, which names the phase that adds", "[step][schedule]") {
    Schedule schedule;
    schedule.each<count_staff>("count_staff").each<note_staff>("note_staff");
    REQUIRE(schedule.faults().size() == 1);
    CHECK(
        schedule.faults()[0] ==
        "phase count_staff adds to Payroll, which nothing resets: schedule reset<Payroll>() where the sums start again, or "
        "say in Payroll that they go on, `static constexpr bool cumulative = true;`");
}

TEST_CASE("sums that start again anywhere, once a year or in rounds, are none, nor those that are said to go on",
          "[step][schedule]") {
    Schedule every_step;
    every_step.reset<Payroll>().each<count_staff>("count_staff").each<note_staff>("note_staff");
    CHECK(every_step.faults().empty());
    Schedule once_a_year;
    once_a_year.in(Quarter::q1).reset<Payroll>();
    once_a_year.each<count_staff>("count_staff").each<note_staff>("note_staff");
    CHECK(once_a_year.faults().empty());
    Schedule in_rounds;
    in_rounds.rounds(
        2, [](Schedule& s) { s.reset<Payroll>().each<count_staff>("count_staff").each<note_staff>("note_staff"); });
    CHECK(in_rounds.faults().empty());
    Schedule going_on;
    going_on.each<count_deaths>("count_deaths").each<note_deaths>("note_deaths");
    CHECK(going_on.faults().empty());
    Schedule unread;
    unread.each<count_staff>("count_staff");
    CHECK(unread.faults().empty());
}

TEST_CASE("an indicator that two agents record in a step is an error: the last would depend on threads",
          "[step][indicators]") {
    CHECK(words([](Schedule& s) { s.each<record_twice>("observe"); }) ==
          "phase observe, step 0, firm 1: indicator people is recorded twice in this step");
    CHECK(words([](Schedule& s) { s.each<record_beyond>("observe"); }) ==
          "phase observe, step 0, firm 0: indicator skill_by_half: label 2 of 2");
}

TEST_CASE("what a model throws is told with phase, step and agent, at any number of workers", "[step][errors]") {
    for (u32 workers : {1U, 3U}) {
        CHECK(words([](Schedule& s) { s.each<fail_plainly>("move"); }, workers) ==
              "phase move, step 0, person 4100: throws out_of_range: no such place");
        CHECK(words([](Schedule& s) { s.mean<price_of>("people"); }, workers) ==
              "indicator people, step 0: firm 0: throws runtime_error: no such price");
        CHECK(words([](Schedule& s) { s.each<list>("list"); }, workers) ==
              "phase list, step 0: throws out_of_range: no such region");
        CHECK(words([](Schedule& s) { s.arrange<FailingPlace>("by_region"); }, workers) ==
              "arrange by_region, step 0: throws out_of_range: no such region");
    }
}

TEST_CASE("a type that the schema does not know is named as it is written", "[step][errors]") {
    CHECK(words([](Schedule& s) { s.each<count_deaths>("count_deaths"); }) ==
          "phase count_deaths, step 0, person 0: the schema does not declare Deaths");
}

TEST_CASE("who is born dead would take a place for ever: it is an error", "[step][births]") {
    CHECK(words([](Schedule& s) { s.each<be_born_dead>("bear"); }) ==
          "phase bear, step 0, firm 0: what is born is not alive: its member `alive` is false");
    CHECK(words([](Schedule& s) { s.each<form_ended>("form"); }) ==
          "phase form, step 0, firm 0: what is born is not alive: its member `alive` is false");
}
