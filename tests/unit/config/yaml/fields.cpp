#include "engine/config/yaml/fields.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

struct Bench {
    explicit Bench(const std::string& text, const std::string& name = "design")
        : document(config::parse_document(text, "f", problems)),
          fields(document.root, name, {"count", "number", "word"}, problems) {}
    std::string said() const {
        std::string all;
        for (const Problem& problem : problems.sorted()) all += to_string(problem) + "\n";
        return all;
    }

    config::Problems problems;
    config::Document document;
    config::Fields fields;
};

}  // namespace

TEST_CASE("fields are read by their keys, and absent ones are nothing without a word", "[config][fields]") {
    const Bench bench("{count: 3, number: 0.5, word: red}");
    CHECK(bench.fields.count("count", 1, 9) == 3);
    CHECK(bench.fields.number("number") == 0.5);
    CHECK(bench.fields.word("word", {"red", "blue"}) == "red");
    const Bench empty("{}");
    CHECK(empty.fields.find("count") == nullptr);
    CHECK_FALSE(empty.fields.count("count", 1, 9));
    CHECK_FALSE(empty.fields.number("number"));
    CHECK_FALSE(empty.fields.word("word", {"red"}));
    CHECK(bench.said() + empty.said() == "");
}

TEST_CASE("unknown keys are told at once, with the nearest", "[config][fields]") {
    CHECK(Bench("{cuont: 3}").said() == "f:1:2: error: design: unknown key 'cuont'; nearest is count\n");
    CHECK(Bench("{cuont: 3}", "").said() == "f:1:2: error: unknown key 'cuont'; nearest is count\n");
}

TEST_CASE("a count lies between its ends and is no text", "[config][fields]") {
    for (const char* good : {"2", "7"}) CHECK(Bench("{count: " + std::string(good) + "}").fields.count("count", 2, 7));
    for (const char* wrong : {"1", "8", "2.5", "-3", "two", "[2]", "18446744073709551616"}) {
        const Bench bench("{count: " + std::string(wrong) + "}");
        CHECK_FALSE(bench.fields.count("count", 2, 7));
        CHECK_THAT(bench.said(), Catch::Matchers::Contains("design.count: expected a whole number from 2 to 7, got"));
    }
    const Bench quoted("{count: '3'}");
    CHECK_FALSE(quoted.fields.count("count", 1, 9));
    CHECK(quoted.said() ==
          "f:1:9: error: design.count: expected a whole number from 1 to 9, got '3' in quotes; leave out the quotes\n");
}

TEST_CASE("a number is finite, and what people write for one is told how it is written", "[config][fields]") {
    for (const char* wrong : {".inf", "nan", "many", "{a: 1}", "'0.5'"}) {
        const Bench bench("{number: " + std::string(wrong) + "}");
        CHECK_FALSE(bench.fields.number("number"));
        CHECK_THAT(bench.said(), Catch::Matchers::Contains("design.number: expected a finite number, got"));
    }
}

TEST_CASE("a word is one of those known, and a near one is told which", "[config][fields]") {
    const Bench bench("{word: rde}");
    CHECK_FALSE(bench.fields.word("word", {"red", "blue"}));
    CHECK(bench.said() == "f:1:8: error: design.word: expected one of red, blue, got 'rde'; nearest is red\n");
    const Bench list("{word: [red]}");
    CHECK_FALSE(list.fields.word("word", {"red", "blue"}));
    CHECK(list.problems.errors() == 1);
}

TEST_CASE("a needed key that is absent is told with what it is for, one that was refused is not told twice",
          "[config][fields]") {
    const Bench absent("{}");
    CHECK(absent.fields.needed("count", "it says how many") == nullptr);
    CHECK(absent.said() == "f:1:1: error: design.count: is missing; it says how many\n");
    const Bench refused("count:\nnumber: 1\n");
    const std::size_t told = refused.problems.errors();
    REQUIRE(told > 0);
    CHECK(refused.fields.needed("count", "it says how many") == nullptr);
    CHECK_FALSE(refused.fields.count("count", 1, 9));
    CHECK(refused.problems.errors() == told);
}
