#include "engine/session/play.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

Plan plan_of(const std::string& file) {
    Heard heard;
    return Plan::of_scenarios(town_workspace(), {file}, {}, false, heard);
}

/// Remembers every share of the steps that it was told.
struct Shares final : public Listener {
    void progress(const study::Progress& progress) override {
        shares.push_back(progress.share);
        done = progress.runs_done;
    }
    std::vector<double> shares;
    u64 done = 0;
};

}  // namespace

TEST_CASE("a study is not played in memory") {
    Heard heard;
    const Plan plan = Plan::of_study(town_workspace(), "/scenarios/births_study.yaml", {}, heard);
    CHECK_THROWS_AS(play(plan, {}, heard), InputError);
}

TEST_CASE("progress in memory rises step by step to the whole", "[session][memory]") {
    Shares heard;
    play_in_memory(plan_of("/scenarios/town.yaml"), {.threads = 2}, heard);
    REQUIRE(heard.shares.size() == 2 * (4 + 3));  // seeds, burn-in and steps
    CHECK(std::ranges::is_sorted(heard.shares));
    CHECK(heard.shares.back() == 1);
    CHECK(heard.done == 2);
}

TEST_CASE("digests of every step are there where they were asked for", "[session][memory]") {
    Heard heard;
    const Plan plan = plan_of("/scenarios/town.yaml");
    const Played played = play_in_memory(plan, {.digests = true}, heard);
    CHECK(played.result.data().at("state_digest").shape == std::vector<u64>{2, 3});
    CHECK(play_in_memory(plan, {}, heard).result.data().find("state_digest") == nullptr);
    CHECK(played.effort.finished == 2);
    CHECK(played.result.data().path() == "the result in memory");
}

TEST_CASE("a wish to stop ends all runs after their step, with no result", "[session][memory]") {
    Heard heard;
    CHECK_THROWS_AS(play_in_memory(plan_of("/scenarios/town.yaml"), {.stop = [] { return true; }}, heard), Interrupted);
    CHECK(heard.last.runs_done == 0);
    CHECK(heard.depth == 0);
}
