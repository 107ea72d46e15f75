#include "engine/config/scenario/overlays.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using config::Overlays;

namespace {

using Files = std::map<std::string, std::string>;

struct Reader {
    explicit Reader(const Files& files) : source(files) {}
    const Overlays& read(const std::string& file) {
        return read_ = config::read_overlays({file, std::nullopt, source}, source, problems);
    }
    std::vector<std::string> files_of(const std::string& file) {
        std::vector<std::string> names;
        for (const Place& place : read(file).files) names.push_back(place.file);
        return names;
    }

    config::Memory source;
    config::Problems problems;
    Overlays read_;
};

/// Files that extend each other, `length` below the first.
Files chain(int length) {
    Files files;
    for (int k = 0; k < length; ++k) {
        files["f" + std::to_string(k) + ".yaml"] = "extends: f" + std::to_string(k + 1) + ".yaml\n";
    }
    files["f" + std::to_string(length) + ".yaml"] = "model: example\n";
    return files;
}

}  // namespace

TEST_CASE("of two files the later value counts, and knows where it stands", "[config][overlays]") {
    Reader reader(Files{{"base.yaml", "model: example\nlevers: {a: 1, b: {2025Q1: 1}}\n"},
                        {"s.yaml", "extends: base.yaml\nlevers:\n  b: 2\n"}});
    const Overlays& overlays = reader.read("s.yaml");
    CHECK(overlays.levers.at("a").value->text == "1");
    CHECK(overlays.levers.at("a").key.file == "base.yaml");
    CHECK(overlays.levers.at("b").value->text == "2");  // whole, not date by date
    CHECK(overlays.levers.at("b").key.line == 3);
    CHECK(overlays.top.at("model").file.shown == "base.yaml");
    CHECK_FALSE(overlays.incomplete);
}

TEST_CASE("files are told base first, and one that is reached on two ways once", "[config][overlays]") {
    Reader reader(Files{{"base.yaml", "model: example\n"},
                        {"a.yaml", "extends: base.yaml\n"},
                        {"b.yaml", "extends: base.yaml\n"},
                        {"s.yaml", "extends: [a.yaml, b.yaml]\n"}});
    CHECK(reader.files_of("s.yaml") == std::vector<std::string>{"base.yaml", "a.yaml", "b.yaml", "s.yaml"});
    CHECK_FALSE(reader.problems.has_errors());
}

TEST_CASE("a base that the second of two overlays brings again does not undo the first", "[config][overlays]") {
    Reader reader(Files{{"base.yaml", "model: example\nlevers: {a: 1, b: 1}\n"},
                        {"first.yaml", "extends: base.yaml\nlevers: {a: 2}\n"},
                        {"second.yaml", "extends: base.yaml\nlevers: {b: 3}\n"},
                        {"s.yaml", "extends: [first.yaml, second.yaml]\n"}});
    const Overlays& overlays = reader.read("s.yaml");
    CHECK(overlays.levers.at("b").value->text == "3");
    CHECK(overlays.levers.at("a").value->text == "1");  // told below: of two the later one counts
    CHECK(overlays.levers.at("a").beside.file == "first.yaml");
}

TEST_CASE("files may extend each other eight deep and no deeper", "[config][overlays]") {
    Reader deepest(chain(8)), deeper(chain(9));
    CHECK(deepest.files_of("f0.yaml").size() == 9);
    CHECK_FALSE(deepest.problems.has_errors());
    deeper.read("f0.yaml");
    CHECK(deeper.problems.sorted().at(0).text == "extends: deeper than 8 files");
}

TEST_CASE("a circle of files is told by all its links, and read to its end", "[config][overlays]") {
    Reader reader(Files{{"a.yaml", "extends: b.yaml\nlevers: {x: 1}\n"}, {"b.yaml", "extends: a.yaml\nlevers: {x: 2}\n"}});
    CHECK(reader.read("a.yaml").levers.at("x").value->text == "1");
    REQUIRE(reader.problems.errors() == 1);
    CHECK(reader.problems.sorted()[0].text == "extends: a cycle: a.yaml -> b.yaml -> a.yaml");
}

TEST_CASE("more files than anybody writes are refused once, also where few are read again and again", "[config][overlays]") {
    Files files = chain(0);
    std::string often = "extends: [f0.yaml";
    for (int k = 0; k < 400; ++k) often += ", f0.yaml";
    files["s.yaml"] = often + "]\n";
    Reader reader(files);
    reader.read("s.yaml");
    REQUIRE(reader.problems.errors() == 1);
    CHECK(reader.problems.sorted()[0].text == "extends: more than 256 files");
}

TEST_CASE("what could not be read leaves the rest incomplete", "[config][overlays]") {
    for (const char* extends : {"nowhere.yaml", "[[a]]", "/abs.yaml", "list.yaml"}) {
        Reader reader(Files{{"s.yaml", "extends: " + std::string(extends) + "\nlevers: {a: 1}\n"}, {"list.yaml", "- 1\n"}});
        INFO(extends);
        CHECK(reader.read("s.yaml").incomplete);
        CHECK(reader.read_.levers.contains("a"));
        CHECK(reader.problems.errors() == 1);
    }
}

TEST_CASE("the command line lays a value over all files, and is its place", "[config][overlays]") {
    Reader reader(Files{{"s.yaml", "model: example\nlevers: {a: 1}\n"}});
    reader.read("s.yaml");
    for (const char* text : {"5", "6"}) {
        reader.read_.override_with(reader.read_.levers, "a", text, "--set a=" + std::string(text), reader.problems);
    }
    const config::Entry& entry = reader.read_.levers.at("a");
    CHECK(entry.value->text == "6");
    CHECK(entry.from_command_line);
    CHECK(entry.key.file == "--set a=6");
    CHECK(entry.value->place().file == "--set a=6");
}
