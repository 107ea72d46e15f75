// A lever that is meant for some reaches them alone: those in a park, of an industry, a size class or a field, members.
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/alike.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;

namespace {

/// Firms alike, but every other one stands elsewhere on an axis.
template <class Change>
void every_other(Population& p, Change change) {
    firms_and_programme(p);
    for (u32 k = 0; k < alike; k += 2) change(p.agents<Firm>()[k]);
    post_all_terms(p);
}

/// A subsidy for seats that are in place `label` of a target axis, and what else makes the place.
Scenario subsidy_for(TargetAxis axis, u8 label) {
    Scenario with = scenario({{"partnership.choice_noise", 2}});
    LeverEntry entry{.value = .6, .targeted = true};
    entry.whom.allowed[axis] = u64{1} << label;
    with.levers["policy.seat_subsidy"].entries.push_back(entry);
    return with;
}

/// Who is subsidised names trainees who do not exist, and nobody else does: at status quo there is no reason to.
template <class Meant>
void check_reached(const Scenario& subsidised, void (*populate)(Population&), Meant meant) {
    Played run(subsidised, play(populate, cooperation));
    run.until(1);
    u32 subsidised_edges = 0;
    for (u32 k = 0; k < alike; ++k) {
        for (const Partnership& edge : of<Partnership>(run, k)) {
            const bool inflated = edge.agreed.ghosts > 0;
            const bool expected = meant(all<Firm>(run)[k]);
            if (inflated != expected) CHECK(inflated == expected);
            subsidised_edges += inflated ? 1 : 0;
        }
    }
    CHECK(subsidised_edges > 100);
}

}  // namespace

TEST_CASE("a lever for a park, an industry, a size class or members reaches nobody else", "[consortium]") {
    const auto park = [](Population& p) { every_other(p, [](Firm& firm) { firm.park = true; }); };
    check_reached(subsidy_for(park_axis, 0), park, [](const Firm& firm) { return firm.park; });
    check_reached(subsidy_for(park_axis, 1), park, [](const Firm& firm) { return !firm.park; });
    const auto industry = [](Population& p) {
        every_other(p, [](Firm& firm) { firm.industry = 1; });
        p.agents<Industry>()[1] = p.agents<Industry>()[0];
    };
    check_reached(subsidy_for(industry_axis, 1), industry, [](const Firm& firm) { return firm.industry == 1; });
    const auto size = [](Population& p) { every_other(p, [](Firm& firm) { firm.staff = 99; }); };
    check_reached(subsidy_for(size_axis, 1), size, [](const Firm& firm) { return firm.staff < 100; });
    const auto members = [](Population& p) { every_other(p, [](Firm& firm) { firm.member = false; }); };
    check_reached(subsidy_for(membership_axis, 0), members, [](const Firm& firm) { return firm.member; });
}

TEST_CASE("a lever for a field reaches partnerships with programmes of that field alone", "[consortium]") {
    check_reached(subsidy_for(field_axis, 0), firms_and_programme, [](const Firm&) { return true; });
    const Signed others = choices_of(subsidy_for(field_axis, 7), firms_and_programme);
    CHECK(std::ranges::all_of(others.edges,
                              [](const Partnership& edge) { return edge.agreed.declared == edge.agreed.depth; }));
    check_shares(others.shares(), logit_shares(status_quo_policy(), noise_alike(2)));
}
