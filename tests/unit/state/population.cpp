#include "engine/state/population.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

/// The records of the town, and nobody in it.
struct Nobody {
    explicit Nobody(u32 workers = 1) : crew(workers) {
        describe_records(schema);
        world.emplace(schema, plan, 0, crew);
    }
    Scenario plan = scenario();
    Schema schema;
    Crew crew;
    std::optional<World> world;
};

Person drawn(u32 index, Rng& rng) { return {rng.uniform(), {0}, index, true}; }

std::vector<double> skills_of(u32 workers, std::vector<u32> parts) {
    Nobody town(workers);
    Population p(*town.world);
    for (u32 count : parts) p.add<Person>(count, drawn);
    std::vector<double> skills;
    for (const Person& person : p.agents<Person>()) skills.push_back(person.skill);
    return skills;
}

}  // namespace

TEST_CASE("a founder's draws depend on kind and index alone, not on workers or on who is added when",
          "[state][population]") {
    const std::vector<double> once = skills_of(1, {10000});
    CHECK(skills_of(3, {10000}) == once);
    CHECK(skills_of(2, {1, 4999, 5000}) == once);
}

TEST_CASE("what a model throws of a founder or a component is told with its name and number", "[state][population]") {
    Nobody town;
    Population p(*town.world);
    const auto fail = [](u32 k, Rng&) { return k == 5 ? throw std::out_of_range("no such place") : Firm{0, 0, true}; };
    CHECK_THROWS_WITH(p.add<Firm>(10, fail), "firm 5: throws out_of_range: no such place");
    const auto without = [](Id<Firm> id) { return id.slot == 2 ? throw std::out_of_range("no price") : Terms{1}; };
    CHECK_THROWS_WITH(p.component<Terms>(without), "terms of 2: throws out_of_range: no price");
}

TEST_CASE("an undirected network gives an edge in both rows, a directed one in its owner's", "[state][population]") {
    for (bool directed : {false, true}) {
        Nobody town;
        Population p(*town.world);
        p.add<Firm>(4, [](u32, Rng&) { return Firm{0, 0, true}; });
        const graph::EdgeList network{.from_count = 4, .to_count = 4, .edges = {{2, 0}, {0, 3}}, .directed = directed};
        p.connect<Link>(network, [](Id<Firm> from, Id<Firm> to) { return Link{to, static_cast<float>(from.slot), true}; });
        const Edges& links = town.world->edges(typeid(Link));
        const std::vector<u32> offsets(links.offsets().begin(), links.offsets().end());
        CHECK(offsets == (directed ? std::vector<u32>{0, 1, 1, 2, 2} : std::vector<u32>{0, 2, 2, 3, 4}));
        CHECK(links.target(0) == (directed ? 3 : 2));
    }
}

TEST_CASE("streams for networks and tables have names of their own", "[state][population]") {
    SmallTown t;
    const Population p(*t.world);
    CHECK(p.rng("contacts").word() == p.rng("contacts").word());
    CHECK(p.rng("contacts").word() != p.rng("prices").word());
    CHECK(p.rng("contacts", 1).word() != p.rng("contacts", 2).word());
}
