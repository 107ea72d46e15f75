#include "engine/output/csv.hpp"

#include "engine/core/error.hpp"
#include "engine/output/reading/reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/output/synthetic.hpp"

#include <cstdlib>
#include <sstream>

using namespace consortia;

namespace {

std::vector<std::string> lines_of(const output::ResultFile& result, const std::vector<std::string>& indicators) {
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", result);
    std::ostringstream out;
    output::write_csv(out, output::ResultReader(folder / "run.h5"), indicators);
    std::istringstream in(out.str());
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("one row a scenario, seed and quarter; one column an indicator or a cell of a cut", "[output][csv]") {
    const auto lines = lines_of(synthetic::result(), {});
    REQUIRE(lines.size() == 1 + 2 * 3 * 8);
    CHECK(lines[0] ==
          "scenario,seed,time,quarter,firms,"
          "\"output_by_region_industry[北京,=steel, \"\"hot\"\"]\",\"output_by_region_industry[北京,chips]\","
          "\"output_by_region_industry[上海,=steel, \"\"hot\"\"]\",\"output_by_region_industry[上海,chips]\","
          "\"output_by_region_industry[乌鲁木齐,=steel, \"\"hot\"\"]\",\"output_by_region_industry[乌鲁木齐,chips]\","
          "match_rate,\"search[=steel, \"\"hot\"\"]\",search[chips]");
    CHECK(lines[1] ==
          "baseline,0,2024-10-01,2024Q4,,0.3333333333333333,0.6666666666666666,1,1.3333333333333333,,2,2.3333333333333335,"
          "2.6666666666666665,3");
    CHECK(lines[48].starts_with("抵免加倍,2,2026-07-01,2026Q3,"));
}

TEST_CASE("only the indicators asked for become columns, in the order asked", "[output][csv]") {
    const auto lines = lines_of(synthetic::result(false), {"match_rate", "firms"});
    CHECK(lines[0] == "seed,time,quarter,match_rate,firms");
    CHECK(lines[2] == "0,2025-01-01,2025Q1,12.333333333333334,10");
    CHECK(lines.size() == 1 + 3 * 8);
}

TEST_CASE("a model without a calendar has step numbers for time", "[output][csv]") {
    output::ResultFile result = synthetic::result(false);
    result.start.reset();
    const auto lines = lines_of(result, {"firms"});
    CHECK(lines[0] == "seed,time,firms");
    CHECK(lines[2] == "0,2,10");
}

TEST_CASE("unknown indicators are all named, with those there are", "[output][csv]") {
    try {
        lines_of(synthetic::result(), {"firm", "quarter", "firms"});
        FAIL("nothing was thrown");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 2);
        CHECK_THAT(error.problems()[0].text, Catch::Matchers::Equals("firm: unknown indicator; nearest is firms"));
    }
}

TEST_CASE("a text that a spreadsheet would run is defused and quoted", "[output][csv]") {
    CHECK(output::text_cell("=1+1") == "\"'=1+1\"");
    CHECK(output::text_cell("+cmd|' /C calc'!A0") == "\"'+cmd|' /C calc'!A0\"");
    CHECK(output::text_cell("-2") == "\"'-2\"");
    CHECK(output::text_cell("@SUM(A1)") == "\"'@SUM(A1)\"");
    CHECK(output::text_cell("\t=1") == "\\t=1");
    CHECK(output::text_cell("plain") == "plain");
    CHECK(output::text_cell("") == "");
    CHECK(output::text_cell("a,b") == "\"a,b\"");
    CHECK(output::text_cell("two\nlines") == "two\\nlines");
}

TEST_CASE("numbers are shortest and read back as the same; missing is empty", "[output][csv]") {
    CHECK(output::number_cell(0.1) == "0.1");
    CHECK(output::number_cell(-5) == "-5");
    CHECK(output::number_cell(1e300) == "1e+300");
    CHECK(output::number_cell(std::numeric_limits<double>::quiet_NaN()).empty());
    for (const double x : {1.0 / 3, 5e-324, 1.7976931348623157e308, 123456789.123456789}) {
        CHECK(std::strtod(output::number_cell(x).c_str(), nullptr) == x);
    }
}

TEST_CASE("a stream that fails is a system error", "[output][csv]") {
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", synthetic::result());
    std::ofstream full("/dev/full");
    CHECK_THROWS_AS(output::write_csv(full, output::ResultReader(folder / "run.h5")), SystemError);
}
