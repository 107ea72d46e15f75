#include "engine/step/effects/tally.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

void count_staff(const Person& me, Tally<Payroll> payroll) {
    payroll[me.employer].staff += 1;
    payroll[me.employer].skill += me.skill;
}
void count_nobody(const Person&, Tally<Payroll>) {}

struct Pay {
    double staff, skill;
    bool operator==(const Pay&) const = default;
};
std::vector<Pay> sums_of(SmallTown& t) {
    std::vector<Pay> all;
    for (const Payroll& sums : Population(*t.world).components<Payroll>()) all.push_back({sums.staff, sums.skill});
    return all;
}

}  // namespace

TEST_CASE("a tally counts each agent once, and has the same bits at any number of workers", "[step][tally]") {
    std::vector<double> expected(100, 0);
    std::vector<Pay> alone;
    for (u32 workers : {1U, 2U, 7U}) {
        SmallTown t(workers);
        t.play(0, [](Schedule& s) { s.each<count_staff>("count_staff"); });
        if (workers == 1) {
            alone = sums_of(t);
            for (const Person& person : t.people()) expected[person.employer.slot] += 1;
            for (u32 firm = 0; firm < 100; ++firm) CHECK(alone[firm].staff == expected[firm]);
        }
        CHECK(sums_of(t) == alone);
    }
}

TEST_CASE("sums go on from phase to phase until they are reset", "[step][tally]") {
    SmallTown t(3);
    t.play(0, [](Schedule& s) { s.each<count_staff>("once"); });
    const std::vector<Pay> once = sums_of(t);
    t.play(1, [](Schedule& s) { s.each<count_staff>("twice").each<count_nobody>("nobody"); });
    for (u32 firm = 0; firm < 100; ++firm) CHECK(sums_of(t)[firm].staff == 2 * once[firm].staff);
    t.play(2, [](Schedule& s) { s.reset<Payroll>().each<count_staff>("again"); });
    CHECK(sums_of(t) == once);
}
