#include "engine/session/answer/csv.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/answer/made_result.hpp"

#include <algorithm>

using namespace consortia;
using namespace consortia::session;

namespace {

double one_more(const MadeCell& cell) { return cell.scenario == 0 ? 10.0 : 12.0; }

Result result() { return made_result({{"first"}, {"=1+1", {"Loans, cheap", ""}}}, 2, one_more); }

std::ptrdiff_t lines(const std::string& text) { return std::ranges::count(text, '\n'); }

}  // namespace

TEST_CASE("the league as CSV has a row a benefit and package, and no cell that a spreadsheet would run") {
    const std::string csv = league_csv(result(), answer_of(result()));
    CHECK(lines(csv) == 3);
    CHECK(csv.find("jobs,") != std::string::npos);
    CHECK(csv.find("\"'=1+1\"") != std::string::npos);
    CHECK(csv.find("\"Loans, cheap\"") != std::string::npos);
    CHECK(csv.find(",=1+1") == std::string::npos);
}

TEST_CASE("the differences as CSV have a row an indicator, cell and package, with their period") {
    const std::string csv = differences_csv(result(), answer_of(result()));
    CHECK(lines(csv) == 1 + 5 + 3 + 2 + 2);
    CHECK(csv.find("jobs,job,,2025Q3 to 2027Q2,80,") != std::string::npos);
    CHECK(csv.find("index,index,,2026Q3 to 2027Q2,10,") != std::string::npos);
    CHECK(csv.find("jobs_by_region,job,region=south,2025Q3 to 2027Q2,80,") != std::string::npos);
    CHECK(csv.find(",16,16,16,20,2,1,,yes") != std::string::npos);
}
