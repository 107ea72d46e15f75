// Asking for an agent that does not exist is an error in words, in every build.
#include "engine/step/access/access.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

struct Nobody {
    using Of = Firm;
    static u32 key(const Firm&) { return no_key; }
};

void look_beyond(Person& me, Self<Person> self, Read<Person> people) { me.skill = people[{self.id().slot + 300}].skill; }
void ask_whether_alive(Person& me, Self<Person> self, Read<Firm> firms) { me.skill = firms.alive({self.id().slot}) ? 1 : 0; }
void ask_for_key(Person& me, Read<Firm> firms) { me.skill = static_cast<double>(firms.key({100}) % 2); }
void look_at_nobody(Person& me, Index<Nobody> listed, Read<Terms> terms, Rng& rng) {
    me.skill = terms[*listed.draw(0, rng)].pay;
}
void insist_on_somebody(Person& me, Index<Nobody> listed, Read<Terms> terms, Rng& rng) {
    me.skill = terms[listed.draw(0, rng).value()].pay;
}
void look_out(Person& me, Out<Link> links) { me.skill = links[{100}].size(); }
void look_out_before(Firm& me, Own<Link> mine, Before<Link> links) { me.staff = mine.size() + links[{101}].size(); }
void look_in(Person& me, In<Link> links) { me.skill = links[{100}].size(); }
void take_third_edge(Firm& me, Own<Link> links) { me.staff = links[2].weight; }
void take_third_edge_in(Firm& me, Self<Firm> self, In<Link> links) { me.staff = links[self][2].edge.weight; }
void take_third_edge_out(Firm& me, Self<Firm> self, Out<Link> links) { me.staff = links[self][2].weight; }
void ask_for_id_of_copy(Firm& me, Self<Firm> self, Out<Link> links) {
    const Link copy = links[self][0];
    me.staff = links.id(copy).slot;
}
void open_empty_inbox(Firm& me, Inbox<Wish> wishes) { me.staff = wishes[0].skill; }
void tally_beyond(const Person&, Tally<Payroll> payroll) { payroll[{100}].staff += 1; }
void reduce_beyond(const Person&, Reduce<Means> means) { means[{100}].skill += 1; }
void write_beyond(const Person& me, Self<Person> self, Emit<Wish> write) { write({{100}, self, me.skill}); }
void lead_beyond(Firm&, Self<Firm> self, Emit<Link> form) { form(self, {{100}, 1, true}); }
void give_beyond(Firm&, Emit<Link> form) { form({100}, {{0}, 1, true}); }

template <auto Phase>
std::string words() {
    return town::words([](Schedule& s) { s.each<Phase>("look"); });
}

}  // namespace

TEST_CASE("reading beyond the end names phase, agent, record, slot and size", "[step][bounds]") {
    CHECK(words<look_beyond>() == "phase look, step 1 of the burn-in (2024Q1), person 9700: reads person 10000 of 10000");
    CHECK(words<ask_whether_alive>() == "phase look, step 1 of the burn-in (2024Q1), person 100: reads firm 100 of 100");
    CHECK(words<ask_for_key>() == "phase look, step 1 of the burn-in (2024Q1), person 0: reads firm 100 of 100");
}

TEST_CASE("reading by the id of nobody is told as that", "[step][bounds]") {
    CHECK(words<look_at_nobody>() ==
          "phase look, step 1 of the burn-in (2024Q1), person 0: reads terms of an id that is nobody");
    CHECK(words<insist_on_somebody>() == "phase look, step 1 of the burn-in (2024Q1), person 0: nobody is there");
}

TEST_CASE("edges of an agent that does not exist are not read", "[step][bounds]") {
    CHECK(words<look_out>() == "phase look, step 1 of the burn-in (2024Q1), person 0: reads link from firm 100 of 100");
    CHECK(words<look_out_before>() == "phase look, step 1 of the burn-in (2024Q1), firm 0: reads link from firm 101 of 100");
    CHECK(words<look_in>() == "phase look, step 1 of the burn-in (2024Q1), person 0: reads link to firm 100 of 100");
}

TEST_CASE("edges and letters beyond the end of their list are not read", "[step][bounds]") {
    for (const std::string& said : {words<take_third_edge>(), words<take_third_edge_in>(), words<take_third_edge_out>()}) {
        CHECK(said == "phase look, step 1 of the burn-in (2024Q1), firm 0: asks for place 2 of a list of 2");
    }
    CHECK(words<open_empty_inbox>() ==
          "phase look, step 1 of the burn-in (2024Q1), firm 0: asks for place 0 of a list of 0");
    CHECK(words<ask_for_id_of_copy>() ==
          "phase look, step 1 of the burn-in (2024Q1), firm 0: asks for the id of an edge that is none of these: a copy has "
          "none");
}

TEST_CASE("nothing is added to, written to or led to an agent that does not exist", "[step][bounds]") {
    CHECK(words<tally_beyond>() == "phase look, step 1 of the burn-in (2024Q1), person 0: adds to payroll 100 of 100");
    CHECK(words<reduce_beyond>() == "phase look, step 1 of the burn-in (2024Q1), person 0: adds to means 100 of 100");
    CHECK(words<write_beyond>() == "phase look, step 1 of the burn-in (2024Q1), person 0: writes to firm 100 of 100");
    CHECK(words<lead_beyond>() == "phase look, step 1 of the burn-in (2024Q1), firm 0: leads an edge to firm 100 of 100");
    CHECK(words<give_beyond>() == "phase look, step 1 of the burn-in (2024Q1), firm 0: gives an edge to firm 100 of 100");
}

TEST_CASE("agents beyond the end of a population are not handed out", "[step][bounds]") {
    SmallTown t;
    CHECK_THROWS_WITH(t.people()[10000], "asks for place 10000 of a list of 10000");
    CHECK_THROWS_AS(Population(*t.world).components<Terms>()[100], ContractError);
}
