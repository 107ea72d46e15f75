// What of all that is watched is due, and what cannot be.
#include "tests/unit/step/watch/country.hpp"

using namespace country;

TEST_CASE("nobody is passed for sums that nobody looks at, but once a year for a check", "[step][watch]") {
    Played run(scenario(), whole());
    run.world.ask_only({"friendships"});
    run.until(3);
    CHECK(visits(run, "person") == 0);
    CHECK(visits(run, "friendship") == 9);
    CHECK(std::isnan(run("spread")));
    run.until(8);
    CHECK(visits(run, "person") == 2 * people);
    Played seen(scenario(), whole());
    seen.world.ask_only({"spread"});
    seen.until(1);
    CHECK(visits(seen, "person") == people);
    CHECK(std::isnan(seen("largest_by_town")));
    CHECK(seen("spread") > 0);
}

TEST_CASE("what is watched and cannot be is told before the first step", "[step][watch][errors]") {
    const auto told = [](std::vector<Watching> watch) { return schema_of(watching(std::move(watch))); };
    CHECK_THROWS_WITH(told({watch_towns, watch_persons}),
                      Contains("indicator paid_by_town looks at sums Pay, which nothing that is watched before it fills"));
    const Watching in_winter = +[](Watch<Person> persons) { persons.in(Quarter::q4).sums<add_pay>(); };
    CHECK_THROWS_WITH(told({in_winter, watch_towns}), Contains("looks at sums Pay"));
    const Watching now_and_then = +[](Watch<Person> persons) { persons.every(2).sums<add_pay>(); };
    CHECK_THROWS_WITH(told({now_and_then, watch_towns}), Contains("looks at sums Pay"));
    const Watching unknown = +[](Watch<Person> persons) { persons.count(IndicatorName("wages")); };
    CHECK_THROWS_WITH(told({unknown}), Contains("indicator wages is watched, and the model does not declare it"));
    const Watching uncut = +[](Watch<Person> persons) { persons.count(indicator::wage_by_town); };
    CHECK_THROWS_WITH(told({uncut}), Contains("indicator wage_by_town is declared over 1 axes, and watched by 0"));
    const Watching few = +[](Watch<Country> all) { all.each<&Country::tax>(indicator::wage_by_town); };
    CHECK_THROWS_WITH(Played(scenario(), watching({few})).until(1),
                      Contains("indicator wage_by_town: 1 agents have 1 values, and there are 3 labels"));
}

namespace {

void add_towns(const Town& me, Self<Town> self, Into<Pay> pay) { pay[self].wages += me.people; }

}  // namespace

TEST_CASE("sums that two kinds fill in one step are refused, and may be filled in turn", "[step][watch][errors]") {
    const auto told = [](const Watching& of_persons) {
        const Watching of_towns = +[](Watch<Town> all) { all.in(Quarter::q4).sums<add_towns>(); };
        return schema_of(watching({of_persons, of_towns}));
    };
    CHECK_THROWS_WITH(
        told(+[](Watch<Person> all) { all.sums<add_pay>(); }),
        Contains("model watched, its description: sums Pay are filled by what is watched of person and of town: "
                 "the part of person would be lost. Give each kind sums of its own, and add them where they "
                 "are seen"));
    CHECK_THROWS_WITH(told(+[](Watch<Person> all) {
                          all.in({Quarter::q3, Quarter::q4}).sums<add_pay>();
                      }),
                      Contains("sums Pay are filled"));
    CHECK_NOTHROW(told(+[](Watch<Person> all) { all.in(Quarter::q1).sums<add_pay>(); }));
}
