#include "engine/study/results/scaling.hpp"

#include "engine/core/error.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::study;

namespace {

struct Levers {
    Lever rate;
    Lever seats;
    Lever kind;
    Lever cap;
};

Quantity quantity(const char* name, Quantity::Kind kind, Range hard) {
    Quantity q;
    q.name = name;
    q.kind = kind;
    q.hard = q.usual = hard;
    if (kind == Quantity::Kind::choice) q.labels = {"off", "on"};
    return q;
}

const Scalable all{"rate", "seats", "kind", "cap"};

struct Bench {
    Schema schema;
    Scenario first;
    Scenario package;

    Bench() {
        schema.lever(quantity("rate", Quantity::Kind::real, {0, 1}), &Levers::rate);
        schema.lever(quantity("seats", Quantity::Kind::whole, {0, 50}), &Levers::seats);
        schema.lever(quantity("kind", Quantity::Kind::choice, {0, 1}), &Levers::kind);
        schema.lever(quantity("cap", Quantity::Kind::real, {0, 1e9}), &Levers::cap);
        for (const char* name : {"rate", "seats", "kind", "cap"}) first.levers[name].status_quo = 0;
        first.levers["rate"].status_quo = .2;
        package = first;
    }
    LeverEntry& add(const char* lever, double value, i32 from = 0) {
        LeverEntry entry;
        entry.value = value;
        entry.from = from;
        return package.levers[lever].entries.emplace_back(entry);
    }
    double value(const char* lever, double scale) const {
        return scaled(schema, first, package, all, scale).levers.at(lever).entries.front().value;
    }
};

}  // namespace

TEST_CASE("numbers of a package move on a line from the first scenario through the package to the end of their range") {
    Bench bench;
    bench.add("rate", .4);
    CHECK(bench.value("rate", 0) == Approx(.2));
    CHECK(bench.value("rate", .5) == Approx(.3));
    CHECK(bench.value("rate", 1) == Approx(.4));
    CHECK(bench.value("rate", 9) == Approx(1));
    CHECK(scaling_of(bench.schema, bench.first, bench.package, all).largest == Approx(4));
}

TEST_CASE("a number that the package lowers is lowered further") {
    Bench bench;
    bench.add("rate", .1);
    CHECK(bench.value("rate", 1.5) == Approx(.05));
    CHECK(bench.value("rate", 5) == 0);
}

TEST_CASE("whole numbers are rounded") {
    Bench bench;
    bench.add("seats", 10);
    CHECK(bench.value("seats", .44) == 4);
    CHECK(bench.value("seats", .46) == 5);
}

TEST_CASE("choices and what the first scenario shares stay as they are") {
    Bench bench;
    bench.add("kind", 1);
    bench.add("rate", .4);
    bench.first.levers["seats"].entries = {LeverEntry{}};
    bench.package.levers["seats"] = bench.first.levers["seats"];
    const Scaling scaling = scaling_of(bench.schema, bench.first, bench.package, all);
    CHECK(scaling.moved == std::vector<std::string>{"rate"});
    CHECK(scaling.fixed == std::vector<std::string>{"kind"});
    CHECK(bench.value("kind", .1) == 1);
}

TEST_CASE("each entry of a dated lever moves from where the first scenario has it at that date") {
    Bench bench;
    LeverEntry later;
    later.value = .6;
    later.from = 8;
    bench.first.levers["rate"].entries = {later};
    bench.add("rate", .4);
    bench.add("rate", .8, 8);
    const Scenario half = scaled(bench.schema, bench.first, bench.package, all, .5);
    const auto& entries = half.levers.at("rate").entries;
    CHECK(entries[0].value == Approx(.3));
    CHECK(entries[1].value == Approx(.7));
}

TEST_CASE("a negative scale is refused") {
    Bench bench;
    CHECK_THROWS_AS(scaled(bench.schema, bench.first, bench.package, all, -1), ContractError);
}

TEST_CASE("levers that are not to be scaled stay as the package has them") {
    Bench bench;
    bench.add("rate", .4);
    bench.add("seats", 10);
    const Scaling scaling = scaling_of(bench.schema, bench.first, bench.package, {"seats"});
    CHECK(scaling.moved == std::vector<std::string>{"seats"});
    CHECK(scaling.left == std::vector<std::string>{"rate"});
    CHECK_FALSE(scaling.is_whole());
    const Scenario none = scaled(bench.schema, bench.first, bench.package, {"seats"}, 0);
    CHECK(none.levers.at("rate").entries.front().value == .4);
    CHECK(none.levers.at("seats").entries.front().value == 0);
}

TEST_CASE("a lever at the end of its range is told with that end") {
    Bench bench;
    bench.add("rate", .4);
    bench.add("seats", 10);
    const auto bounds = [&](double scale) { return at_bounds(bench.schema, bench.first, bench.package, all, scale); };
    CHECK(bounds(3.9).empty());
    REQUIRE(bounds(4.1).size() == 1);
    CHECK(bounds(4.1)[0].lever == "rate");
    CHECK(bounds(4.1)[0].bound == "1");
    CHECK(bounds(5.1).size() == 2);
}

TEST_CASE("those levers pay whose group has a line among the costs that are booked, or all where none are") {
    Bench bench;
    CHECK(paying_levers(bench.schema) == all);
    Schema schema;
    Quantity rate = quantity("rate", Quantity::Kind::real, {0, 1}), seats = quantity("seats", Quantity::Kind::real, {0, 1});
    rate.lever = "L1";
    seats.lever = "L4";
    schema.lever(rate, &Levers::rate);
    schema.lever(seats, &Levers::seats);
    schema.axis({.name = "half", .about = {}, .labels = {"L4", "upper"}, .groups = {}, .targetable = false});
    CHECK(paying_levers(schema) == Scalable{"rate", "seats"});
    schema.axis({.name = "account", .about = {}, .labels = {"grants"}, .levers = {{"grants", "L4"}}});
    CHECK(paying_levers(schema) == Scalable{"seats"});
    CHECK(levers_named(schema, {"rate", "L4", "L4"}, "--scale") == Scalable{"rate", "seats"});
    CHECK(levers_named(schema, {"seats", "L4"}, "--scale") == Scalable{"seats"});
    CHECK_THROWS_WITH(levers_named(schema, {"seat"}, "--scale"),
                      Catch::Contains("--scale seat: error: unknown lever; nearest is seats"));
    CHECK_THROWS_AS(levers_named(schema, {""}, "--scale"), InputError);
}
