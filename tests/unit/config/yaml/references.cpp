#include "engine/config/yaml/references.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using config::Disk;
using config::FileName;
using config::Memory;
using config::Node;
using config::Problems;
using config::References;
namespace fs = std::filesystem;

namespace {

/// What following `written` gives: the file shown, or the mistake.
std::string follow(const References& references, const std::string& written) {
    static const std::string name = "f";
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = written;
    node.file = &name;
    Problems problems;
    const auto found = references.follow(references.scenario(), node, "extends", problems);
    return found ? found->shown.generic_string() : problems.sorted().front().text;
}

}  // namespace

TEST_CASE("a scenario may climb to the folder called scenarios and no further", "[config][references]") {
    const Memory source;
    const References references("x/scenarios/city/a.yaml", std::nullopt, source);
    CHECK(follow(references, "b.yaml") == "x/scenarios/city/b.yaml");
    CHECK(follow(references, "../packages/b.yaml") == "x/scenarios/packages/b.yaml");
    CHECK(follow(references, "../../b.yaml") ==
          "extends: '../../b.yaml' lies outside 'scenarios', the folder a scenario may not leave (--root names another)");
    CHECK(follow(references, "../../scenarios/b.yaml") == "x/scenarios/b.yaml");
    CHECK(follow(references, "../../scenarios_too/b.yaml").find("lies outside") != std::string::npos);
    CHECK(references.relative({"", "/x/scenarios/data/d.csv"}) == "../data/d.csv");
}

TEST_CASE("without a folder called scenarios a scenario stays in its own, unless a root is given", "[config][references]") {
    const Memory source;
    CHECK(follow(References("x/y/a.yaml", std::nullopt, source), "../b.yaml").find("lies outside") != std::string::npos);
    CHECK(follow(References("x/y/a.yaml", "x", source), "../b.yaml") == "x/b.yaml");
}

TEST_CASE("addresses and absolute paths are refused", "[config][references]") {
    const Memory source;
    const References references("scenarios/a.yaml", std::nullopt, source);
    CHECK(follow(references, "/etc/passwd") == "extends: expected a path relative to this file, got '/etc/passwd'");
    CHECK(follow(references, "~/a.yaml") == "extends: expected a path relative to this file, got '~/a.yaml'");
    CHECK(follow(references, "https://a.org/b.yaml") ==
          "extends: expected a file, got an address 'https://a.org/b.yaml'; nothing is fetched");
    CHECK(follow(references, "..\\b.yaml") == "extends: expected a file name with `/`, got '..\\b.yaml'");
    CHECK(follow(references, "") == "extends: expected the name of a file, got ''");
}

TEST_CASE("links are not followed", "[config][references]") {
    const files::TestFolder folder;
    for (const char* below : {"scenarios/city", "outside"}) files::make_folder(folder / below);
    const Disk disk;
    files::overwrite(folder / "outside/b.yaml", "steps: 1\n");
    fs::create_symlink(folder / "outside/b.yaml", folder / "scenarios/city/b.yaml");
    fs::create_directory_symlink(folder / "outside", folder / "scenarios/out");
    const References references(folder / "scenarios/city/a.yaml", std::nullopt, disk);
    CHECK(follow(references, "b.yaml") == "extends: 'b.yaml' leads through a symbolic link, which is not followed");
    CHECK(follow(references, "../out/b.yaml") ==
          "extends: '../out/b.yaml' leads through a symbolic link, which is not followed");
    CHECK(follow(references, "c.yaml") == (folder / "scenarios/city/c.yaml").generic_string());
}
