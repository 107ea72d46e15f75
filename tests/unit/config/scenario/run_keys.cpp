#include "engine/config/scenario/run_keys.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

using namespace consortia;

namespace {

/// The keys that a file says, read for a model with quarters.
struct Keys {
    explicit Keys(const std::string& text, const Schema* schema = &example::dated(), bool tell_what_is_missing = true) {
        const config::Memory files({{"s.yaml", text}});
        const config::Overlays overlays = config::read_overlays({"s.yaml", std::nullopt, files}, files, problems);
        const Place whole{"s.yaml"};
        config::read_run_keys(overlays.top, schema, tell_what_is_missing ? &whole : nullptr, scenario, problems);
    }
    std::string mistakes() const {
        std::string all;
        for (const Problem& problem : problems.sorted()) all += problem.text + "\n";
        return all;
    }

    config::Problems problems;
    Scenario scenario;
};

}  // namespace

TEST_CASE("counts are read to their ends and no further", "[config][run_keys]") {
    const Keys most("start: 2025Q1\nsteps: 65535\nseeds: 1000000\nseed: 18446744073709551615\n");
    CHECK(most.mistakes().empty());
    CHECK(most.scenario.steps == 65535);
    CHECK(most.scenario.seeds == 1000000);
    CHECK(most.scenario.seed == ~u64{0});
    for (const char* beyond : {"steps: 65536", "steps: -1", "steps: 1.5", "seeds: 0", "seeds: 1000001",
                               "seed: 18446744073709551616", "burn_in: 65536", "steps: '8'"}) {
        INFO(beyond);
        CHECK(Keys("start: 2025Q1\n" + std::string(beyond) + "\n", &example::dated(), false).problems.errors() == 1);
    }
}

TEST_CASE("burn-in and steps together are no more than a stream can count", "[config][run_keys]") {
    CHECK(Keys("start: 2025Q1\nsteps: 65531\nburn_in: 4\n").mistakes().empty());
    CHECK(Keys("start: 2025Q1\nsteps: 65532\nburn_in: 4\n").mistakes() == "burn_in: together with steps more than 65535\n");
}

TEST_CASE("a burn-in is whole years where there are years", "[config][run_keys]") {
    CHECK(Keys("start: 2025Q1\nsteps: 8\nburn_in: 6\n").mistakes() ==
          "burn_in: expected whole years of 4 steps, got 6; nearest are 4 and 8\n");
    CHECK(Keys("steps: 8\nburn_in: 6\n", &example::stepped()).scenario.burn_in == 6);
}

TEST_CASE("what is missing is told unless it may stand in a file that could not be read", "[config][run_keys]") {
    CHECK(Keys("title: nothing else\n").problems.errors() == 2);
    CHECK(Keys("title: nothing else\n", &example::dated(), false).problems.errors() == 0);
}

TEST_CASE("while the model is unknown its calendar is not asked for", "[config][run_keys]") {
    const Keys keys("steps: 8\nburn_in: 6\nstart: some day\n", nullptr);
    CHECK(keys.mistakes().empty());
    CHECK(keys.scenario.burn_in == 6);
    CHECK_FALSE(keys.scenario.start);
}

TEST_CASE("a title is a text in English, or a text for each language", "[config][run_keys]") {
    const Keys plain("start: 2025Q1\nsteps: 8\ntitle: Plain\n");
    CHECK(plain.scenario.title.en == "Plain");
    CHECK(plain.scenario.title.zh.empty());
    const Keys both("start: 2025Q1\nsteps: 8\ntitle: {zh: 名, en: Name}\n");
    CHECK(both.scenario.title.zh == "名");
    CHECK(both.scenario.title.en == "Name");
    CHECK(both.scenario.origins.at("title").place.line == 3);
}
