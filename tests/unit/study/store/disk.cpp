#include "engine/study/store/disk.hpp"

#include "engine/run/estimate.hpp"
#include "engine/run/simulation.hpp"
#include "engine/study/run_list.hpp"
#include "tests/support/catch.hpp"

#include "tests/support/town_study.hpp"
#include "tests/unit/files/files.hpp"

#include <fstream>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::Contains;

namespace {

using town::schema;

RunList list_of(std::size_t scenarios, u32 seeds) {
    Scenario scenario = town::scenario(8);
    scenario.seeds = seeds;
    return {town::model, schema(), std::vector<Scenario>(scenarios, scenario)};
}

}  // namespace

TEST_CASE(
    "what a list of runs writes grows with its runs, its checkpoints with those at once, its burn-ins with its seeds") {
    const RunList list = list_of(3, 5);
    const Estimate one = estimate(town::model, schema(), list.scenarios().front());
    const DiskNeeds two = disk_needs(list, 2, std::nullopt);
    CHECK(two.results > 2 * 15 * one.output);
    CHECK(two.checkpoints == 3 * 2 * (one.checkpoint + one.output));
    CHECK(two.burn_ins == 5 * one.checkpoint);
    CHECK(disk_needs(list, 4, std::nullopt).checkpoints == 2 * two.checkpoints);
    CHECK(disk_needs(list_of(1, 5), 2, std::nullopt).burn_ins == 0);  // nobody shares them
}

TEST_CASE("a study keeps the burn-ins that its points share, and no others") {
    const std::string levers = "design: {method: sobol, samples: 9}\nfactors: {policy.birth: {range: [0, 5]}}\n";
    const std::string parameters =
        "design: {method: sobol, samples: 9}\nfactors: {population.people: {range: [200, 300]}}\n";
    const files::TestFolder scratch;
    const auto needs = [&](const std::string& text) {
        return disk_needs(town::sweep_of(text), 1, scratch / "burn-in", false).burn_ins;
    };
    const Sweep one = town::sweep_of(levers);
    CHECK(needs(levers) == 2 * estimate(town::model, schema(), *one.largest().front()).checkpoint);
    CHECK(needs(parameters) == 0);
}

TEST_CASE("more than is free is refused in words") {
    CHECK_NOTHROW(require_room("out", 1e9, 1e9));
    try {
        require_room("out", 3.2e9, 1e9);
        FAIL("it was not refused");
    } catch (const SystemError& error) {
        CHECK_THAT(error.what(), Contains("out: about 3.2 GB of disk are needed and 1.0 GB are free; nothing was run"));
    }
}

TEST_CASE("no disk has room for everything; what an interrupted command left is not asked for twice") {
    const files::TestFolder scratch;
    const double free = static_cast<double>(std::filesystem::space(scratch / ".").available);
    CHECK_NOTHROW(require_room(DiskNeeds{1000, 1000, 1000}, scratch / ".", std::nullopt));
    CHECK_THROWS_AS(require_room(DiskNeeds{1000, 1000, 4 * free}, scratch / ".", std::nullopt), SystemError);
    CHECK_THROWS_AS(require_room(DiskNeeds{4 * free, 0, 0}, scratch / "out", scratch / "burn-in"), SystemError);
    std::ofstream(scratch / "sparse").put('x');
    std::filesystem::resize_file(scratch / "sparse", static_cast<std::uintmax_t>(4 * free));
    CHECK_NOTHROW(require_room(DiskNeeds{4 * free, 0, 0}, scratch / ".", std::nullopt));
}
