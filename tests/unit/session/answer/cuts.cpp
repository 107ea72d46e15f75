#include "engine/session/answer/cuts.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/answer/made_result.hpp"

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::WithinAbs;

namespace {

/// In the south scenario 1 adds 2 a step and 0.1 a seed; everywhere else nothing.
double larger_in_one(const MadeCell& cell) {
    const bool added = cell.scenario == 1 && cell.label == 1;
    return 10 + cell.step + (added ? 2 + 0.1 * static_cast<double>(cell.seed) : 0.0);
}

}  // namespace

TEST_CASE("a cut has for each label the outcomes of a total") {
    const Result result = made_result({{"a"}, {"b"}}, 2, larger_in_one);
    const Cut cut = cut_of(result, "jobs_by_region");
    CHECK(cut.axis == "region");
    CHECK(cut.axis_about.zh == "地区");
    CHECK(cut.labels == std::vector<std::string>{"north", "south"});
    CHECK(cut.by_label[0].differences(1) == std::vector<double>{0, 0});
    CHECK_THAT(cut.by_label[1].differences(1)[0], WithinAbs(16, 1e-12));
    CHECK_THAT(cut.by_label[1].differences(1)[1], WithinAbs(16.8, 1e-12));
    CHECK(cut.by_label[0].by_scenario[0][0] == 8 * 10 + 28);
    CHECK_THROWS_AS(cut_of(result, "jobs"), SystemError);
    CHECK(cuts_of(result).size() == 3);
}

TEST_CASE("the cells of a cost add up to it, discounted as it is") {
    const auto halves = [](const MadeCell& cell) {
        const double cost = static_cast<double>(cell.scenario) * (4 + cell.step);
        return cell.indicator == "net_cost" ? cost : cost / 2;
    };
    const Result result = made_result({{"a"}, {"b"}}, 2, halves);
    const Cut cut = cut_of(result, "net_cost_by_region");
    const study::Outcomes& total = result.outcomes()[4];
    CHECK(total.indicator.name == "net_cost");
    CHECK_THAT(cut.by_label[0].differences(1)[0] + cut.by_label[1].differences(1)[0],
               WithinAbs(total.differences(1)[0], 1e-12));
}

TEST_CASE("a series has the first scenario's course and what each other adds, with intervals") {
    const auto falling = [](const MadeCell& cell) {
        return cell.scenario == 0 ? 1.0 * cell.step : 1.0 * cell.step + 3 + noise(cell.seed);
    };
    const std::vector<Series> all = series_of(made_result({{"a"}, {"b"}}, 3, falling));
    CHECK(all.size() == 5);
    CHECK(all.front().indicator.name == "jobs");
    CHECK(all.front().first[5] == 5);
    CHECK(all.front().added[0].empty());
    CHECK_THAT(all.front().added[1][2].value, WithinAbs(3, 1e-12));
    CHECK(all.front().added[1][2].low < 3);
}

TEST_CASE("years are those of the calendar, the first of them shorter where the run begins in the middle of one") {
    const Result result = made_result({{"a"}, {"b"}}, 2, larger_in_one);
    const Yearly yearly = yearly_of(result, "jobs_by_region");
    CHECK(yearly.years == std::vector<std::string>{"2025", "2026", "2027"});
    CHECK(yearly.added[1][0] == std::vector<double>{0, 0, 0});
    CHECK_THAT(yearly.added[1][1][0], WithinAbs(2 * 2.05, 1e-12));
    CHECK_THAT(yearly.added[1][1][1], WithinAbs(4 * 2.05, 1e-12));
    const auto held = [](const MadeCell& cell) { return cell.scenario == 1 ? 5.0 : 2.0; };
    CHECK(yearly_of(made_result({{"a"}, {"b"}}, 2, held), "index").added[1][0] == std::vector<double>{3, 3, 3});
}
