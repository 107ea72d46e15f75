// Schools, firms and students that learn from each other, against an independent program's figures at a million agents.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

namespace partnet {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

/// The published means at step 100, known to 0.0005. All drift together with the mean start of the schools and firms, whose
/// standard deviation is 0.29/√(N/100): below 0.003 at a million agents, 0.009 at a hundred thousand, of which the
/// subsidised partnership forgets a part.
void check_means(double agents, double tolerance) {
    Played country(partnet::model, {{"population.agents", agents}});
    country.until(100);
    CHECK_THAT(country("skill"), WithinAbs(.593, tolerance));
    CHECK_THAT(country("technology"), WithinAbs(.600, tolerance));
    CHECK_THAT(country("productivity"), WithinAbs(.345, tolerance));
}

}  // namespace

TEST_CASE("schools, firms and students end at the published means", "[reference][validation][partnet]") {
    check_means(200'000, 0.02);
}

TEST_CASE("a million agents: schools, firms and students end at the published means", "[.][slow][partnet]") {
    check_means(1'000'000, 0.01);
}

TEST_CASE("a world of partners is the same at any number of workers", "[reference][determinism][partnet]") {
    Played one(partnet::model, {{"population.agents", 20'000}}, 0, 1);
    Played three(partnet::model, {{"population.agents", 20'000}}, 0, 3);
    CHECK(one.until(5).world.digest() == three.until(5).world.digest());
    CHECK(one("skill") == three("skill"));
}
