#include "engine/output/results.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/output/synthetic.hpp"

using namespace consortia;

TEST_CASE("equal results are equal bytes, whatever sign and payload their NaN had", "[output]") {
    const files::TestFolder folder;
    const output::ResultFile result = synthetic::result();
    synthetic::write(folder / "a.h5", result);
    synthetic::write(folder / "b.h5", result);
    RunOutput positive;
    output::write_results(folder / "c.h5", result, [&](std::size_t scenario, std::size_t replicate) -> const RunOutput& {
        positive = synthetic::run(result, scenario, replicate);
        for (double& x : positive.rows) x = x != x ? std::numeric_limits<double>::quiet_NaN() : x;
        return positive;
    });
    CHECK(files::read_text(folder / "a.h5") == files::read_text(folder / "b.h5"));
    CHECK(files::read_text(folder / "a.h5") == files::read_text(folder / "c.h5"));
    CHECK(folder.entries() == 3);
}

TEST_CASE("a disk that fills up at any byte leaves no file and says so", "[output]") {
    const files::TestFolder folder;
    const output::ResultFile result = synthetic::result();
    synthetic::write(folder / "whole.h5", result);
    const auto size = std::filesystem::file_size(folder / "whole.h5");
    // Not from 0: where not even its first block fits, HDF5 itself leaks 264 bytes, which a sanitizer reports.
    for (rlim_t bytes = 509; bytes < size; bytes += 509) {
        CAPTURE(bytes);
        const FullDisk full(bytes);
        CHECK_THROWS_AS(synthetic::write(folder / "cut.h5", result), SystemError);
    }
    const FullDisk full(size - 1);
    CHECK_THROWS_WITH(synthetic::write(folder / "cut.h5", result), Catch::Matchers::Contains("File too large"));
    CHECK(folder.entries() == 1);
}

TEST_CASE("a failed write leaves the result that stood there", "[output]") {
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", synthetic::result());
    const std::string before = files::read_text(folder / "run.h5");
    const FullDisk full(9000);
    CHECK_THROWS_AS(synthetic::write(folder / "run.h5", synthetic::result(false)), SystemError);
    CHECK(files::read_text(folder / "run.h5") == before);
    CHECK(folder.entries() == 1);
}

TEST_CASE("a place that cannot be written is a system error with its path", "[output]") {
    CHECK_THROWS_WITH(synthetic::write("/dev/full/run.h5", synthetic::result()), Catch::Matchers::Contains("/dev/full"));
    CHECK_THROWS_AS(synthetic::write("/proc/none/run.h5", synthetic::result()), SystemError);
}

TEST_CASE("a run of another length is a broken contract and leaves no file", "[output]") {
    const files::TestFolder folder;
    const output::ResultFile result = synthetic::result();
    RunOutput shorter = synthetic::run(result, 0, 0);
    shorter.rows.resize(shorter.rows.size() - shorter.width);
    const output::RunSource source = [&](std::size_t, std::size_t) -> const RunOutput& { return shorter; };
    CHECK_THROWS_AS(output::write_results(folder / "run.h5", result, source), ContractError);
    CHECK(folder.entries() == 0);
}

TEST_CASE("an indicator with the name of a dimension is a broken contract", "[output]") {
    const files::TestFolder folder;
    output::ResultFile result = synthetic::result();
    std::vector<Indicator> indicators = synthetic::indicators();
    indicators.front().name = "region";
    result.layout = FrameLayout(indicators, result.axes);
    CHECK_THROWS_WITH(synthetic::write(folder / "run.h5", result), Catch::Matchers::Contains("region"));
}

// Not a test: leaves the file that tests/scenarios/read_results.py reads.
TEST_CASE("leave the synthetic result for other readers", "[.leave_synthetic]") {
    synthetic::write("synthetic_compared.h5", synthetic::result());
    synthetic::write("synthetic_run.h5", synthetic::result(false));
}
