#include "engine/step/access/writing.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

void end_second(Firm&, Own<Link> links) {
    if (links.size() > 1) links[1].alive = false;
}
void count_in(Firm& me, Self<Firm> self, In<Link> links) {
    me.staff = 0;
    for (const auto& [from, edge, id] : links[self]) me.staff += from.slot + 1000.0 * edge.weight;
}

}  // namespace

TEST_CASE("an edge that ends leaves its row when the phase does, and rows by target follow", "[step][edges]") {
    SmallTown t;
    t.play(0, [](Schedule& s) {
        s.each<end_second>("end_second");
        s.each<count_in>("count_in");
    });
    CHECK(t.world->edges(typeid(Link)).size() == 100);
    const auto firms = t.firms();
    CHECK(firms[1].staff == 1000.0);
    CHECK(firms[0].staff == 1099.0);
}
