#include "engine/config/yaml/write.hpp"

#include "engine/config/yaml/document.hpp"
#include "tests/support/catch.hpp"

#include <rapidcheck.h>

using namespace consortia::config;

TEST_CASE("texts are plain where that is safe", "[config][write]") {
    CHECK(yaml_text("region_1") == "region_1");
    CHECK(yaml_text("../data/a.csv") == "../data/a.csv");
    CHECK(yaml_text("") == "\"\"");
    CHECK(yaml_text("null") == "\"null\"");
    CHECK(yaml_text("a: b") == "\"a: b\"");
    CHECK(yaml_text("-") == "\"-\"");
    CHECK(yaml_text("...") == "\"...\"");
    CHECK(yaml_list({"a"}) == "a");
    CHECK(yaml_list({"a", "b c"}) == "[a, \"b c\"]");
}

TEST_CASE("any text reads back as it was", "[config][write]") {
    CHECK(rc::check([] {
        const auto letters = rc::gen::elementOf(std::string("ab01 .:,#[]{}&*!|>'\"%@`\\\n\t~?-_/"));
        const std::string text = *rc::gen::container<std::string>(letters);
        Problems problems;
        const std::string list = yaml_list({text, "b"});
        const Document document = parse_document(list, "f", problems);
        RC_ASSERT(!problems.has_errors());
        RC_ASSERT(document.root.items.at(0).text == text);
    }));
}
