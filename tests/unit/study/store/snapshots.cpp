#include "engine/study/store/snapshots.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::study;

TEST_CASE("a run that goes on from its snapshot ends as if it had not stopped", "[study][snapshots]") {
    const files::TestFolder scratch;
    town::Run straight(town::small_scenario());
    straight.until(5);
    save(straight.simulation, scratch / "snapshot", 7);
    straight.until(straight.simulation.steps_total());

    town::Run resumed(town::small_scenario());
    restore(resumed.simulation, scratch / "snapshot", 7);
    CHECK(resumed.simulation.steps_done() == 5);
    resumed.until(resumed.simulation.steps_total());
    CHECK(resumed.simulation.output().rows == straight.simulation.output().rows);
    CHECK(resumed.simulation.output().final_digest == straight.simulation.output().final_digest);
}

TEST_CASE("a snapshot of other work or a damaged one is refused", "[study][snapshots]") {
    const files::TestFolder scratch;
    town::Run run(town::small_scenario());
    run.until(1);
    save(run.simulation, scratch / "snapshot", 7);
    town::Run fresh(town::small_scenario());
    CHECK_THROWS_WITH(restore(fresh.simulation, scratch / "snapshot", 8), Catch::Contains("belongs to other work"));
    const std::string bytes = files::read_text(scratch / "snapshot");
    files::overwrite(scratch / "snapshot", files::flipped(bytes, bytes.size() / 2, 3));
    CHECK_THROWS_AS(restore(fresh.simulation, scratch / "snapshot", 7), SystemError);
}

TEST_CASE("the digest of a snapshot tells what was gone on from", "[study][snapshots]") {
    const files::TestFolder scratch;
    const auto digest_of = [&](u32 replicate, const std::string& name) {
        town::Run run(town::small_scenario(), replicate);
        run.until(1);
        save(run.simulation, scratch / name, 7);
        town::Run fresh(town::small_scenario(), replicate);
        return restore(fresh.simulation, scratch / name, 7);
    };
    CHECK(digest_of(0, "one") == digest_of(0, "two"));
    CHECK(digest_of(0, "one") != digest_of(1, "other"));
}

TEST_CASE("levers and steps belong to a run and not to its burn-in, parameters and the replicate to both",
          "[study][snapshots]") {
    const auto contents_of = [](const Scenario& scenario, u32 replicate = 0) {
        const town::Run run(scenario, replicate);
        return std::pair(burn_in_content(run.simulation), run_content(run.simulation));
    };
    Scenario reform = town::small_scenario(), longer = town::small_scenario(9), larger = town::small_scenario();
    reform.levers["policy.birth"].entries.push_back({3, 0, {}, {}, false, {}});
    larger.parameters["population.people"].value = 301;
    const auto [burn_in, run] = contents_of(town::small_scenario());
    for (const Scenario& other : {reform, longer}) {
        CHECK(contents_of(other).first == burn_in);
        CHECK(contents_of(other).second != run);
    }
    CHECK(contents_of(larger).first != burn_in);
    CHECK(contents_of(larger).second != run);
    CHECK(contents_of(town::small_scenario(), 1).first != burn_in);
    CHECK(contents_of(town::small_scenario(), 1).second != run);
}
