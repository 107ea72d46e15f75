#include "engine/config/input/source.hpp"

#include "tests/support/catch.hpp"

using namespace consortia::config;

TEST_CASE("files in memory behave like files", "[config][source]") {
    const Memory memory(std::map<std::string, std::string>{{"a/b", "12345"}});
    CHECK(memory.read("/a/b", 5).bytes == "12345");
    CHECK(memory.read("a/../a/b", 5).bytes == "12345");
    CHECK(memory.read("a/b", 4).failure == "is longer than 4 bytes");
    CHECK(memory.read("a/c", 4).failure == "cannot be read: No such file or directory");
    CHECK(memory.canonical("a/x/..") == "/a");
    CHECK(memory.canonical("") == "/");
}

TEST_CASE("files laid over others are read in their place", "[config][source]") {
    const Memory below(std::map<std::string, std::string>{{"a/b", "below"}, {"a/c", "data"}});
    Overlay overlay(below);
    overlay.add("a/x/../b", "above");
    CHECK(overlay.read("a/b", 9).bytes == "above");
    CHECK(overlay.read("a/c", 9).bytes == "data");
    CHECK(overlay.read("a/b", 4).failure == "is longer than 4 bytes");
    CHECK(overlay.read("a/d", 9).failure == "cannot be read: No such file or directory");
}

TEST_CASE("the nearest file is one of the folder with the same ending", "[config][source]") {
    const Memory memory(
        std::map<std::string, std::string>{{"a/baseline.yaml", ""}, {"a/basline.csv", ""}, {"basline.yaml", ""}});
    CHECK(memory.names("a") == std::vector<std::string>{"baseline.yaml", "basline.csv"});
    CHECK(nearest_file(memory, "/a/basline.yaml") == "; nearest is baseline.yaml");
    CHECK(nearest_file(memory, "/a/baseline.yaml").empty());
    CHECK(nearest_file(memory, "/a/xxxxxxxxxxxxxxxxxxx.yaml").empty());
    CHECK(nearest_file(memory, "/b/basline.yaml").empty());
}
