// How values are spread over agents: exact quantiles, counts in bins, and both as indicators.
#include "engine/step/watch/spread.hpp"

#include "tests/unit/step/watch/country.hpp"

#include <limits>

using namespace consortia;

namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

constexpr Bins wages{0, 1000, 4}, fifths{-1, 1, 5}, few = Bins::of_whole(0, 2), teens = Bins::of_whole(13, 15);

std::vector<std::string> labels(const Bins& bins) { return watch::bin_axis("x", bins).labels; }

const Text about{"words", "词"};

bool rich(const country::Person& me) { return me.wage >= 1000; }
bool mad(const country::Person& me) { return me.wage < 0; }
double eighths(const country::Person& me, Given<Clock> clock) { return 8 * me.wage + clock->step; }
double unknown(const country::Person& me) { return me.wage == 5 ? nan_value : me.wage; }

void watch_spread(Watch<country::Person> persons) {
    using country::Person;
    persons.quantiles<&Person::wage>("wage_spread", "1", {0, 0.1, 0.5, 1}, about);
    persons.where<rich>().quantiles<eighths>("median_eighths", "1", {0.5}, about);
    persons.where<mad>().quantiles<&Person::wage>("of_nobody", "1", {0.25, 0.75}, about);
    persons.histogram<&Person::wage, wages>("wages", "person", about)
        .by<&Person::trade>("trade")
        .by<country::town_of>("town");
    persons.where<rich>().histogram<&Person::trade, few>("trades", "person", about);
    persons.in(Quarter::q2).quantiles<eighths>("in_spring", "1", {0, 1}, about);
}
void watch_houses(Watch<country::Town> towns) {
    towns.histogram<&country::Housing::houses, few>("housing", "town", about);
    towns.quantiles<&country::Housing::houses>("houses_spread", "1", {0.5}, about);
}
void watch_unknown(Watch<country::Person> persons) { persons.quantiles<unknown>("unknown", "1", {0.5}, about); }

/// The country, without indicators of its own.
void describe(Schema& s) {
    using namespace country;
    s.calendar();
    s.axis({.name = "town", .about = about, .labels = {"a", "b", "c"}});
    s.axis({.name = "trade", .about = about, .labels = {"one", "two"}});
    s.agent<Person>("person")
        .field("wage", &Person::wage, "1")
        .field("town", &Person::town, "id")
        .field("trade", &Person::trade, "label")
        .field("alive", &Person::alive, "flag");
    s.agent<Town>("town").field("people", &Town::people, "person");
    s.agent<Country>("country").field("tax", &Country::tax, "1");
    s.tally<Housing>("housing").field("houses", &Housing::houses, "1").field("halves", &Housing::halves, "1");
    s.edge<Friendship>("friendship").field("to", &Friendship::to, "id").field("trust", &Friendship::trust, "1");
}

Played played(std::vector<Watching> watch, u32 workers = 1) {
    Model model = country::watching(std::move(watch));
    model.describe = describe;
    return Played(country::scenario(), model, 0, workers);
}

}  // namespace

TEST_CASE("bins are open at both ends, and what is no number is refused", "[step][watch][spread]") {
    CHECK(wages.of(-3) == 0);
    CHECK(wages.of(249.999) == 0);
    CHECK(wages.of(250) == 1);
    CHECK(wages.of(999) == 3);
    CHECK(wages.of(1e300) == 3);
    CHECK(wages.of(std::numeric_limits<double>::infinity()) == 3);
    CHECK(wages.of(-std::numeric_limits<double>::infinity()) == 0);
    CHECK(few.of(1) == 1);
    CHECK(teens.of(12) == 0);
    CHECK(teens.of(40) == 2);
    CHECK_THROWS_AS(wages.of(nan_value), ContractError);
}

TEST_CASE("a bin is called by where it begins and ends, of whole numbers by the number", "[step][watch][spread]") {
    CHECK(labels(wages) == std::vector<std::string>{"to_250", "250_to_500", "500_to_750", "from_750"});
    CHECK(labels(fifths) == std::vector<std::string>{"to_-0.6", "-0.6_to_-0.2", "-0.2_to_0.2", "0.2_to_0.6", "from_0.6"});
    CHECK(labels(few) == std::vector<std::string>{"0", "1", "from_2"});
    CHECK(labels(teens) == std::vector<std::string>{"to_13", "14", "from_15"});
    const Axis axis = watch::bin_axis("wages", wages);
    CHECK(axis.name == "wages_bin");
    CHECK(title_of(axis, "to_250").en == "below 250");
    CHECK(title_of(axis, "from_750").zh == "750 及以上");
    CHECK(title_of(watch::bin_axis("x", teens), "to_13").en == "13 and fewer");
    CHECK_THROWS_AS(watch::bin_axis("x", Bins{0, 0, 3}), ContractError);
    CHECK_THROWS_AS(watch::bin_axis("x", Bins{0, 1, 0}), ContractError);
    CHECK_THROWS_AS(watch::bin_axis("x", Bins{1e9, 1e9 + 1, 4}), ContractError);  // two of one name
    CHECK(Bins{-0.3, 0.3, 6}.edge(3) == "0");
}

TEST_CASE("quantiles are those of straight lines between the values", "[step][watch][spread]") {
    // numpy.quantile([4, 1, 3, 2], [0, .1, .5, .9, 1]) and of [7]
    const std::vector<double> all = watch::quantiles({4, 1, 3, 2}, {0, 0.1, 0.5, 0.9, 1});
    const std::vector<double> expected{1, 1.3, 2.5, 3.7, 4};
    for (std::size_t k = 0; k < all.size(); ++k) CHECK_THAT(all[k], Catch::Matchers::WithinAbs(expected[k], 1e-12));
    CHECK(watch::quantiles({7}, {0.3}) == std::vector<double>{7});
    CHECK(std::isnan(watch::quantiles({}, {0.3}).front()));
}

TEST_CASE("shares of quantiles rise from 0 to 1, and a single one has no axis", "[step][watch][spread]") {
    CHECK(watch::quantile_axis("w", {0.005, 0.5, 1})->labels == std::vector<std::string>{"p0.5", "p50", "p100"});
    CHECK(!watch::quantile_axis("w", {0.5}));
    for (const std::vector<double>& shares :
         {std::vector<double>{}, {0.5, 0.5}, {0.5, 0.1}, {-0.1}, {0.5, 1.1}, {nan_value}})
        CHECK_THROWS_AS(watch::quantile_axis("w", shares), ContractError);
}

TEST_CASE("quantiles are told in one line, of all or some, in some quarters", "[step][watch][spread]") {
    Played run = played({watch_spread});
    run.until(1);  // wages are 0, 1/8, … 9999/8
    CHECK(run("wage_spread", 0) == 0);
    CHECK_THAT(run("wage_spread", 1), Catch::Matchers::WithinAbs(0.1 * 9999 / 8, 1e-9));
    CHECK(run("wage_spread", 2) == 4999.5 / 8);
    CHECK(run("wage_spread", 3) == 9999.0 / 8);
    CHECK(run("median_eighths") == 8999.5);
    CHECK(std::isnan(run("of_nobody", 1)));
    CHECK(std::isnan(run("in_spring", 1)));  // not taken yet
    run.until(3);
    CHECK(run("median_eighths") == 9001.5);
    CHECK(run("in_spring", 1) == 10000);  // as it stood in the second quarter
}

TEST_CASE("a histogram is told in one line, and cut by labels", "[step][watch][spread]") {
    Played run = played({watch_spread, watch_houses});
    run.until(1);
    CHECK(run("wages", 0) == 2000);
    CHECK(run("wages", 3) == 4000);
    CHECK(run("wages_by_trade", 0) == 1000);  // even ones
    CHECK(run("wages_by_trade", 7) == 2000);
    CHECK(run("wages_by_town", 3) == 2000);
    CHECK(run("wages_by_town", 8) == 0);  // nobody lives in the third town
    CHECK(run("trades", 1) == 1000);
    CHECK(run("housing", 2) == country::towns);  // of sums: two houses each
    CHECK(run("houses_spread") == 2);
    const Indicator& told = run.world.layout().at("wages_by_trade").indicator;
    CHECK(told.over == std::vector<std::string>{"trade", "wages_bin"});
}

TEST_CASE("what is spread is the same at any number of workers", "[step][watch][spread][determinism]") {
    Played one = played({watch_spread, watch_houses}), three = played({watch_spread, watch_houses}, 3);
    one.until(2), three.until(2);
    CHECK(std::ranges::equal(std::as_bytes(std::span(one.world.frame())), std::as_bytes(std::span(three.world.frame()))));
}

TEST_CASE("a value that is not a number is told with whose it is", "[step][watch][spread]") {
    Played run = played({watch_unknown});
    CHECK_THROWS_WITH(run.until(1), Catch::Matchers::Contains("person 40"));
}
