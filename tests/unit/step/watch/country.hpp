// A country with persons in towns who work, and friendships between them: what is watched of it, for tests of the watch.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <cmath>

namespace country {

using namespace consortia;
using Catch::Matchers::Contains;

inline constexpr u32 people = 10000;
inline constexpr u32 towns = 3;

struct Town;
struct Person {
    double wage;
    Id<Town> town;
    u8 trade;
    bool alive;
};
struct Town {
    double people;
};
struct Country {
    double tax;
};
struct Housing {
    using Of = Town;
    Count houses;
    Sums<Fine, 2> halves;
};
struct Friendship {
    using From = Person;
    using To = Person;
    Id<Person> to;
    float trust;
};

namespace indicator {
inline constexpr IndicatorName wage("wage");
inline constexpr IndicatorName wage_by_town("wage_by_town");
inline constexpr IndicatorName paid_by_trade("paid_by_trade");
inline constexpr IndicatorName tax_rate("tax_rate");
inline constexpr IndicatorName largest_by_town("largest_by_town");
inline constexpr IndicatorName moments_by_town("moments_by_town");
inline constexpr IndicatorName spread("spread");
inline constexpr IndicatorName trust_by_town("trust_by_town");
inline constexpr IndicatorName friendships("friendships");
inline constexpr IndicatorName share_by_trade("share_by_trade");
inline constexpr IndicatorName spring_wage("spring_wage");
inline constexpr IndicatorName houses("houses");
inline constexpr IndicatorName halves_by_town("halves_by_town");
inline constexpr IndicatorName paid_by_town("paid_by_town");
inline constexpr IndicatorName wage_by_town_trade("wage_by_town_trade");
inline constexpr IndicatorName wage_by_trade("wage_by_trade");
inline constexpr IndicatorName pair_by_trade("pair_by_trade");
inline constexpr IndicatorName pair_by_town_trade("pair_by_town_trade");
}  // namespace indicator

inline void describe(Schema& s) {
    s.calendar();
    s.axis({.name = "town", .about = {"town", "镇"}, .labels = {"a", "b", "c"}});
    s.axis({.name = "trade", .about = {"trade", "行"}, .labels = {"one", "two"}});
    s.axis({.name = "moment", .about = {"moment", "矩"}, .labels = {"number", "mean"}});
    s.agent<Person>("person")
        .field("wage", &Person::wage, "1")
        .field("town", &Person::town, "id")
        .field("trade", &Person::trade, "label")
        .field("alive", &Person::alive, "flag");
    s.agent<Town>("town").field("people", &Town::people, "person");
    s.agent<Country>("country").field("tax", &Country::tax, "1");
    s.tally<Housing>("housing").field("houses", &Housing::houses, "1").field("halves", &Housing::halves, "1");
    s.edge<Friendship>("friendship").field("to", &Friendship::to, "id").field("trust", &Friendship::trust, "1");
    const auto declare = [&](IndicatorName name, std::vector<std::string> over) {
        s.indicator({.name = std::string(name.text()), .unit = "1", .about = {"words", "词"}, .over = std::move(over)});
    };
    declare(indicator::wage, {});
    declare(indicator::wage_by_town, {"town"});
    declare(indicator::paid_by_trade, {"trade"});
    declare(indicator::tax_rate, {});
    declare(indicator::largest_by_town, {"town"});
    declare(indicator::moments_by_town, {"town", "moment"});
    declare(indicator::spread, {});
    declare(indicator::trust_by_town, {"town"});
    declare(indicator::friendships, {});
    declare(indicator::share_by_trade, {"trade"});
    declare(indicator::spring_wage, {});
    declare(indicator::houses, {});
    declare(indicator::halves_by_town, {"town", "trade"});
    declare(indicator::paid_by_town, {"town"});
    declare(indicator::wage_by_town_trade, {"town", "trade"});
    declare(indicator::wage_by_trade, {"trade"});
    declare(indicator::pair_by_trade, {"trade", "moment"});
    declare(indicator::pair_by_town_trade, {"town", "trade"});
}
inline void populate(Population& p) {
    p.add<Person>(people, [](u32 k, Rng&) { return Person{k / 8.0, {k % 2}, u8(k % 2), true}; });
    p.add<Town>(towns, [](u32 k, Rng&) { return Town{k == 2 ? 0.0 : people / 2.0}; });
    p.add<Country>(1, [](u32, Rng&) { return Country{0.25}; });
    p.connect<Friendship>({{0, {{1}, .5F}}, {0, {{2}, 1}}, {3, {{0}, .25F}}});
}
inline void build(const Town&, Self<Town> self, Tally<Housing> housing) {
    housing[self].houses += 2;
    housing[self].halves[1] += .5;
}
inline void lose(Person& me, Self<Person> self) { me.alive = self.id().slot != 7; }
inline void schedule(Schedule& s) { s.reset<Housing>().each<build>("build"); }
inline void expect(const Inputs&, Expected&) {}

inline u32 town_of(const Person& me) { return me.town.slot; }
inline std::array<double, 2> pair_of(const Person& me) { return {me.wage, 1}; }
inline double tax_of(const Person& me, Read<Country> countries) { return countries[{0}].tax * me.wage; }

/// Counts by wage, and doubles in block order.
struct Pay {
    using Of = Town;
    Sums<Count, 4> persons;
    Fine wages;
};
struct Squares {
    using Of = Country;
    Real wages;
    Real squares;
};
inline void add_pay(const Person& me, Into<Pay> pay) {
    pay[me.town].persons[me.wage < 10 ? 0 : 3] += 1;
    pay[me.town].wages += me.wage;
}
inline void add_square(const Person& me, Into<Squares> squares) {
    squares[{0}].wages += me.wage;
    squares[{0}].squares += me.wage * me.wage;
}
inline double largest(const Town&, Self<Town> self, Seen<Pay> pay) { return pay[self].persons[3]; }
inline std::array<double, 2> moments(const Town& me, Self<Town> self, Seen<Pay> pay) {
    return {me.people, pay[self].wages / me.people};
}
inline double spread(const Country&, Self<Country> self, Seen<Squares> all) {
    const double mean = all[self].wages / people;
    return all[self].squares / people - mean * mean;
}
inline bool all_there(const Town& me, Self<Town> self, Seen<Pay> pay) {
    return me.people == pay[self].persons[0] + pay[self].persons[3];
}

inline void watch_persons(Watch<Person> persons) {
    persons.mean<&Person::wage>(indicator::wage).by<town_of>(indicator::wage_by_town);
    persons.total<&Person::wage>().by<&Person::trade>(indicator::paid_by_trade);
    persons.mean<&Person::wage>()
        .by<town_of, &Person::trade>(indicator::wage_by_town_trade)
        .by<&Person::trade>(indicator::wage_by_trade);
    persons.total<pair_of>()
        .within<town_of, &Person::trade>(indicator::wage_by_town_trade)
        .by<&Person::trade>(indicator::pair_by_trade)
        .by<town_of, &Person::trade>(indicator::pair_by_town_trade)
        .together();
    persons.total<&Person::wage>().shares_by<&Person::trade>(indicator::share_by_trade);
    persons.during(Quarter::q2).mean<&Person::wage>(indicator::spring_wage);
    persons.ratio<tax_of, &Person::wage>(indicator::tax_rate);
    persons.sums<add_pay>();
    persons.sums<add_square>();
}
inline u32 town_of_friend(const Friendship&, Self<Friendship> self, Read<Person> persons) {
    return persons[self.from()].town.slot;
}
inline void watch_friendships(Watch<Friendship> all) {
    all.count(indicator::friendships);
    all.mean<&Friendship::trust, Fine>().by<town_of_friend>(indicator::trust_by_town);
}
inline void watch_towns(Watch<Town> all) {
    all.each<seen<&Pay::wages>>(indicator::paid_by_town);
    all.each<largest>(indicator::largest_by_town);
    all.each<moments>(indicator::moments_by_town);
    all.check<all_there>("somebody is missing");
    all.total<&Housing::houses>(indicator::houses);
    all.each<&Housing::halves>(indicator::halves_by_town);
}
inline void watch_country(Watch<Country> all) { all.each<spread>(indicator::spread); }

inline Model watching(std::vector<Watching> watch) {
    return {"watched", {"a watched country", "被观察的国家"}, describe, populate, schedule, expect, std::move(watch)};
}
inline Model whole() { return watching({watch_persons, watch_friendships, watch_towns, watch_country}); }
inline Scenario scenario() {
    Scenario s;
    s.model = s.name = "watched";
    s.start = Date::of(2025, 1);
    s.steps = 8;
    return s;
}
/// Visits of the pass over a kind so far.
inline u64 visits(const Played& run, const std::string& pass) {
    return std::ranges::find(run.schedule.times(), "watch " + pass, &PhaseTime::name)->visits;
}

}  // namespace country
