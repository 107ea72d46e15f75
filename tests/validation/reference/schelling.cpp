// Segregation of two groups: what chance alone gives, what a mild wish comes to, and that no two live in one cell.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

namespace schelling {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

constexpr u32 people = 1000;

/// Where people live.
std::set<u32> cells(Played& town) {
    const Record& person = *std::ranges::find(town.world.schema().records(), "person", &Record::name);
    const Field& cell = *std::ranges::find(person.fields, "cell", &Field::name);
    const Column& column = town.world.agents_of(person).column;
    std::set<u32> all;
    for (u32 slot = 0; slot < column.size(); ++slot) {
        u32 lives = 0;
        std::memcpy(&lives, column.bytes().data() + slot * column.stride() + cell.offset, sizeof lives);
        all.insert(lives);
    }
    return all;
}

}  // namespace

TEST_CASE("people who wish for nothing live among as many of their own as chance gives",
          "[reference][validation][schelling]") {
    // 499 of the 999 others are of the own group, wherever they live, so that the ratio has this mean.
    constexpr u32 towns = 64;
    double sum = 0, squares = 0;
    for (u32 k = 0; k < towns; ++k) {
        Played town(schelling::model, {{"person.minimum", 0}}, k);
        const double alike = town.until(1)("alike");
        CHECK(town("content") == 1);
        sum += alike;
        squares += alike * alike;
    }
    const double mean = sum / towns, error = std::sqrt((squares / towns - mean * mean) / (towns - 1));
    CHECK_THAT(mean, WithinAbs(499.0 / 999, 4.8 * error));  // of Student's t with 63 degrees, once in 100,000
}

TEST_CASE("a wish for 3 of 8 contents all in the end, and three of four neighbours are alike",
          "[reference][validation][schelling]") {
    for (u32 k = 0; k < 8; ++k) {
        Played town(schelling::model, {}, k);
        u32 steps = 0;
        while (steps < 200 && (steps == 0 || town("content") < 1)) town.until(++steps);
        CHECK(town("content") == 1);
        CHECK(town("alike") > 0.7);
        CHECK(cells(town).size() == people);
        const std::set<u32> before = cells(town);
        CHECK(cells(town.until(steps + 1)) == before);  // who is content stays
    }
}

TEST_CASE("a wish for 3 of 8 leaves few with less, of whom chance alone gives many", "[reference][validation][schelling]") {
    // Of 8 cells around, 499 in 1,599 hold somebody of the own group: 0, 1 or 2 do with a chance of 0.52 in the middle of a
    // board, and of 0.55 over a whole one, whose sides have 5 and whose corners 3.
    const auto with_less = [](const Played& town) {
        return town("people_by_alike", 0) + town("people_by_alike", 1) + town("people_by_alike", 2);
    };
    Played chance(schelling::model, {{"person.minimum", 0}}), wish(schelling::model, {});
    CHECK_THAT(with_less(chance.until(1)), WithinAbs(551, 110));
    CHECK(with_less(wish.until(60)) < 100);
    double all = 0;
    for (u32 k = 0; k <= 8; ++k) all += wish("people_by_alike", k);
    CHECK(all == people);
}

TEST_CASE("no two people live in one cell, however few are free", "[reference][schelling]") {
    Played town(schelling::model, {{"board.side", 20}, {"board.density", 0.98}, {"person.minimum", 6}});
    for (u32 step = 1; step <= 30; ++step) CHECK(cells(town.until(step)).size() == 392);
}

TEST_CASE("people who move are the same at any number of workers", "[reference][determinism][schelling]") {
    const Played::Values large{{"board.side", 150}};
    Played one(schelling::model, large, 0, 1), three(schelling::model, large, 0, 3);
    CHECK(one.until(6).world.digest() == three.until(6).world.digest());
}
