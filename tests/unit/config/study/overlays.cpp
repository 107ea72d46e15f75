#include "engine/config/study/overlays.hpp"

#include "engine/config/scenario/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

using namespace consortia;
using namespace consortia::example;

namespace {

const std::string base = "model: example\nstart: 2025Q1\nsteps: 8\nlevers: {policy.min_quality: 1}\n";

config::Loaded load(const std::string& over) {
    return config::load("over.yaml", {}, models(),
                        config::Memory({{"base.yaml", base}, {"over.yaml", "extends: base.yaml\n" + over}}));
}

config::Overlaid changed_by(const std::string& over) {
    const config::Memory alone({{"base.yaml", base}});
    return config::what_changes(config::load("base.yaml", {}, models(), alone).scenario, load(over).scenario);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what a file changes of a scenario is told by what it is", "[config][study]") {
    CHECK(changed_by("levers: {policy.subsidy: 0.4}\n").levers.contains("policy.subsidy"));
    CHECK(changed_by("parameters: {labour.separation: 0.5}\n").parameters == Names{"labour.separation"});
    CHECK(changed_by("steps: 9\nseed: 7\n").frame == Names{"steps", "seed"});
    CHECK(changed_by("burn_in: 4\nstart: 2026Q1\n").frame == Names{"start", "burn_in"});
}

TEST_CASE("what it says again is no change, nor are its title and seeds", "[config][study]") {
    const config::Overlaid changed = changed_by("title: T\nseeds: 9\nlevers: {policy.min_quality: 1}\nsteps: 8\n");
    CHECK(changed.levers.empty());
    CHECK(changed.parameters.empty());
    CHECK(changed.frame.empty());
    CHECK(changed.others.empty());
}
