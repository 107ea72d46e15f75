#include "tools/report/page.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using report::Kind;

namespace {

/// What stands in the script element that holds the data.
std::string data_of(const std::string& page) {
    const std::size_t block = page.find("<script type=\"application/json\""), begin = page.find('>', block) + 1;
    return page.substr(begin, page.find("</script>", begin) - begin);
}

}  // namespace

TEST_CASE("a page holds its data, which cannot end the element that holds them") {
    const std::string page = report::page(Kind::report, R"({"a": "</script><!-- \" é € )"
                                                        "\xe2\x80\xa8\xe2\x80\xa9"
                                                        R"("})");
    CHECK(data_of(page) == R"({"a": "\u003c/script>\u003c!-- \" é € \u2028\u2029"})");
}

TEST_CASE("a page opens in the language that is asked for, and in no other text") {
    CHECK(report::page(Kind::report, "{}", "zh-CN").find("lang=\"zh-CN\">{}</script>") != std::string::npos);
    CHECK_THROWS_AS(report::page(Kind::report, "{}", "\"><b>"), ContractError);
}

TEST_CASE("a page before its data has at most 400 kB and fetches nothing") {
    const Kind kind = GENERATE(Kind::report, Kind::explorer);
    const std::string page = report::page(kind, "{}");
    CHECK(page.size() <= 400'000);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("unsafe-") == std::string::npos);
    CHECK(page.find("src=") == std::string::npos);
}
