#include "engine/config/yaml/document.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using config::Document;
using config::Limits;
using config::Problems;

namespace {

std::string mistakes(std::string_view text, const Limits& limits = {}) {
    Problems problems;
    config::parse_document(text, "f", problems, limits);
    std::string all;
    for (const Problem& problem : problems.sorted()) all += to_string(problem) + '\n';
    return all;
}

}  // namespace

TEST_CASE("every node and key knows its place, counted from 1 and in characters", "[config][document]") {
    Problems problems;
    const Document document = config::parse_document("a: 1\n投资: {b: [x, '2']}\n", "f", problems);
    CHECK_FALSE(problems.has_errors());
    REQUIRE(document.root.is_map());
    REQUIRE(document.root.keys.size() == 2);
    CHECK(document.root.find("a")->text == "1");
    CHECK(document.root.find("a")->column == 4);
    CHECK(document.root.keys[1].line == 2);
    CHECK(document.root.keys[1].column == 1);
    const config::Node& list = *document.root.items[1].find("b");
    CHECK(list.line == 2);
    CHECK(list.column == 9);
    CHECK(list.items[1].column == 13);
    CHECK(list.items[1].in_quotes);
    CHECK_FALSE(list.items[0].in_quotes);
    CHECK(list.items[0].place().file == "f");
    CHECK(document.root.find("c") == nullptr);
}

TEST_CASE("a byte order mark and Windows line ends do not matter", "[config][document]") {
    Problems problems;
    const Document document = config::parse_document(
        "\xEF\xBB\xBF"
        "a: 1\r\nb: 2\r\n",
        "f", problems);
    CHECK_FALSE(problems.has_errors());
    CHECK(document.root.find("b")->text == "2");
    CHECK(document.root.find("b")->line == 2);
}

TEST_CASE("anchors, aliases, tags and merges are refused", "[config][document]") {
    CHECK(mistakes("a: &x 1\n") ==
          "f:1:4: error: anchors are refused (&x); repeat the value, or share a file by `extends`\n");
    CHECK(mistakes("a: &a [*a]\n") ==
          "f:1:4: error: anchors are refused (&a); repeat the value, or share a file by `extends`\n"
          "f:1:8: error: aliases are refused; repeat the value, or share a file by `extends`\n");
    CHECK(mistakes("a: *x\n") == "f:1:4: error: aliases are refused; repeat the value, or share a file by `extends`\n");
    CHECK(mistakes("a: !!str 1\n") == "f:1:4: error: tags are refused ('tag:yaml.org,2002:str')\n");
}

TEST_CASE("nothing is not a value", "[config][document]") {
    CHECK(mistakes("") == "f: error: the file is empty\n");
    CHECK(mistakes("# nothing\n") == "f: error: the file is empty\n");
    CHECK(mistakes("a:\nb: ~\nc: null\n") ==
          "f:1:1: error: a: has no value\nf:2:1: error: b: has no value\nf:3:1: error: c: has no value\n");
    CHECK(mistakes("a: [1,,3]\n") == "f:1:7: error: an entry of the list is empty\n");
}

TEST_CASE("a comma neither hangs nor passes", "[config][document]") { CHECK_FALSE(mistakes(",").empty()); }

TEST_CASE("a key given twice is reported with both lines", "[config][document]") {
    CHECK(mistakes("a: 1\nb: 2\na: {c: 3}\n") == "f:3:1: error: a: given twice, first in line 1\n");
}

TEST_CASE("a second document is refused", "[config][document]") {
    CHECK(mistakes("a: 1\n---\nb: 2\n") == "f:2:1: error: a second document begins here; one file holds one document\n");
    CHECK(mistakes("a: 1\n...\nb: 2\n") == "f:3:1: error: a second document begins here; one file holds one document\n");
    CHECK(mistakes("---\na: 1\n...\n").empty());
}

TEST_CASE("keys are plain text", "[config][document]") {
    CHECK(mistakes("[a]: 1\n") == "f:1:1: error: a key must be plain text, not a list or map\n");
    CHECK(mistakes("? {a: 1}\n: 1\n") == "f:1:3: error: a key must be plain text, not a list or map\n");
}

TEST_CASE("what is not YAML is located", "[config][document]") {
    CHECK(mistakes("a: [1, 2\n") == "f:1:4: error: this bracket is never closed\n");
    CHECK(mistakes("a: 1\n b: 2\n") == "f:2:3: error: not YAML: illegal map value\n");
}

TEST_CASE("only UTF-8 text without control characters is read", "[config][document]") {
    CHECK(mistakes("a: b\nc: \xff\n") == "f:2:4: error: not UTF-8 text; save the file as UTF-8\n");
    CHECK(mistakes("a: \xC0\xAF\n") == "f:1:4: error: not UTF-8 text; save the file as UTF-8\n");
    CHECK(mistakes("a: \xED\xA0\x80\n") == "f:1:4: error: not UTF-8 text; save the file as UTF-8\n");
    CHECK(mistakes("a: \x04\n") == "f:1:4: error: control characters are refused\n");
    CHECK(mistakes("a: \"\\x07\"\n") == "f:1:4: error: control characters are refused\n");
    CHECK(mistakes("a: \"\\_\"\n") == "f:1:4: error: the escapes \\N and \\_ are refused\n");
    CHECK(mistakes("a: \"\\L\\P\\e\"\n") == "f:1:4: error: control characters are refused\n");
    CHECK(mistakes("a: \"\\L\\P\\xA0\\u6295\"\n").empty());
}

TEST_CASE("limits hold", "[config][document]") {
    CHECK(mistakes("a: 12345678\n", {.bytes = 10}) == "f: error: is longer than 10 bytes\n");
    CHECK(mistakes("a: 123456789\n", {.scalar = 8}) == "f:1:4: error: a text is longer than 8 bytes\n");
    CHECK(mistakes("[1, 2, 3]\n", {.nodes = 3}) == "f:1:8: error: more than 3 values in one file\n");
    CHECK(mistakes("[[[1]]]\n", {.depth = 2}) == "f:1:3: error: nested deeper than 2 levels\n");
    CHECK(mistakes(std::string(100'000, '[')) == "f: error: nested deeper than 32 levels\n");
    CHECK(mistakes(std::string(40, '[') + std::string(40, ']')).find("nested deeper than 32 levels") != std::string::npos);
    CHECK(mistakes(std::string(32, '[') + std::string(32, ']')).find("nested") == std::string::npos);
}

TEST_CASE("a quote or bracket that takes in lines of the file is refused where it opens", "[config][document]") {
    const std::string before = "this quote is not closed before line 2; close it, or indent the lines it holds\n";
    CHECK(mistakes("a: \"x\nb: 1\n") == "f:1:4: error: " + before);
    CHECK(mistakes("a: \"x\nb: \"y\"\n") == "f:1:4: error: " + before);
    CHECK(mistakes("'a\nb': 1\n") == "f:1:1: error: " + before);
    CHECK(mistakes("投: {b: 1,\nc: 2}\n") ==
          "f:1:4: error: this bracket is not closed before line 2; close it, or indent the lines it holds\n");
    CHECK(mistakes("a: [\"x\n  ]\n") == "f:1:5: error: this quote is never closed\n");
    CHECK(mistakes("a: \"x\n  y\"\nb: [1,\n  2\n]\n").empty());
    CHECK(mistakes("{\n\"a\": 1,\n\"b\": [\n1]}\n").empty());
}

TEST_CASE("an explicit tag is refused even where it says nothing", "[config][document]") {
    CHECK(mistakes("a: ! \"x\"\n") == "f:1:4: error: tags are refused ('!')\n");
}

TEST_CASE("a key without a value is told what may be missing", "[config][document]") {
    CHECK(mistakes("a: {en: Seats, audited}\n") ==
          "f:1:16: error: audited: has no value; a text with a comma in it stands in quotes\n");
    CHECK(mistakes("a: {b:1}\n") == "f:1:5: error: b:1: has no value; a blank must follow the colon of a key\n");
    CHECK(mistakes("a: {b：1}\n") ==
          "f:1:5: error: b：1: has no value; it has full-width characters, write `: ` after a key\n");
    CHECK(mistakes("a:\n") == "f:1:1: error: a: has no value\n");
}

TEST_CASE("a colon that makes no key is told where the text is no YAML", "[config][document]") {
    CHECK(mistakes("a: 1\nb：2\nc: 3\n") == "f:2:2: error: '：' is a full-width colon; write `: ` after a key\n");
    CHECK(mistakes("a: 1\nb:2\nc: 3\n") == "f:2:2: error: a blank must follow the colon of a key\n");
}
