#include "engine/output/results.hpp"

#include "engine/core/error.hpp"
#include "engine/output/reading/reader.hpp"
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

TEST_CASE("of a run that was stopped the rest is missing, and the result says when it ended and why", "[output]") {
    const files::TestFolder folder;
    output::ResultFile result = synthetic::result(false);
    result.scenarios.front().stop = "firms > 3";
    RunOutput current;
    const output::RunSource source = [&](std::size_t scenario, std::size_t place) -> const RunOutput& {
        current = synthetic::run(result, scenario, place);
        if (place == 1) {
            current.rows.resize(5 * current.width);
            current.stopped = 5;
        }
        if (place == 2) current = {};
        return current;
    };
    output::write_results(folder / "run.h5", result, source);
    const output::ResultReader read(folder / "run.h5");
    CHECK(read.numbers("steps_played") == std::vector<double>{8, 5, 0});
    CHECK(read.texts("ended_by") == std::vector<std::string>{"steps", "stop", ""});
    CHECK(read.note("stop") == "firms > 3");
    const std::vector<double> firms = read.numbers("firms");
    for (std::size_t step = 0; step < 8; ++step) {
        const bool is_missing = step >= 5 || synthetic::value(0, 1, step, 0) != synthetic::value(0, 1, step, 0);
        CHECK((firms[8 + step] != firms[8 + step]) == is_missing);
    }
    CHECK_THROWS_AS(output::write_results(folder / "longer.h5", result,
                                          [&](std::size_t, std::size_t) -> const RunOutput& {
                                              current = synthetic::run(result, 0, 0);
                                              current.stopped = 7;
                                              return current;
                                          }),
                    ContractError);
}

TEST_CASE("a result whose runs cannot be stopped says nothing of it", "[output]") {
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", synthetic::result());
    const output::ResultReader read(folder / "run.h5");
    CHECK(read.find("steps_played") == nullptr);
    CHECK(read.find("ended_by") == nullptr);
}
