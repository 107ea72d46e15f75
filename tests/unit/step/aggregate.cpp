#include "engine/step/aggregate.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <cmath>

using namespace consortia;
using namespace town;

namespace {

double half(const Person& person) { return 0.5 * person.age; }

/// People of whom every tenth is dead, aged by their slot.
struct Aged : SmallTown {
    explicit Aged(u32 workers) : SmallTown(workers) {
        std::vector<u32> dead;
        for (u32 slot = 0; slot < 10000; ++slot) {
            people()[slot].age = slot;
            if (slot % 10 == 0) dead.push_back(slot);
        }
        for (u32 slot : dead) people()[slot].alive = false;
        world->bury(typeid(Person), dead);
    }
};

}  // namespace

TEST_CASE("a sum is over the living, of a member or of what a function says of each", "[step][aggregate]") {
    double expected = 0;
    for (u32 slot = 0; slot < 10000; ++slot) expected += slot % 10 == 0 ? 0 : slot;
    for (u32 workers : {1U, 3U}) {
        Aged t(workers);
        const aggregate::Sum whole = aggregate::sum(*t.world, aggregate::summed<&Person::age>());
        CHECK(whole.total == expected);
        CHECK(whole.agents == 9000);
        CHECK(whole.bytes == 10000 * sizeof(Person));
        CHECK(aggregate::sum(*t.world, aggregate::summed<half>()).total == 0.5 * expected);
    }
}

TEST_CASE("a sum of doubles has the same bits at any number of workers", "[step][aggregate]") {
    const auto total = [](u32 workers) {
        SmallTown t(workers);
        return aggregate::sum(*t.world, aggregate::summed<&Person::skill>()).total;
    };
    CHECK(total(2) == total(1));
    CHECK(total(8) == total(1));
}

TEST_CASE("a total or a mean is recorded once a step, and a mean over nobody is missing", "[step][aggregate]") {
    Aged t(2);
    t.play(0, [](Schedule& s) { s.total<half>("people").mean<&Person::age>("child_benefit"); });
    const double people = t.world->frame()[t.world->layout().at("people").offset];
    CHECK(t.world->frame()[t.world->layout().at("child_benefit").offset] == Approx(2 * people / 9000));
    CHECK_THROWS_WITH(t.play(0, [](Schedule& s) { s.total<half>("people").total<half>("people"); }),
                      "indicator people, step 0: indicator people is recorded twice in this step");
    std::vector<u32> living;
    for (u32 slot = 0; slot < 10000; ++slot) {
        t.people()[slot].alive = false;
        if (slot % 10 != 0) living.push_back(slot);
    }
    t.world->bury(typeid(Person), living);
    t.play(1, [](Schedule& s) { s.mean<&Person::age>("people"); });
    CHECK(std::isnan(t.world->frame()[t.world->layout().at("people").offset]));
}
