// What engine/graph/README.md shows: a network from a builder, from a file, grown from a rule, and measured.
#include "engine/config/data/data.hpp"
#include "engine/graph/analysis.hpp"
#include "engine/graph/rows_boost.hpp"
#include "engine/step/access/living.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <consortia/model.hpp>

#include <boost/graph/connected_components.hpp>

#include <cmath>

namespace village {
using namespace consortia;

struct Person {
    u32 friends;
};
struct Tie {
    using From = Person;
    using To = Person;
    Id<Person> to;
    float strength;
};
struct Village {  // of which there is one
    u32 parts;    // now and then, for whoever acts on it
};
struct Parameters {
    double people;
};

void describe_ties(Schema& s) {
    s.data({.name = "ties",
            .about = {"who knows whom: persons by number, from 0", "人际关系"},
            .columns = {{.name = "from", .hard = {0, 1e9}, .about = "a person", .whole = true},
                        {.name = "to", .hard = {0, 1e9}, .about = "another", .whole = true},
                        {.name = "strength", .hard = {0, 1}, .about = "of the tie"}},
            .network = DataDescription::Network::edges});
}

/// A tie beyond the last person is told at its cell, before anything is played.
void check_ties(const Scenario& scenario, const std::vector<Axis>&, std::vector<Problem>& problems) {
    const auto table = scenario.data.find("ties");
    if (table == scenario.data.end()) return;
    for (const char* end : {"from", "to"}) {
        for (std::size_t row = 0; row < table->second.rows(); ++row) {
            if (table->second.number(end)[row] < scenario.parameters.at("population.people").value) continue;
            problems.push_back({Problem::Severity::error, table->second.place(row, end), "there are not so many people"});
        }
    }
}

void describe(Schema& s) {
    s.agent<Person>("person").field("friends", &Person::friends, "person");
    s.agent<Village>("village").field("parts", &Village::parts, "part");
    s.edge<Tie>("tie").field("to", &Tie::to, "id").field("strength", &Tie::strength, "share");
    s.parameter(whole("population.people", "person", 1000, {10, 1e8}, "chosen", {"people", "人数"}), &Parameters::people);
    describe_ties(s);
    s.check(check_ties);
}

void connect_by_builder(Population& p, u32 people) {
    const graph::EdgeList circle = graph::ring(people, 3);                           // three neighbours on either side
    const graph::EdgeList chance = graph::erdos_renyi(people, 2, p.stream("ties"));  // and two ties by chance
    graph::EdgeList both = circle;
    both.edges.insert(both.edges.end(), chance.edges.begin(), chance.edges.end());
    p.connect<Tie>(both, [](auto, auto to) { return Tie{to, 1}; });
}

void connect_by_file(Population& p, const DataTable& table) {
    std::vector<std::pair<u32, Tie>> ties;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const u32 from = u32(table.number("from")[row]), to = u32(table.number("to")[row]);
        const float strength = float(table.number("strength")[row]);
        ties.push_back({from, {{to}, strength}});
        ties.push_back({to, {{from}, strength}});
    }
    p.connect<Tie>(std::move(ties));
}

void populate(Population& p) {
    const u32 people = u32(p.given<Parameters>().people);
    p.add<Person>(people, [](u32, Rng&) { return Person{0}; });
    p.add<Village>(1, [](u32, Rng&) { return Village{0}; });
    const DataTable* ties = p.inputs().data("ties");
    if (ties != nullptr) {
        connect_by_file(p, *ties);
    } else {
        connect_by_builder(p, people);
    }
}

void meet(Person& me, Self<Person> self, Out<Tie> ties) { me.friends = ties[self].size(); }

u32 parts_of(Out<Tie> ties) {
    const graph::UndirectedLiving network{living(ties)};  // the ties as they are, nothing is copied
    std::vector<u32> part(num_vertices(network));
    return boost::connected_components(network,
                                       boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, network)));
}

double parts(const Village&, Out<Tie> ties) { return parts_of(ties); }

void watch_village(Watch<Village> village) {
    village.every(4).total<parts>("parts", "part", {"parts without a tie between them", "连通分量数"});
}

void look_around(Village& me, Out<Tie> ties) { me.parts = parts_of(ties); }

void schedule(Schedule& step) {
    step.each<meet>("meet");
    step.every(4).each<look_around>("look_around");
}

void watch(Watch<Person> people) {
    people.mean<&Person::friends>("friends", "person", {"friends of a person", "平均朋友数"});
}

void expect(const Inputs& inputs, Expected& e) {
    e.add<Person>(inputs.given<Parameters>().people);
    e.add<Tie>(8 * inputs.given<Parameters>().people);
}

const Model model{.name = "village",
                  .about = {"a village", "村庄"},
                  .describe = describe,
                  .populate = populate,
                  .schedule = schedule,
                  .expect = expect,
                  .watch = {watch, watch_village}};

}  // namespace village

using namespace consortia;
using Catch::Matchers::WithinAbs;

TEST_CASE("a network of the pages is made by builders", "[pages]") {
    Played village(village::model, {});
    CHECK_THAT(village.until(1)("friends"), WithinAbs(8, 0.3));
    CHECK(std::isnan(village.until(3)("parts")));  // not taken yet
    CHECK(village.until(4)("parts") == 1);
    CHECK(village.until(7)("parts") == 1);  // as it was at 4
}

TEST_CASE("a network of the pages is read from a table", "[pages]") {
    Scenario scenario = Played::scenario_of(village::model, {{"population.people", 10}});
    DataTable& table = scenario.data["ties"];
    table.name = "ties";
    table.column_names = {"from", "to", "strength"};
    table.numbers = {{"from", {0, 0}}, {"to", {1, 2}}, {"strength", {0.5, 1}}};
    table.positions = std::vector<DataTable::Position>(9, {2, 1});
    Played village(scenario, village::model);
    CHECK(village.until(4)("friends") == 0.4);
    CHECK(village("parts") == 8);  // three are one part
    CHECK(village.world.column(typeid(village::Village)).as<village::Village>()->parts == 8);

    table.numbers.find("to")->second[1] = 10;
    std::vector<Problem> problems;
    village::check_ties(scenario, {}, problems);
    REQUIRE(problems.size() == 1);
}

TEST_CASE("a network of the pages is read from GraphML", "[pages]") {
    const std::string text =
        "<graphml><key id='w' for='edge' attr.name='strength' attr.type='double'/><graph edgedefault='undirected'>"
        "<node id='a'/><node id='b'/><node id='c'/>"
        "<edge source='a' target='b'><data key='w'>0.5</data></edge>"
        "<edge source='a' target='c'><data key='w'>1</data></edge></graph></graphml>";
    const Schema schema = schema_of(village::model);
    config::Problems problems;
    DataTable table = config::read_table(schema.data().front(), text, "ties.graphml", problems);
    if (problems.has_errors()) {
        CHECK_THAT(problems.sorted().front().text, Catch::Contains("built without expat"));
        return;
    }
    Scenario scenario = Played::scenario_of(village::model, {{"population.people", 10}});
    scenario.data["ties"] = table;
    CHECK(Played(scenario, village::model).until(4)("parts") == 8);
}

TEST_CASE("a network of the pages is measured", "[pages]") {
    const StreamId stream{1, 0, 0, 0, stream_name("ties"), 0};
    const graph::EdgeList network = graph::erdos_renyi(10'000, 2, stream);
    const graph::Rows rows = graph::undirected_rows(network);
    const double giant = graph::components(rows).giant_share;  // S = 1 - e^(-2 S) of an endless network: 0.797
    const double closed = graph::clustering(rows).global;
    CHECK_THAT(giant, WithinAbs(0.797, 0.02));
    CHECK_THAT(closed, WithinAbs(0, 0.002));
}
