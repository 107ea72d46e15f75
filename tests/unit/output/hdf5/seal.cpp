#include "engine/output/hdf5/seal.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::output;
using Catch::Contains;

TEST_CASE("a sealed file is as it was, with its seal behind it", "[output][seal]") {
    const files::TestFolder folder;
    for (const std::string& text : {std::string(), std::string("any bytes\0at all", 16), std::string(3U << 20U, 'x')}) {
        files::overwrite(folder / "f", text);
        seal(folder / "f");
        CHECK_NOTHROW(verify_seal(folder / "f"));
        CHECK(files::read_text(folder / "f").starts_with(text));
    }
}

TEST_CASE("a sealed file that was changed, cut or added to is refused", "[output][seal]") {
    const files::TestFolder folder;
    files::overwrite(folder / "f", "what was measured");
    seal(folder / "f");
    const std::string whole = files::read_text(folder / "f");
    for (std::size_t byte = 0; byte < whole.size(); ++byte) {
        files::overwrite(folder / "f", files::flipped(whole, byte, static_cast<int>(byte % 8)));
        REQUIRE_THROWS_AS(verify_seal(folder / "f"), SystemError);
        files::overwrite(folder / "f", whole.substr(0, byte));
        REQUIRE_THROWS_AS(verify_seal(folder / "f"), SystemError);
    }
    files::overwrite(folder / "f", files::flipped(whole, 0, 0));
    CHECK_THROWS_WITH(verify_seal(folder / "f"), Contains("is damaged: its checksum does not match"));
    files::overwrite(folder / "f", whole + "x");
    CHECK_THROWS_WITH(verify_seal(folder / "f"), Contains("is not a result of this program, or is cut off"));
}

TEST_CASE("a file that is not there is neither sealed nor verified in silence", "[output][seal]") {
    const files::TestFolder folder;
    CHECK_THROWS_WITH(verify_seal(folder / "nowhere"), Contains("nowhere"));
    CHECK_THROWS_AS(seal(folder / "nowhere/f"), SystemError);
}
