#include "engine/study/aggregate.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>

using namespace consortia;
using namespace consortia::study;
using Kind = Aggregation::Kind;

namespace {

constexpr double not_there = std::numeric_limits<double>::quiet_NaN();

/// Three steps of two indicators: a total, and a flow over two cells.
const RunOutput& three_steps() {
    static const RunOutput run{3, {100, 1, 10, 200, 2, 20, 300, 4, not_there}, {}, 0};
    return run;
}

FrameLayout::Entry of_two_cells() {
    return {{.name = "x", .unit = "1", .about = {}, .kind = Indicator::Kind::flow, .role = {}, .over = {"half"}}, {2}, 1, 2};
}

std::vector<double> kept(const Aggregation& how) {
    std::vector<double> row;
    append_kept(row, three_steps(), of_two_cells(), how, 0);
    return row;
}

}  // namespace

TEST_CASE("what is kept of an indicator over cells is kept cell by cell, missing values left out", "[study][aggregate]") {
    const auto over_all = [](Kind kind) { return kept({.kind = kind, .from = 0, .to = 2}); };
    CHECK(over_all(Kind::sum) == std::vector<double>{7, 30});
    CHECK(over_all(Kind::mean) == std::vector<double>{7. / 3, 15});
    CHECK(over_all(Kind::outcome) == std::vector<double>{7, 30});
    CHECK(over_all(Kind::last).at(0) == 4);
    CHECK(std::isnan(over_all(Kind::last).at(1)));
}

TEST_CASE("a window holds both of its ends, and where all in it is missing, so is the number", "[study][aggregate]") {
    CHECK(kept({.kind = Kind::sum, .from = 0, .to = 1}) == std::vector<double>{3, 30});
    CHECK(kept({.kind = Kind::mean, .from = 1, .to = 1}) == std::vector<double>{2, 20});
    for (const Kind kind : {Kind::sum, Kind::mean}) {
        const std::vector<double> last = kept({.kind = kind, .from = 2, .to = 2});
        CHECK(last.at(0) == 4);
        CHECK(std::isnan(last.at(1)));
    }
}

TEST_CASE("a series is kept step by step, in each cell by cell", "[study][aggregate]") {
    const std::vector<double> series = kept({.kind = Kind::series, .from = 0, .to = 2});
    CHECK(std::vector<double>(series.begin(), series.end() - 1) == std::vector<double>{1, 10, 2, 20, 4});
    CHECK(std::isnan(series.back()));
    CHECK(numbers_of({.kind = Kind::series}, 3) == 3);
    CHECK(numbers_of({.kind = Kind::outcome}, 3) == 1);
}

TEST_CASE("what is kept follows what was kept before it", "[study][aggregate]") {
    std::vector<double> row{-1};
    append_kept(row, three_steps(), of_two_cells(), {.kind = Kind::sum, .from = 0, .to = 0}, 0);
    CHECK(row == std::vector<double>{-1, 1, 10});
}

TEST_CASE("a window beyond the steps of a run breaks the contract", "[study][aggregate]") {
    CHECK_THROWS_AS(kept({.kind = Kind::sum, .from = 0, .to = 3}), ContractError);
    std::vector<double> row;
    CHECK_THROWS_AS(append_kept(row, RunOutput{1, {}, {}, 0}, of_two_cells(), {.kind = Kind::last}, 4), ContractError);
}

TEST_CASE("of a run that was stopped what is kept is of the steps that it played", "[study][aggregate]") {
    RunOutput run = three_steps();
    run.rows.resize(6);
    run.stopped = 2;
    const auto of = [&](const Aggregation& how) {
        std::vector<double> row;
        append_kept(row, run, of_two_cells(), how, 0);
        return row;
    };
    CHECK(of({.kind = Kind::last, .to = 2}) == std::vector<double>{2, 20});
    CHECK(of({.kind = Kind::sum, .from = 1, .to = 2}) == std::vector<double>{2, 20});
    CHECK(std::isnan(of({.kind = Kind::mean, .from = 2, .to = 2}).at(0)));
    CHECK(of({.kind = Kind::series, .to = 2}) == std::vector<double>{1, 10, 2, 20});
}
