#include "engine/config/yaml/unclosed.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortia::config;

namespace {

/// What is said of the quote or bracket that opens at the first `|`, which is left out.
std::string said(std::string text) {
    const std::size_t at = text.find('|');
    text.erase(at, 1);
    const auto fault = unclosed(text, at);
    return fault ? to_text(*fault) : "closed";
}

/// The line and column of what is found in a whole text.
std::string found(const std::string& text) {
    const auto fault = first_unclosed(text);
    if (!fault) return "nothing";
    const std::string before = text.substr(0, fault->opened);
    const std::size_t line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    return std::to_string(line) + ":" + std::to_string(fault->opened - (before.rfind('\n') + 1) + 1) + " " + to_text(*fault);
}

}  // namespace

TEST_CASE("a quote is closed by its like, but not by one that is written twice or escaped", "[config][unclosed]") {
    CHECK(said("a: |\"b\"\n") == "closed");
    CHECK(said("a: |'it''s'\n") == "closed");
    CHECK(said("a: |\"say \\\"yes\\\"\"\n") == "closed");
    CHECK(said("a: |'it''s\n") == "this quote is never closed");
    CHECK(said("a: |\"say \\\"\n") == "this quote is never closed");
    CHECK(said("a: |\"") == "this quote is never closed");
}

TEST_CASE("a quoted text runs on in lines that are indented below the one where it opens", "[config][unclosed]") {
    CHECK(said("a: |\"one\n\n  two\"\n") == "closed");
    CHECK(said("a: |\"one\nb: \"two\"\n") ==
          "this quote is not closed before line 2; close it, or indent the lines it holds");
    CHECK(said("a:\n  b: |'one\n  c: 'two'\n") ==
          "this quote is not closed before line 3; close it, or indent the lines it holds");
}

TEST_CASE("brackets are followed through quotes, comments and further brackets", "[config][unclosed]") {
    CHECK(said("a: |{b: [1, 2], c: '}', d: it's} # }\n") == "closed");
    CHECK(said("a: |{\n  b: 1,  # not } the end\n  \"c\":{}\n}\n") == "closed");
    CHECK(said("a: |[1,\n  2\nb: 3]\n") ==
          "this bracket is not closed before line 3; close it, or indent the lines it holds");
    CHECK(said("a: |{b: [1, 2}\n") == "this bracket is never closed");
    CHECK(said("a: |[b, \"c]\n") == "this quote is never closed");
}

TEST_CASE("of a text that is no YAML the first quote or bracket that is not closed is found", "[config][unclosed]") {
    CHECK(found("a: 1\nb: {c: 'd'}\n- [x]\n") == "nothing");
    CHECK(found("a: it's  # don't\nb: 3\" pipe\n") == "nothing");
    CHECK(found("a: |\n  'tis\nb: >\n  [\n") == "nothing");
    CHECK(found("a: plain\n  'tis the text that goes on\nb: 1\n") == "nothing");
    CHECK(found("a: 1\n- b: \"c\nd: 2\n") ==
          "2:6 this quote is not closed before line 3; close it, or indent the lines it holds");
    CHECK(found("a: 1\nb: [2, {c: 3]\n") == "2:4 this bracket is never closed");
}
