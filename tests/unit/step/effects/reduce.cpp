#include "engine/step/effects/reduce.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

void add_skill(const Person& me, Reduce<Means> means) { means[me.employer].skill += 0.1 * me.skill; }
void add_nothing(const Person&, Reduce<Means>) {}

std::vector<double> sums_after(u32 workers, FunctionRef<void(Schedule&)> make) {
    SmallTown t(workers);
    t.play(0, make);
    std::vector<double> all;
    for (const Means& sums : Population(*t.world).components<Means>()) all.push_back(sums.skill);
    return all;
}
std::vector<double> sums_of(u32 workers) {
    return sums_after(workers, [](Schedule& s) { s.each<add_skill>("add_skill"); });
}

/// Block by block, in slot order within a block: what the contract says.
std::vector<double> expected() {
    SmallTown t;
    std::vector<double> all(100, 0);
    for (u32 from = 0; from < 10000; from += Crew::block_size) {
        std::vector<double> block(100, 0);
        for (u32 slot = from; slot < std::min(from + Crew::block_size, 10000U); ++slot) {
            block[t.people()[slot].employer.slot] += 0.1 * t.people()[slot].skill;
        }
        for (u32 firm = 0; firm < 100; ++firm) all[firm] += block[firm];
    }
    return all;
}

}  // namespace

TEST_CASE("doubles are added up by block and blocks in order, whichever worker ran them", "[step][reduce]") {
    for (u32 workers : {1U, 2U, 5U}) CHECK(sums_of(workers) == expected());
}

TEST_CASE("a phase that reduces takes the place of the sums before", "[step][reduce]") {
    const auto twice = [](Schedule& s) { s.each<add_skill>("once").each<add_skill>("twice"); };
    CHECK(sums_after(2, twice) == sums_of(1));
    const auto then_nothing = [](Schedule& s) { s.each<add_skill>("once").each<add_nothing>("nothing"); };
    CHECK(sums_after(2, then_nothing) == std::vector<double>(100, 0));
}
