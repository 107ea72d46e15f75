#include "engine/step/phases/overwritten.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

void ask(const Person& me, Self<Person> self, Emit<Wish> write) { write({me.employer, self, me.skill}); }
void ask_again(const Person& me, Self<Person> self, Emit<Wish> write) { write({me.employer, self, -1}); }
void hear(Firm& me, Inbox<Wish> wishes) { me.staff += wishes.size(); }
void hear_and_pass_on(Firm& me, Self<Firm> self, Inbox<Wish> wishes, Emit<Wish> write) {
    me.staff += wishes.size();
    if (me.staff < 2) write({self, wishes[0].from, 0});
}
void count_receivers(Firm& me) { me.tech += 1; }
void average(const Person& me, Reduce<Means> means) { means[me.employer].skill += me.skill; }
void average_again(const Person& me, Reduce<Means> means) { means[me.employer].skill += 1; }
void look(Firm& me, Self<Firm> self, Read<Means> means) { me.tech = means[self].skill; }

void count(const Person& me, Tally<Payroll> payroll) { payroll[me.employer].staff += 1; }
void write_staff(Firm& me, Self<Firm> self, Read<Payroll> payroll) { me.staff = payroll[self].staff; }

using Faults = std::vector<std::string>;

Faults faults(FunctionRef<void(Schedule&)> make) {
    Schedule schedule;
    make(schedule);
    return schedule.faults();
}

}  // namespace

TEST_CASE("letters that another phase would replace unread are a fault, which names both", "[step][schedule][errors]") {
    CHECK(
        faults([](Schedule& s) { s.each<ask>("ask").each<ask_again>("ask_again").each<hear>("hear"); }) ==
        Faults{"phase ask_again writes letters Wish before anybody has read those of phase ask, and they would be lost: let "
               "a phase read them in between, or give each phase letters of its own"});
    CHECK(faults([](Schedule& s) { s.rounds(3, [](Schedule& r) { r.each<ask>("ask"); }).each<hear>("hear"); }) ==
          Faults{"phase ask writes letters Wish round after round before anybody has read them, and they would be lost: "
                 "let a phase read them in between, or give each phase letters of its own"});
    CHECK(faults([](Schedule& s) {
              s.in(Quarter::q2).each<ask>("ask");
              s.in({Quarter::q1, Quarter::q2}).each<ask_again>("ask_again");
              s.each<hear>("hear");
          }).size() == 1);
}

TEST_CASE("letters that a phase reads and hands on in rounds may end with the rounds", "[step][schedule]") {
    CHECK(faults([](Schedule& s) {
              s.rounds(2, [](Schedule& half) {
                  half.each<ask>("ask");
                  half.rounds(3, [](Schedule& r) { r.receivers<hear_and_pass_on, Wish>("hear"); });
              });
          }).empty());
}

TEST_CASE("letters that nobody reads, and an inbox that nobody writes to, are faults", "[step][schedule][errors]") {
    CHECK(faults([](Schedule& s) { s.each<ask>("ask"); }) ==
          Faults{"phase ask writes letters Wish, which no later phase of the step reads"});
    CHECK(faults([](Schedule& s) { s.each<hear>("hear"); }) ==
          Faults{"phase hear reads letters Wish, which no earlier phase of the step writes"});
    CHECK(faults([](Schedule& s) {
              s.in(Quarter::q1).each<ask>("ask").each<hear>("hear");
              s.in(Quarter::q2).each<hear>("hear_again").each<ask_again>("ask_again");
          }) == Faults{"phase ask_again writes letters Wish, which no later phase of the step reads"});
}

TEST_CASE("letters that are read every so many steps alone are lost in the others", "[step][schedule][errors]") {
    CHECK(faults([](Schedule& s) {
              s.each<ask>("ask");
              s.every(4).each<hear>("hear");
          }) == Faults{"phase ask writes letters Wish, which no later phase of the step reads"});
    CHECK(faults([](Schedule& s) { s.every(4).each<ask>("ask").each<hear>("hear"); }).empty());
}

TEST_CASE("letters of one kind may be written again once they were read, or in another quarter", "[step][schedule]") {
    CHECK(faults([](Schedule& s) {
              s.each<ask>("ask").each<hear>("hear").each<ask_again>("ask_again").receivers<count_receivers, Wish>("count");
          }).empty());
    CHECK(faults([](Schedule& s) { s.rounds(3, [](Schedule& r) { r.each<ask>("ask").each<hear>("hear"); }); }).empty());
    CHECK(faults([](Schedule& s) {
              s.rounds(3, [](Schedule& r) { r.each<hear>("hear").each<ask>("ask"); }).each<hear>("late");
          }).empty());
    CHECK(faults([](Schedule& s) {
              s.in(Quarter::q2).each<ask>("ask");
              s.in(Quarter::q3).each<ask_again>("ask_again");
              s.each<hear>("hear");
          }).empty());
}

TEST_CASE("what one phase reduced and another would replace unread is a fault; what goes on is none",
          "[step][schedule][errors]") {
    CHECK(
        faults([](Schedule& s) { s.each<average>("average").each<average_again>("average_again").each<look>("look"); }) ==
        Faults{"phase average_again reduces into Means before anybody has read what phase average added up, which would be "
               "lost: let a phase read it in between, or give each phase sums of its own"});
    CHECK(faults([](Schedule& s) {
              s.each<average>("average").each<look>("look").each<average_again>("average_again").each<look>("look_again");
          }).empty());
    CHECK(faults([](Schedule& s) {
              s.rounds(2, [](Schedule& r) { r.each<average>("average"); }).each<look>("look");
          }).empty());
    CHECK(faults([](Schedule& s) { s.each<look>("look").each<average>("average"); }).empty());
}

TEST_CASE("sums that start again between who adds and who reads are a fault, for they are always zero",
          "[step][schedule][errors]") {
    CHECK(
        faults([](Schedule& s) { s.each<count>("count").reset<Payroll>().each<write_staff>("note_staff"); }) ==
        Faults{
            "phase note_staff reads Payroll, which starts again after phase count has added to it and before anybody reads "
            "it: reset it elsewhere"});
    CHECK(faults([](Schedule& s) { s.reset<Payroll>().each<count>("count").each<write_staff>("note_staff"); }).empty());
    CHECK(faults([](Schedule& s) { s.each<write_staff>("note_staff").reset<Payroll>().each<count>("count"); }).empty());
    CHECK(faults([](Schedule& s) {
              s.reset<Payroll>().each<count>("count");
              s.in(Quarter::q3).each<write_staff>("note_staff");
          }).empty());
    CHECK(faults([](Schedule& s) {
              s.in(Quarter::q4).each<write_staff>("note_staff");
              s.in(Quarter::q1).reset<Payroll>();
              s.each<count>("count");
          }).empty());
}
