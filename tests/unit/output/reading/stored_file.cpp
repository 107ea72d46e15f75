#include "engine/output/reading/stored_file.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/output/synthetic.hpp"

#include <cstring>

using namespace consortia;
using namespace consortia::output;

TEST_CASE("a result answers what it holds, numbers and texts", "[output][reading]") {
    const files::TestFolder folder;
    const std::string path = (folder / "run.h5").string();
    synthetic::write(path, synthetic::result());
    const StoredFile file(path);
    const Contents contents = contents_of(file.answer({}));
    const auto number = std::ranges::find(contents.variables, StoredVariable::Kind::number, &StoredVariable::kind);
    const auto text = std::ranges::find(contents.variables, StoredVariable::Kind::text, &StoredVariable::kind);
    REQUIRE(number != contents.variables.end());
    REQUIRE(text != contents.variables.end());
    const std::vector<u64> start(number->shape.size(), 0), one(number->shape.size(), 1);
    CHECK(file.answer({Question::Of::numbers, number->name, start, one}).size() == sizeof(double));
    CHECK(texts_of(file.answer({Question::Of::texts, text->name})).size() == text->shape.at(0));
    CHECK_THROWS_WITH(file.answer({Question::Of::texts, "nobody"}), Catch::Contains("run.h5: has no nobody"));
    CHECK_THROWS_AS(file.answer({Question::Of::numbers, number->name, number->shape, one}), SystemError);
}
