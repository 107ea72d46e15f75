#include "engine/study/results/cost_search.hpp"

#include "engine/core/error.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::study;
using Verdict = CostSearch::Verdict;

namespace {

/// Tries what is asked for; returns how often.
template <class Cost>
u32 carry_out(CostSearch& search, Cost cost) {
    u32 trials = 0;
    while (const auto scale = search.next()) {
        search.tried(*scale, cost(*scale));
        ++trials;
    }
    return trials;
}

}  // namespace

TEST_CASE("a cost in proportion to scale is met at the second trial") {
    CostSearch search(300, 10, true);
    CHECK(carry_out(search, [](double s) { return 200 * s; }) == 2);
    CHECK(search.verdict() == Verdict::met);
    CHECK(search.scale() == Approx(1.5));
    CHECK(search.cost() == Approx(300));
}

TEST_CASE("an amount below the package as written is met between it and nothing") {
    CostSearch search(50, 10, true);
    carry_out(search, [](double s) { return 200 * s * s; });
    CHECK(search.verdict() == Verdict::met);
    CHECK(search.scale() == Approx(.5).epsilon(.01));
}

TEST_CASE("a cost that bends is met within a hundredth of the amount") {
    for (double amount : {3., 40., 130., 170.}) {
        CostSearch search(amount, 1000, true);
        carry_out(search, [](double s) { return 200 * (1 - std::exp(-s)); });
        INFO(amount);
        CHECK(search.verdict() == Verdict::met);
        CHECK(search.cost() == Approx(amount).epsilon(.01));
    }
}

TEST_CASE("what levers at the ends of their ranges do not cost cannot be reached") {
    CostSearch search(300, 1.25, true);
    carry_out(search, [](double s) { return 200 * s; });
    CHECK(search.verdict() == Verdict::too_little);
    CHECK(search.scale() == 1.25);
    CHECK(search.cost() == 250);
}

TEST_CASE("what stays when the scale is 0 may alone cost too much") {
    CostSearch search(100, 10, false);
    carry_out(search, [](double s) { return 150 + 50 * s; });
    CHECK(search.verdict() == Verdict::too_much);
    CHECK(search.scale() == 0);
}

TEST_CASE("a package that costs nothing is not tried at other scales") {
    CostSearch search(100, 10, true);
    CHECK(carry_out(search, [](double) { return 0.; }) == 1);
    CHECK(search.verdict() == Verdict::never);
}

TEST_CASE("a cost that leaps over the amount is found out, with the nearer side") {
    CostSearch search(100, 10, true);
    CHECK(carry_out(search, [](double s) { return s < .7 ? 20. : 130.; }) <= CostSearch::most_trials);
    CHECK(search.verdict() == Verdict::jumps);
    CHECK(search.cost() == 130);
}

TEST_CASE("an amount of nothing, or of no number, is refused") {
    CHECK_THROWS_AS(CostSearch(0, 1, true), ContractError);
    CHECK_THROWS_AS(CostSearch(std::nan(""), 1, true), ContractError);
}

TEST_CASE("of scales that cost the same the largest is told") {
    study::CostSearch search(100, 2, false);
    for (const double scale : {1.0, 2.0, 0.5}) search.tried(scale, 50);
    CHECK(search.scale() == 2);
    search.tried(1.5, 60);
    CHECK(search.scale() == 1.5);
}
