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
    const Keys most("steps: 65535\nseeds: 1000000\nseed: 18446744073709551615\n", &example::stepped());
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
    CHECK(Keys("steps: 65531\nburn_in: 4\n", &example::stepped()).mistakes().empty());
    CHECK(Keys("steps: 65532\nburn_in: 4\n", &example::stepped()).mistakes() ==
          "burn_in: together with steps more than 65535\n");
}

TEST_CASE("dates end with the year 9999", "[config][run_keys]") {
    CHECK(Keys("start: 9998Q1\nsteps: 7\n").mistakes().empty());
    CHECK(Keys("start: 9998Q1\nsteps: 8\n").mistakes().empty());
    CHECK(Keys("start: 9998Q1\nsteps: 9\n").mistakes() == "start: the steps run beyond the year 9999\n");
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

TEST_CASE("a stop has a condition and a number of steps, and says where the condition stands", "[config][run_keys]") {
    const std::string rest = "start: 2025Q1\nsteps: 8\n";
    const Keys both(rest + "stop: {when: \"share > 0.99\", after: 4}\n");
    CHECK(both.mistakes().empty());
    REQUIRE(both.scenario.stop);
    CHECK(both.scenario.stop->when == "share > 0.99");
    CHECK(both.scenario.stop->after == 4);
    CHECK(both.scenario.stop->where.line == 3);
    CHECK(both.scenario.stop->where.column == 15);
    const Keys plain(rest + "stop: {when: share > 1}\n");
    CHECK(plain.scenario.stop->after == 1);
    CHECK(plain.scenario.stop->where.column == 14);
    CHECK_FALSE(Keys(rest).scenario.stop);
}

TEST_CASE("what is no stop is told", "[config][run_keys][errors]") {
    const auto told = [](const std::string& stop) {
        return Keys("start: 2025Q1\nsteps: 8\nstop: " + stop + "\n").mistakes();
    };
    CHECK(told("share > 1") ==
          "stop: expected {when: CONDITION}, such as {when: \"share > 0.99\", after: 4}, got 'share > 1'\n");
    CHECK(told("{after: 4}") == "stop.when: is missing; it says at which condition a run ends, such as \"share > 0.99\"\n");
    CHECK(told("{when: [1]}") == "stop.when: expected a condition, got a list or map\n");
    CHECK(told("{when: a > 1, after: 0}") == "stop.after: expected a whole number from 1 to 65535, got '0'\n");
    CHECK(told("{when: a > 1, untill: 3}") == "stop: unknown key 'untill'; known: when, after\n");
}

TEST_CASE("a panel is recorded at least once", "[config][run_keys][errors]") {
    CHECK(Keys("start: 2025Q1\nsteps: 8\npanel: {kind: x, fields: [y], who: founders, every: 9}\n", nullptr).mistakes() ==
          "panel.every: expected at most the 8 steps of the scenario\n");
    CHECK(Keys("start: 2025Q1\nsteps: 8\npanel: {kind: x, fields: [y], who: founders, every: 8}\n", nullptr)
              .scenario.panels.size() == 1);
}
