#include "engine/output/cuts/cut_table.hpp"

#include "engine/core/error.hpp"
#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"

#include <limits>
#include <sstream>

using namespace consortia;
using namespace consortia::output;
using Texts = std::vector<std::string>;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// One seed and six quarters from 2025Q3 on: a flow and a stock by region and size, a total, a stock by region alone.
DataInMemory result(bool calendar = true) {
    DataInMemory data("result");
    data.dimension({"seed", std::vector<i32>{0}, {}});
    data.dimension({"time", std::vector<i32>{1, 2, 3, 4, 5, 6}, {}});
    data.dimension({"region", Texts{"north", "=south"}, {}});
    data.dimension({"size", Texts{"small", "large"}, {}});
    const auto add = [&](const std::string& name, const char* kind, const Texts& over, const std::vector<double>& numbers) {
        std::vector<u64> from(over.size(), 0), count{1, 6};
        count.resize(over.size(), 2);
        data.write(data.variable({name, Variable::Kind::number, over, {{"kind", std::string(kind)}}}), from, count,
                   std::span(numbers));
    };
    add("jobs", "stock", {"seed", "time"}, {1, 2, 3, 4, 5, 6});
    add("pay_by_region", "stock", {"seed", "time", "region"}, {1, 10, 3, missing, 5, 50, 7, 70, missing, 90, 9, 110});
    std::vector<double> fees;
    for (int k = 0; k < 24; ++k) fees.push_back(k);
    add("fees_by_region_size", "flow", {"seed", "time", "region", "size"}, fees);
    if (!calendar) return data;
    const Texts quarters{"2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"};
    const std::vector<u64> from{0}, count{6};
    data.write(data.variable({"quarter", Variable::Kind::text, {"time"}, {}}), from, count, std::span(quarters));
    return data;
}

Texts lines_of(const DataSet& data, const Cut& cut) {
    std::ostringstream out;
    write_cut(out, data, cut);
    std::istringstream in(out.str());
    Texts lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("each label of an axis has a row, and further axes stay columns") {
    const Texts lines = lines_of(result(), {.by = {"region"}});
    REQUIRE(lines.size() == 1 + 6 * 2);
    CHECK(lines[0] == "seed,time,quarter,region,pay_by_region,fees_by_region_size[small],fees_by_region_size[large]");
    CHECK(lines[1] == "0,1,2025Q3,north,1,0,1");
    CHECK(lines[2] == "0,1,2025Q3,\"'=south\",10,2,3");
    CHECK(lines[4] == "0,2,2025Q4,\"'=south\",,6,7");
}

TEST_CASE("two axes make a row for each pair of labels, in the order asked") {
    const Texts lines = lines_of(result(), {.by = {"size", "region"}});
    REQUIRE(lines.size() == 1 + 6 * 4);
    CHECK(lines[0] == "seed,time,quarter,size,region,fees_by_region_size");
    CHECK(lines[1] == "0,1,2025Q3,small,north,0");
    CHECK(lines[2] == "0,1,2025Q3,small,\"'=south\",2");
    CHECK(lines[3] == "0,1,2025Q3,large,north,1");
}

TEST_CASE("in a year flows are summed, stocks averaged, what is missing left out, and its quarters counted") {
    const Texts lines = lines_of(result(), {.by = {"region"}, .per_year = true});
    REQUIRE(lines.size() == 1 + 2 * 2);
    CHECK(lines[0] == "seed,year,quarters,region,pay_by_region,fees_by_region_size[small],fees_by_region_size[large]");
    CHECK(lines[1] == "0,2025,2,north,2,4,6");
    CHECK(lines[2] == "0,2025,2,\"'=south\",10,8,10");
    CHECK(lines[3] == "0,2026,4,north,7,56,60");
    CHECK(lines[4] == "0,2026,4,\"'=south\",80,64,68");
}

TEST_CASE("a year without a value has none") {
    DataInMemory data = result();
    const std::vector<u64> from{0, 0}, count{1, 6};
    const std::vector<double> numbers{missing, missing, 1, 2, 3, 4};
    data.write(data.variable({"late", Variable::Kind::number, {"seed", "time"}, {}}), from, count, std::span(numbers));
    CHECK(lines_of(data, {.per_year = true, .indicators = {"late", "jobs"}}) ==
          Texts{"seed,year,quarters,late,jobs", "0,2025,2,,1.5", "0,2026,4,2.5,4.5"});
}

TEST_CASE("what cannot be cut so is refused, with what there is") {
    const auto refused = [](const DataSet& data, const Cut& cut, const std::string& words) {
        CHECK_THROWS_WITH(lines_of(data, cut), Catch::Contains(words));
    };
    refused(result(), {.by = {"regoin"}}, "no indicator lies over regoin; nearest is region");
    refused(result(), {.by = {"zzz"}}, "no indicator lies over zzz; there are region, size");
    refused(result(), {.by = {"region", "region"}}, "region is asked for twice");
    refused(result(), {.by = {"region"}, .indicators = {"jobs"}}, "jobs: does not lie over region");
    refused(result(), {.by = {"size"}, .indicators = {"pay_by_region"}}, "pay_by_region: does not lie over size");
    refused(result(), {.by = {"region"}, .indicators = {"pay_by_regoin"}}, "unknown indicator; nearest is pay_by_region");
    refused(result(false), {.per_year = true}, "has no calendar");
    DataInMemory cuts = result();
    const std::vector<u64> from{0, 0}, count{1, 6};
    const std::vector<double> numbers(6, 1);
    cuts.write(cuts.variable({"pay", Variable::Kind::number, {"seed", "time"}, {}}), from, count, std::span(numbers));
    refused(cuts, {.by = {"region"}, .indicators = {"pay"}}, "pay: does not lie over region; there is pay_by_region");
    DataInMemory study("study");
    study.dimension({"point", std::vector<i32>{0}, {}});
    study.dimension({"seed", std::vector<i32>{0}, {}});
    refused(study, {.per_year = true}, "is of a study");
}

TEST_CASE("years of several scenarios and seeds stand run by run") {
    DataInMemory data("compared");
    data.dimension({"scenario", Texts{"base", "a,b"}, {}});
    data.dimension({"seed", std::vector<i32>{3, 4}, {}});
    data.dimension({"time", std::vector<i32>{1, 2}, {}});
    const Texts quarters{"2025Q1", "2025Q2"};
    const std::vector<u64> from{0, 0, 0}, count{2, 2, 2}, steps{2}, first{0};
    data.write(data.variable({"quarter", Variable::Kind::text, {"time"}, {}}), first, steps, std::span(quarters));
    const std::vector<double> numbers{1, 2, 3, 4, 5, 6, 7, 8};
    data.write(
        data.variable({"sales", Variable::Kind::number, {"scenario", "seed", "time"}, {{"kind", std::string("flow")}}}),
        from, count, std::span(numbers));
    CHECK(lines_of(data, {.per_year = true}) == Texts{"scenario,seed,year,quarters,sales", "base,3,2025,2,3",
                                                      "base,4,2025,2,7", "\"a,b\",3,2025,2,11", "\"a,b\",4,2025,2,15"});
}
