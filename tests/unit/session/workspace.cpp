#include "engine/session/workspace.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town.hpp"

using namespace consortia;
using namespace consortia::session;

TEST_CASE("a workspace knows its models by name and describes each once") {
    const Catalogue models{town::model};
    const Workspace workspace(models);
    REQUIRE(workspace.find("town") == &models.front());
    CHECK(workspace.find("village") == nullptr);
    CHECK(workspace.names() == std::vector<std::string>{"town"});
    CHECK(&workspace.schema(models.front()) == &workspace.schema(models.front()));
    CHECK(workspace.lookup().find("town") == &workspace.schema(models.front()));
    CHECK(workspace.lookup().find("village") == nullptr);
}

TEST_CASE("a workspace reads scenarios from memory as from the disk") {
    const Catalogue models{town::model};
    config::Memory files;
    files.add("scenarios/town.yaml", "model: town\nstart: 2025Q1\nsteps: 3\n");
    const Workspace workspace(models, files);
    CHECK(config::load("/scenarios/town.yaml", {}, workspace.lookup(), workspace.files()).scenario.steps == 3);
}
