// No phase reads by an id that means another than it did when it was kept, and nobody is led to one who does not exist.
#include "engine/config/scenario/load.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>

namespace consortium {
extern const Model model;
}

using namespace consortium;
using namespace consortium::stage;

namespace {

Scenario toy(std::vector<std::string> overrides) {
    static const Schema described = schema_of(consortium::model);
    const config::ModelLookup models{[](std::string_view) { return &described; }, {"consortium"}};
    const auto file = std::filesystem::path(CONSORTIA_SCENARIOS) / "toy/baseline.yaml";
    return config::load(file, {.overrides = std::move(overrides)}, models).scenario;
}

u64 digest_after(u32 steps, bool watched) {
    Played run(toy({"burn_in=0", "population.firms=300", "population.persons=6000"}), consortium::model);
    run.world.watches_ids = watched;
    return run.until(steps).world.digest();
}

}  // namespace

TEST_CASE("a place plays on where firms have nobody of their industry in the region", "[consortium][ids]") {
    Played run(toy({"burn_in=0", "population.regions=31", "population.schools=31"}), consortium::model);
    CHECK(std::ranges::any_of(all<Neighbour>(run), [](const Neighbour& n) { return !n.to; }));
    CHECK_NOTHROW(run.until(20));
    CHECK(run("firms") > 0);
}

TEST_CASE("no firm keeps a neighbour who left, whose place another may take", "[consortium][ids]") {
    Played run(toy({"burn_in=0", "population.firms=300", "population.persons=6000"}), consortium::model);
    double exits = 0;
    for (u32 quarter = 1; quarter <= 48; ++quarter) {
        run.until(quarter);
        exits += static_cast<double>(all<FirmFlows>(run)[0].exits.value());
        for (const Neighbour& n : all<Neighbour>(run)) CHECK((!n.to || all<Firm>(run)[(*n.to).slot].alive));
    }
    CHECK(exits > 0);
}

TEST_CASE("no id is read that has come to mean another, while firms and persons come and go", "[consortium][ids]") {
    u64 watched = 0;
    REQUIRE_NOTHROW(watched = digest_after(24, true));
    CHECK(watched == digest_after(24, false));
}
