// In a build without the page, that is said in words.
#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tools/report/page.hpp"

using namespace consortia;

TEST_CASE("without the page it is said that there is none") {
    CHECK_FALSE(report::has_page());
    CHECK_THROWS_AS(report::page(report::Kind::explorer, "{}"), SystemError);
}
