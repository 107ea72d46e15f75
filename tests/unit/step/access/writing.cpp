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

void weigh(const Link& me, Self<Link> self, Part<&Link::weight> weight) {
    *weight = static_cast<float>(10 * self.from().slot + me.to.slot);
}
void age(const Person& me, Part<&Person::age> age) { *age = me.age + 1; }

struct ByAge {
    using Of = Person;
    static u32 key(const Person& p) { return p.age; }
};
void count_of_age(Firm& me, Index<ByAge> by_age) { me.staff = by_age[0].size(); }

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

TEST_CASE("a part of a record is written, the rest stays as it was", "[step][edges]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.each<weigh>("weigh"); });
    const Edges& links = t.world->edges(typeid(Link));
    const auto* link = reinterpret_cast<const Link*>(links.column.bytes().data());
    for (u32 from = 0; from < 100; ++from) {
        for (u32 k = links.offsets()[from]; k < links.offsets()[from + 1]; ++k) {
            CHECK(link[k].weight == static_cast<float>(10 * from + link[k].to.slot));
            CHECK(link[k].alive);
        }
    }
}

TEST_CASE("an index follows a part that its keys are made of", "[step]") {
    SmallTown t;
    for (Person& p : t.people()) p.age = 0;
    t.play(0, [](Schedule& s) {
        s.each<count_of_age>("before");
        s.each<age>("age");
    });
    CHECK(t.firms()[0].staff == 10000);
    t.play(1, [](Schedule& s) { s.each<count_of_age>("after"); });
    CHECK(t.firms()[0].staff == 0);
}
