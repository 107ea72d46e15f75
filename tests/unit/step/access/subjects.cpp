#include "engine/step/access/subjects.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <cmath>

using namespace consortia;
using namespace town;

namespace {

void visit_link(Link& me, Self<Link> self, Rng& rng) { me.weight = static_cast<float>(self.from().slot + rng.uniform()); }

}  // namespace

TEST_CASE("edges are visited with streams keyed by their two ends", "[step][edges]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.each<visit_link>("visit_link"); });
    const Link* links = t.world->edges(typeid(Link)).column.as<Link>();
    CHECK(std::floor(links[0].weight) == 0);
    CHECK(std::floor(links[7].weight) == 3);
    CHECK(links[0].weight - std::floor(links[0].weight) != links[2].weight - std::floor(links[2].weight));
}
