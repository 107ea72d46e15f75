#include "engine/study/store/checkpoints.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

#include <chrono>
#include <vector>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::Contains;

namespace {

struct Bench {
    files::TestFolder scratch;
    std::vector<std::string> warnings;
    Checkpoints checkpoints{scratch / "checkpoints", [this](const std::string& text) { warnings.push_back(text); }};

    files::Path file(const std::string& name) const { return scratch / ("checkpoints/" + name); }
    bool holds(const std::string& name) const { return std::filesystem::exists(file(name)); }
    /// Of a run that has played so many steps.
    void save(u64 number, u32 steps) {
        town::Run run(town::small_scenario());
        run.until(steps);
        checkpoints.save(number, run.simulation);
    }
};

}  // namespace

TEST_CASE("a checkpoint is known by its whole name", "[study][checkpoints]") {
    for (const char* name : {"run-1-step-2", "run-0-step-0", "run-18446744073709551615-step-4294967295"}) {
        CHECK(is_checkpoint_name(name));
    }
    for (const char* name :
         {"", "run-1", "run-1-step-", "run-01-step-2", "run-1-step-02", "run--1-step-2", "run-1-step-2.bak",
          "my-run-1-step-2", "run-18446744073709551616-step-0", "run-1-step-4294967296", ".run-1-step-2"}) {
        INFO(name);
        CHECK_FALSE(is_checkpoint_name(name));
    }
}

TEST_CASE("of each run the last two checkpoints are kept, newest first", "[study][checkpoints]") {
    Bench bench;
    CHECK(bench.checkpoints.steps(1).empty());
    bench.save(12, 1);
    for (const u32 steps : {1U, 2U, 3U}) bench.save(1, steps);
    CHECK(bench.checkpoints.steps(1) == std::vector<u32>{3, 2});
    CHECK(bench.checkpoints.steps(12) == std::vector<u32>{1});
    bench.checkpoints.remove(1);
    CHECK(bench.checkpoints.steps(1).empty());
    CHECK(bench.checkpoints.steps(12) == std::vector<u32>{1});
}

TEST_CASE("a run goes on from its checkpoint, and one that is damaged is told and not used", "[study][checkpoints]") {
    Bench bench;
    for (const u32 steps : {4U, 5U}) bench.save(1, steps);
    const std::string bytes = files::read_text(bench.file("run-1-step-5"));
    files::overwrite(bench.file("run-1-step-5"), files::flipped(bytes, bytes.size() - 20, 1));
    town::Run spoilt(town::small_scenario()), resumed(town::small_scenario());
    CHECK_FALSE(bench.checkpoints.restore(1, 5, spoilt.simulation));
    REQUIRE(bench.warnings.size() == 1);
    CHECK_THAT(bench.warnings.front(),
               Contains("run-1-step-5") && Contains("an older checkpoint, or the beginning, is used instead"));
    CHECK(bench.checkpoints.restore(1, 4, resumed.simulation));
    CHECK(resumed.simulation.steps_done() == 4);
    CHECK(bench.warnings.size() == 1);
}

TEST_CASE("a checkpoint of another step than its name says, or of another scenario, is told and not used",
          "[study][checkpoints]") {
    Bench bench;
    bench.save(1, 2);
    std::filesystem::rename(bench.file("run-1-step-2"), bench.file("run-1-step-6"));
    town::Run renamed(town::small_scenario());
    CHECK_FALSE(bench.checkpoints.restore(1, 6, renamed.simulation));
    CHECK_THAT(bench.warnings.back(), Contains("is of another step than its name says"));
    town::Run longer(town::small_scenario(9));
    CHECK_FALSE(bench.checkpoints.restore(1, 6, longer.simulation));
    CHECK_THAT(bench.warnings.back(), Contains("belongs to other work"));
}

TEST_CASE("what killed processes left is cleaned away: halves, and checkpoints of finished runs", "[study][checkpoints]") {
    Bench bench;
    for (const u64 run : {1U, 2U}) bench.save(run, 1);
    const std::string half = ".run-2-step-2.part-0badcafe-1-0", fresh_half = ".run-2-step-3.part-0badcafe-1-0";
    for (const std::string& name : {half, fresh_half}) files::overwrite(bench.file(name), "half");
    std::filesystem::last_write_time(bench.file(half),
                                     std::filesystem::file_time_type::clock::now() - std::chrono::minutes(61));
    bench.checkpoints.clean([](u64 run) { return run == 1; });
    CHECK_FALSE(bench.holds("run-1-step-1"));
    CHECK(bench.holds("run-2-step-1"));
    CHECK_FALSE(bench.holds(half));
    CHECK(bench.holds(fresh_half));  // another machine may be writing it
}

TEST_CASE("a foreign file with the name of a checkpoint is not removed", "[study][checkpoints]") {
    Bench bench;
    files::overwrite(bench.file("run-1-step-2"), "a holiday picture");
    bench.checkpoints.remove(1);
    bench.checkpoints.clean([](u64) { return true; });
    CHECK(files::read_text(bench.file("run-1-step-2")) == "a holiday picture");
}

TEST_CASE("checkpoints do not lie where others may write", "[study][checkpoints]") {
    const files::TestFolder scratch;
    files::make_folder(scratch / "open");
    std::filesystem::permissions(scratch / "open", std::filesystem::perms(0777));
    CHECK_THROWS_AS(Checkpoints(scratch / "open", [](const std::string&) {}), SystemError);
}
