#include "engine/step/phases/indicators.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <cmath>
#include <limits>

using namespace consortia;
using namespace town;

namespace {

void record_twice(const Firm&, Self<Firm> self, Indicators out) {
    if (self.id().slot < 2) out(indicator::people) = self.id().slot;
}
void record_beyond(const Firm&, Indicators out) { out(indicator::skill_by_half, 2) = 1; }
void record_infinite(const Firm&, Self<Firm> self, Indicators out) {
    if (self.id().slot == 0) out(indicator::people) = std::numeric_limits<double>::infinity();
}
void record_unknown(const Firm&, Indicators out) { out(IndicatorName("peple")) = 1; }
void record_without_axis(const Firm&, Indicators out) { out(indicator::skill_by_half) = 1; }
void record_missing(const Firm&, Self<Firm> self, Indicators out) {
    if (self.id().slot == 0) out(indicator::people) = std::nan("");
}
void record_number(const Firm&, Self<Firm> self, Indicators out) {
    if (self.id().slot == 3) out(indicator::people) = 7;
}
void record_halves(const Firm&, Self<Firm> self, Indicators out) {
    if (self.id().slot < 2) out(indicator::skill_by_half, self.id().slot) = 1 + self.id().slot;
}

}  // namespace

TEST_CASE("an indicator that two agents record in a step is an error: the last would depend on threads",
          "[step][indicators]") {
    CHECK(words([](Schedule& s) { s.each<record_twice>("observe"); }) ==
          "phase observe, step 1 of the burn-in (2024Q1), firm 1: indicator people is recorded twice in this step");
    CHECK(words([](Schedule& s) { s.each<record_beyond>("observe"); }) ==
          "phase observe, step 1 of the burn-in (2024Q1), firm 0: indicator skill_by_half: label 2 of 2");
}

TEST_CASE("an indicator that is infinite, unknown or asked for without its axis is told by name", "[step][indicators]") {
    CHECK(words([](Schedule& s) { s.each<record_infinite>("observe"); }) ==
          "phase observe, step 1 of the burn-in (2024Q1), firm 0: indicator people is infinite");
    CHECK(words([](Schedule& s) { s.each<record_unknown>("observe"); }) ==
          "phase observe, step 1 of the burn-in (2024Q1), firm 0: indicator peple is not declared");
    CHECK(words([](Schedule& s) { s.each<record_without_axis>("observe"); }) ==
          "phase observe, step 1 of the burn-in (2024Q1), firm 0: indicator skill_by_half has 1 axes, not 0");
}

TEST_CASE("what is missing may still be given a value, and holds the ordinary NaN until then", "[step][indicators]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.each<record_missing>("missing"); });
    const std::size_t place = t.world->layout().at("people").offset;
    CHECK(std::isnan(t.world->frame()[place]));
    CHECK(is_recorded(t.world->frame()[place]));
    t.play(0, [](Schedule& s) { s.each<record_missing>("missing").each<record_number>("number"); });
    CHECK(t.world->frame()[place] == 7);
}

TEST_CASE("agents record places of their own of one indicator", "[step][indicators]") {
    SmallTown t(3);
    t.play(0, [](Schedule& s) { s.each<record_halves>("observe"); });
    const std::size_t place = t.world->layout().at("skill_by_half").offset;
    CHECK(t.world->frame()[place] == 1);
    CHECK(t.world->frame()[place + 1] == 2);
}
