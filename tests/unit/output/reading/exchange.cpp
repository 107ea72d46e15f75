#include "engine/output/reading/exchange.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::output;

namespace {

Contents contents() {
    Contents contents;
    contents.variables.push_back(
        {.name = "seed", .kind = StoredVariable::Kind::whole, .over = {"seed"}, .shape = {2}, .notes = {}});
    contents.variables.push_back({.name = "wage",
                                  .kind = StoredVariable::Kind::number,
                                  .over = {"seed", "time"},
                                  .shape = {2, 80},
                                  .notes = {{"units", {"wq"}}, {"long_name", {"wage", "工资"}}}});
    contents.notes = {{"model", {"town"}}, {"none", {}}};
    return contents;
}

}  // namespace

TEST_CASE("what there is in a file arrives as it was sent", "[output][reading]") {
    const Contents sent = contents(), arrived = contents_of(bytes_of(sent));
    REQUIRE(arrived.variables.size() == 2);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(arrived.variables[k].name == sent.variables[k].name);
        CHECK(arrived.variables[k].kind == sent.variables[k].kind);
        CHECK(arrived.variables[k].over == sent.variables[k].over);
        CHECK(arrived.variables[k].shape == sent.variables[k].shape);
        CHECK(arrived.variables[k].notes == sent.variables[k].notes);
    }
    CHECK(arrived.notes == sent.notes);
}

TEST_CASE("questions and texts arrive as they were sent", "[output][reading]") {
    const Question question = question_of(bytes_of(Question{Question::Of::numbers, "wage", {1, 0}, {1, 80}}));
    CHECK(question.of == Question::Of::numbers);
    CHECK(question.variable == "wage");
    CHECK(question.start == std::vector<u64>{1, 0});
    CHECK(question.count == std::vector<u64>{1, 80});
    const std::vector<std::string> texts{"", "a", "院校"};
    CHECK(texts_of(bytes_of(texts)) == texts);
}

TEST_CASE("bytes that end early, go on, or are of no kind are refused", "[output][reading]") {
    const std::vector<std::byte> whole = bytes_of(contents());
    for (std::size_t size = 0; size < whole.size(); ++size)
        REQUIRE_THROWS_AS(contents_of(std::span(whole).first(size)), SystemError);
    std::vector<std::byte> longer = whole;
    longer.push_back({});
    CHECK_THROWS_AS(contents_of(longer), SystemError);
    std::vector<std::byte> of_no_kind = whole;
    of_no_kind[sizeof(u64) + sizeof(u64) + 4] = std::byte{17};  // behind the number of variables and the name
    CHECK_THROWS_WITH(contents_of(of_no_kind), Catch::Contains("a variable is of no kind"));
}
