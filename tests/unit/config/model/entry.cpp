#include "engine/config/model/entry.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using config::Description;

namespace {

std::string said(const config::Problems& problems) {
    std::string all;
    for (const Problem& problem : problems.sorted()) all += to_string(problem) + "\n";
    return all;
}

/// Does `look` with the entry `rate: {…}` that is written so; returns what is wrong with it.
std::string told(const std::string& entry, const std::function<void(const Description&)>& look) {
    config::Problems problems;
    const auto read = [&](const config::Key& name, const config::Node& map) {
        look(Description(name, map, {"unit", "over", "none", "about"}, problems));
    };
    config::read_entries("rate: " + entry + "\n", "m.yaml", "{unit}", read, problems);
    return said(problems);
}

void look_at_all(const Description& entry) {
    entry.text("unit");
    entry.list("over");
    entry.flag("none");
    entry.text_of("about");
}

}  // namespace

TEST_CASE("an entry gives its texts, lists, flags and languages, and nothing for what is absent", "[config][entry]") {
    CHECK(told("{unit: wq, over: [region, size], none: true, about: {en: rate, zh: 率}}", [](const Description& entry) {
              CHECK(entry.name() == "rate");
              CHECK(entry.place().column == 1);
              CHECK(entry.text("unit") == "wq");
              CHECK(entry.list("over") == std::vector<std::string>{"region", "size"});
              CHECK(entry.flag("none"));
              CHECK(entry.text_of("about").en == "rate");
              CHECK(entry.text_of("about").zh == "率");
          }).empty());
    CHECK(told("{about: a rate}", [](const Description& entry) {
              CHECK(entry.text_of("about").en == "a rate");
              CHECK(entry.text_of("about").zh.empty());
              CHECK_FALSE(entry.has("unit"));
              CHECK(entry.text("unit").empty());
              CHECK(entry.list("over").empty());
              CHECK_FALSE(entry.flag("none"));
          }).empty());
}

TEST_CASE("what an entry lacks or has too much is told by its name", "[config][entry]") {
    CHECK(told("{}", [](const Description& entry) { entry.needed_text("unit"); }) ==
          "m.yaml:1:1: error: rate: has no unit\n");
    CHECK(told("{unti: wq}", [](const Description&) {}) == "m.yaml:1:8: error: rate: unknown key 'unti'; nearest is unit\n");
}

TEST_CASE("a value of another kind than its key has is told where it stands", "[config][entry]") {
    CHECK(told("{unit: [wq]}", look_at_all) == "m.yaml:1:14: error: rate: unit: expected a text\n");
    CHECK(told("{over: region}", look_at_all) == "m.yaml:1:14: error: rate: over: expected a list\n");
    CHECK(told("{over: {region: 1}}", look_at_all) == "m.yaml:1:14: error: rate: over: expected a list\n");
    CHECK(told("{over: [region, [size]]}", look_at_all) == "m.yaml:1:23: error: rate: over: expected a list of texts\n");
    CHECK(told("{about: [a rate]}", look_at_all) ==
          "m.yaml:1:15: error: rate: about: expected a text, or one for each language\n");
    CHECK(told("{about: {en: [a rate]}}", look_at_all) == "m.yaml:1:20: error: rate: about: expected a text\n");
    CHECK(told("{none: yes}", look_at_all) == "m.yaml:1:14: error: rate: none: expected true or false\n");
    CHECK(told("{about: {fr: taux}}", look_at_all) == "m.yaml:1:16: error: rate: about: expected the languages en and zh\n");
}

TEST_CASE("a file of entries may tell of itself, and other things than entries are told", "[config][entry]") {
    config::Problems problems;
    std::vector<std::string> names;
    const auto read = [&](const config::Key& name, const config::Node&) { names.push_back(name.text); };
    CHECK(config::read_entries("about: All of it.\na: {}\nb: 3\n", "m.yaml", "{unit}", read, problems) == "All of it.");
    CHECK(names == std::vector<std::string>{"a"});
    CHECK(said(problems) == "m.yaml:3:4: error: b: expected {unit}, got '3'\n");
    config::Problems of_a_list;
    CHECK(config::read_entries("- a\n", "m.yaml", "{unit}", read, of_a_list).empty());
    CHECK(said(of_a_list) == "m.yaml:1:1: error: expected `name: {unit}`, got a list or map\n");
}
