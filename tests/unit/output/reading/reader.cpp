#include "engine/output/reading/reader.hpp"

#include "engine/core/error.hpp"
#include "engine/output/hdf5/seal.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/output/synthetic.hpp"

#include <cmath>

using namespace consortia;
using output::ResultReader;

namespace {

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("what was written is read back, names, dimensions, notes and every number", "[output]") {
    const files::TestFolder folder;
    const output::ResultFile result = synthetic::result();
    synthetic::write(folder / "run.h5", result);
    const ResultReader file(folder / "run.h5");

    std::vector<std::string> names;
    for (const auto& variable : file.variables()) names.push_back(variable.name);
    CHECK(names == std::vector<std::string>{"scenario", "seed", "time", "region", "industry", "quarter", "scenario_title",
                                            "scenario_title_zh", "base_seed", "final_digest", "firms",
                                            "output_by_region_industry", "match_rate", "search"});
    CHECK(file.at("output_by_region_industry").over ==
          std::vector<std::string>{"scenario", "seed", "time", "region", "industry"});
    CHECK(file.at("output_by_region_industry").shape == std::vector<u64>{2, 3, 8, 3, 2});
    CHECK(file.at("output_by_region_industry").note("cell_methods") == "time: sum");
    CHECK(file.at("firms").note("long_name_zh") == "存续企业数");
    CHECK(file.at("firms").note("units") == "firm");
    CHECK(file.at("search").note("units") == "day");
    CHECK(file.labels("scenario") == std::vector<std::string>{"baseline", "抵免加倍"});
    CHECK(file.labels("region") == result.axes.front().labels);
    CHECK(file.labels("seed") == std::vector<std::string>{"0", "1", "2"});
    CHECK(file.texts("quarter").front() == "2024Q4");
    CHECK(file.numbers("time") == std::vector<double>{0, 92, 182, 273, 365, 457, 547, 638});
    CHECK(file.at("time").note("units") == "days since 2024-10-01");
    CHECK(file.note("seed") == "18446744073709551615");
    CHECK(file.notes().find("scenario")->second.size() == 2);
    CHECK(file.texts("final_digest").back() == "0000000000000012");

    for (const FrameLayout::Entry& entry : result.layout.entries()) {
        const std::vector<double> values = file.numbers(entry.indicator.name);
        REQUIRE(values.size() == 2 * 3 * 8 * entry.size);
        std::size_t wrong = 0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::size_t row = k / entry.size;
            wrong += !same(values[k], synthetic::value(row / 24, row / 8 % 3, row % 8, entry.offset + k % entry.size));
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("a block of a variable is what lies there", "[output]") {
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", synthetic::result(false));
    const ResultReader file(folder / "run.h5");
    const std::vector<u64> start{2, 5, 1, 0}, count{1, 1, 1, 2};
    const std::vector<double> block = file.numbers("output_by_region_industry", start, count);
    REQUIRE(block.size() == 2);
    CHECK(same(block[0], synthetic::value(0, 2, 5, 3)));
    CHECK(same(block[1], synthetic::value(0, 2, 5, 4)));
    const std::vector<u64> beyond{2, 5, 3, 0};
    CHECK_THROWS_AS(file.numbers("output_by_region_industry", beyond, count), SystemError);
    CHECK_THROWS_AS(file.numbers("firms", start, count), SystemError);
}

TEST_CASE("a model without a calendar counts its steps from 1", "[output]") {
    const files::TestFolder folder;
    output::ResultFile result = synthetic::result(false);
    result.start.reset();
    synthetic::write(folder / "run.h5", result);
    const ResultReader file(folder / "run.h5");
    CHECK(file.numbers("time") == std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(file.at("time").note("units") == "1");
    CHECK(file.find("quarter") == nullptr);
}

TEST_CASE("digests of every step are kept where they were asked for", "[output]") {
    const files::TestFolder folder;
    const output::ResultFile result = synthetic::result(false);
    RunOutput run = synthetic::run(result, 0, 0);
    run.digests = {1, 2, 3, 4, 5, 6, 7, 255};
    output::write_results(folder / "run.h5", result, [&](std::size_t, std::size_t) -> const RunOutput& { return run; });
    const ResultReader file(folder / "run.h5");
    CHECK(file.at("state_digest").shape == std::vector<u64>{3, 8});
    CHECK(file.texts("state_digest").back() == "00000000000000ff");
}

TEST_CASE("an axis without labels and a result without runs are written and read", "[output]") {
    const files::TestFolder folder;
    output::ResultFile result = synthetic::result(false);
    result.axes.front().labels.clear();
    result.layout = FrameLayout(synthetic::indicators(), result.axes);
    result.replicates.clear();
    synthetic::write(folder / "run.h5", result);
    const ResultReader file(folder / "run.h5");
    CHECK(file.at("output_by_region_industry").shape == std::vector<u64>{0, 8, 0, 2});
    CHECK(file.numbers("firms").empty());
    CHECK(file.labels("region").empty());
}

TEST_CASE("asking for what is not there is a system error", "[output]") {
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", synthetic::result());
    const ResultReader file(folder / "run.h5");
    CHECK_THROWS_WITH(file.numbers("wages"), Catch::Matchers::Contains("wages"));
    CHECK_THROWS_AS(file.numbers("quarter"), SystemError);
    CHECK_THROWS_AS(file.texts("firms"), SystemError);
    CHECK_THROWS_AS(ResultReader(folder / "absent.h5"), SystemError);
    CHECK_THROWS_AS(ResultReader(folder / "."), SystemError);
}

TEST_CASE("a file cut off or with any bit turned is refused before HDF5 sees it", "[output]") {
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", synthetic::result());
    const std::string whole = files::read_text(folder / "run.h5");
    for (std::size_t k = 0; k < 1000; ++k) {
        std::string damaged = whole;
        damaged[k * 7919 % whole.size()] ^= static_cast<char>(1 << k % 8);
        files::overwrite(folder / "damaged.h5", damaged);
        REQUIRE_THROWS_AS(ResultReader(folder / "damaged.h5"), SystemError);
        files::overwrite(folder / "damaged.h5", whole.substr(0, k * 7919 % whole.size()));
        REQUIRE_THROWS_AS(ResultReader(folder / "damaged.h5"), SystemError);
    }
}

TEST_CASE("a sealed file that is no HDF5, or not ours, is a system error", "[output]") {
    const files::TestFolder folder;
    files::overwrite(folder / "text.h5", "not HDF5 at all");
    CHECK_THROWS_WITH(ResultReader(folder / "text.h5"), Catch::Matchers::Contains("not a result"));
    output::seal(folder / "text.h5");
    CHECK_THROWS_WITH(ResultReader(folder / "text.h5"), Catch::Matchers::Contains("opening failed"));
}
