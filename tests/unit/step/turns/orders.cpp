#include "engine/step/turns/orders.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"
#include "tests/unit/random/screens.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace consortia;
using namespace town;
using Catch::Matchers::WithinAbs;

namespace {

void live_on(Person& me, Rng& rng) {
    me.skill += rng.normal();
    me.alive = !rng.chance(0.1);
}
void follow_who_is_before(Firm& me, Self<Firm> self, Read<Firm> firms) {
    me.staff = self.id().slot == 0 ? 1 : firms[{self.id().slot - 1}].staff + 1;
}
double slot_backwards(const Firm& me) { return -me.tech; }
void number_firms(Firm& me, Self<Firm> self) { me.tech = me.staff = self.id().slot; }

void raise_pay(const Firm&, Self<Firm> self, Mine<Terms> terms, Read<Terms> all) {
    terms->pay = self.id().slot == 0 ? 1 : all[{self.id().slot - 1}].pay + 1;
}
void pass_on(const Firm&, Self<Firm> self, Own<Link> mine, Out<Link> links) {
    const float before = self.id().slot == 0 ? 0 : links[{self.id().slot - 1}][0].weight;
    for (Link& link : mine) link.weight = before + 1;
}
void pass_along(Link& me, Self<Link> self, Out<Link> links) {
    const u32 owner = self.from().slot;
    me.weight = owner == 0 ? 1 : links[{owner - 1}][0].weight + 1;
}

void act(Firm& me) { me.staff += 1; }
void act_and_draw(Firm& me, Rng& rng) {
    me.staff += 1;
    me.tech += rng.uniform();
}
void collapse(Firm& me) { me.alive = false; }
void bear(const Firm&, Self<Firm> self, Emit<Person> birth) { birth({0, self, 0, true}); }
void tell(const Firm& me, Emit<Wish> wish) { wish({.to = {0}, .from = {0}, .skill = me.tech}); }
void listen(Firm& me, Inbox<Wish> wishes) {
    me.staff = 0;
    for (const Wish& wish : wishes) me.staff = 10 * me.staff + wish.skill;
}
void tell_all(const Firm&, Self<Firm> self, Emit<Wish> wish) { wish({.to = self, .from = {self.id().slot}, .skill = 1}); }
void hear(Firm& me, Self<Firm> self, Inbox<Wish> wishes) {
    me.staff = wishes.size() == 1 && wishes[0].from.slot == self.id().slot ? 1 : 0;
}
void fail_at_seven(Firm&, Self<Firm> self) { require(self.id().slot != 7, "the seventh"); }
double not_a_number(const Firm& me) { return me.staff > 50 ? std::nan("") : me.staff; }
double given_rank(const Firm& me, Given<Numbers> numbers) { return numbers->firms - me.tech; }

std::vector<double> staff(SmallTown& t) {
    std::vector<double> all;
    for (const Firm& firm : t.firms()) all.push_back(firm.staff);
    return all;
}

double sum(const std::vector<double>& values) {
    double total = 0;
    for (double value : values) total += value;
    return total;
}

/// Staff of a hundred firms after so many steps of a phase by which those who act count.
std::vector<double> turns_after(u32 steps, FunctionRef<void(Schedule&)> make) {
    SmallTown t;
    for (u32 step = 0; step < steps; ++step) t.play(step, make);
    return staff(t);
}

}  // namespace

TEST_CASE("who sees nobody does the same one at a time as all at once, draws and deaths too", "[step][turns]") {
    SmallTown all;
    all.play(0, [](Schedule& s) { s.each<live_on>("live_on"); });
    for (u32 workers : {1U, 3U}) {
        SmallTown shuffled(workers), ranked(workers);
        shuffled.play(0, [](Schedule& s) { s.one_at_a_time<live_on>("live_on", turns::shuffled()); });
        ranked.play(0, [](Schedule& s) { s.one_at_a_time<live_on>("live_on", turns::by<&Person::skill>()); });
        CHECK(shuffled.world->digest() == all.world->digest());
        CHECK(ranked.world->digest() == all.world->digest());
    }
}

TEST_CASE("who acts sees what those before him have written, in his own kind", "[step][turns]") {
    SmallTown all, forwards, backwards;
    const auto numbered = [](auto make) { return [=](Schedule& s) { make(s.each<number_firms>("number_firms")); }; };
    all.play(0, numbered([](Schedule& s) { s.each<follow_who_is_before>("follow"); }));
    CHECK(staff(all)[99] == 99);  // 98 as it was, and 1
    forwards.play(0,
                  numbered([](Schedule& s) { s.one_at_a_time<follow_who_is_before>("follow", turns::by<&Firm::tech>()); }));
    backwards.play(
        0, numbered([](Schedule& s) { s.one_at_a_time<follow_who_is_before>("follow", turns::by<slot_backwards>()); }));
    for (u32 k = 0; k < 100; ++k) {
        CHECK(staff(forwards)[k] == k + 1);
        CHECK(staff(backwards)[k] == std::max(k, 1U));
    }
}

TEST_CASE("what the visited owns is seen at once: a component, edges, and visited edges", "[step][turns]") {
    SmallTown t;
    t.play(0, [](Schedule& s) {
        s.each<number_firms>("number_firms");
        s.one_at_a_time<raise_pay>("raise_pay", turns::by<&Firm::tech>());
        s.one_at_a_time<pass_on>("pass_on", turns::by<&Firm::tech>());
    });
    CHECK(t.world->column(typeid(Terms)).as<Terms>()[99].pay == 100);
    CHECK(t.links()[199].weight == 100);
    SmallTown other;
    other.play(0, [](Schedule& s) { s.one_at_a_time<pass_along>("pass_along", turns::shuffled()); });
    CHECK(std::ranges::any_of(other.links(), [](const Link& link) { return link.weight > 3; }));  // 1, 2 and 1 at first
}

TEST_CASE("with replacement there are as many turns as agents, or as said, and each is as likely to have one",
          "[step][turns]") {
    const auto all = turns_after(200, [](Schedule& s) { s.one_at_a_time<act>("act", turns::drawn()); });
    CHECK(sum(all) == 200 * 100);
    CHECK_THAT(chi_square_z(all, std::vector<double>(100, 200)), WithinAbs(0, z_bound));
    CHECK(*std::ranges::max_element(all) > 200);
    CHECK(sum(turns_after(7, [](Schedule& s) { s.one_at_a_time<act>("act", turns::drawn(3)); })) == 21);
    CHECK(sum(turns_after(1, [](Schedule& s) { s.one_at_a_time<act>("act", turns::drawn(1000)); })) == 1000);
}

TEST_CASE("without replacement all act once, and a few of them are any few", "[step][turns]") {
    const auto all = turns_after(2, [](Schedule& s) { s.one_at_a_time<act>("act", turns::shuffled()); });
    CHECK(all == std::vector<double>(100, 2));
    const auto few = turns_after(2000, [](Schedule& s) { s.one_at_a_time<act>("act", turns::shuffled(5)); });
    CHECK(sum(few) == 10000);
    CHECK_THAT(chi_square_z(few, std::vector<double>(100, 100)), WithinAbs(0, z_bound));
    const auto one = turns_after(1, [](Schedule& s) { s.one_at_a_time<act>("act", turns::shuffled(5)); });
    CHECK(*std::ranges::max_element(one) == 1);
}

TEST_CASE("by key the lowest act first, as many as said, by a member or by what is given too", "[step][turns]") {
    SmallTown t;
    t.play(0,
           [](Schedule& s) { s.each<number_firms>("number_firms").one_at_a_time<act>("act", turns::by<&Firm::tech>(10)); });
    CHECK(staff(t)[9] == 10);
    CHECK(staff(t)[10] == 10);
    SmallTown backwards;
    backwards.play(
        0, [](Schedule& s) { s.each<number_firms>("number_firms").one_at_a_time<act>("act", turns::by<given_rank>(10)); });
    CHECK(staff(backwards)[90] == 91);
    CHECK(staff(backwards)[89] == 89);
    CHECK(words([](Schedule& s) {
              s.each<number_firms>("number_firms").one_at_a_time<act>("act", turns::by<not_a_number>());
          }) == "phase act, step 1 of the burn-in (2024Q1), firm 51: its turn comes by what is not a number");
}

TEST_CASE("whose turn it is again draws other numbers, the first time those of a visit", "[step][turns]") {
    SmallTown once, often;
    once.play(0, [](Schedule& s) { s.each<act_and_draw>("act"); });
    often.play(0, [](Schedule& s) { s.one_at_a_time<act_and_draw>("act", turns::drawn(3000)); });
    std::set<double> drawn;
    for (u32 k = 0; k < 100; ++k) drawn.insert(often.firms()[k].tech - std::floor(often.firms()[k].tech));
    CHECK(drawn.size() == 100);
    double total = 0;
    for (const Firm& firm : often.firms()) total += firm.tech;
    CHECK_THAT((total - 50 - 1500) / std::sqrt(3100 / 12.0), WithinAbs(0, z_bound));
}

TEST_CASE("the dead have no turn, and when all are dead the phase is over", "[step][turns]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.one_at_a_time<collapse>("collapse", turns::drawn(60)); });
    CHECK(t.world->agents(typeid(Firm)).alive() == 40);
    t.play(1, [](Schedule& s) { s.one_at_a_time<collapse>("collapse", turns::drawn(1000)); });
    CHECK(t.world->agents(typeid(Firm)).alive() == 0);
    t.play(2, [](Schedule& s) { s.one_at_a_time<act>("act", turns::drawn()); });
}

TEST_CASE("all who are born in many turns of one parent have keys of their own", "[step][turns]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.one_at_a_time<bear>("bear", turns::drawn(1000)); });
    const auto& keys = t.world->agents(typeid(Person)).keys;
    CHECK(keys.size() == 11000);
    CHECK(std::set<Key>(keys.begin(), keys.end()).size() == 11000);
}

TEST_CASE("letters come in the order of turns, and are read in any", "[step][turns]") {
    SmallTown t;
    t.play(0, [](Schedule& s) {
        s.each<number_firms>("number_firms")
            .one_at_a_time<tell>("tell", turns::by<slot_backwards>(3))
            .receivers<listen, Wish>("listen");
    });
    CHECK(staff(t)[0] == (99 * 10 + 98) * 10 + 97);
    SmallTown each;
    each.play(0, [](Schedule& s) { s.each<tell_all>("tell").one_at_a_time<hear>("hear", turns::shuffled()); });
    CHECK(staff(each) == std::vector<double>(100, 1));
}

TEST_CASE("who fails in his turn is named", "[step][turns]") {
    CHECK(words([](Schedule& s) { s.one_at_a_time<fail_at_seven>("fail", turns::shuffled()); }, 3) ==
          "phase fail, step 1 of the burn-in (2024Q1), firm 7: the seventh");
}

TEST_CASE("ranks rise with their values, below 0 too", "[step][turns]") {
    const std::vector<double> rising{-INFINITY, -2, -1.5, -1e-300, 0, 1e-300, 1, 1.5, 1e300, INFINITY};
    for (std::size_t k = 1; k < rising.size(); ++k)
        CHECK(turns::Ranked::rank(rising[k - 1]) < turns::Ranked::rank(rising[k]));
    CHECK(turns::Ranked::rank(-0.0) == turns::Ranked::rank(0));
}
