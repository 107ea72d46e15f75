#include "engine/study/store/run_record.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <cstring>

using namespace consortia;
using namespace consortia::study;

namespace {

const RunOutput& two_steps() {
    static const RunOutput output{.width = 2, .rows = {1, -0.0, std::nan(""), 1e308}, .digests = {7, 8}, .final_digest = 9};
    return output;
}

}  // namespace

TEST_CASE("a record gives back what a run left, to the last bit, and the time it took", "[study][run_record]") {
    const FinishedRun run = unpacked(packed(two_steps(), 1.5));
    CHECK(run.seconds == 1.5);
    CHECK(run.output.width == 2);
    CHECK(run.output.final_digest == 9);
    CHECK(run.output.digests == two_steps().digests);
    REQUIRE(run.output.rows.size() == 4);
    CHECK(std::memcmp(run.output.rows.data(), two_steps().rows.data(), 4 * sizeof(double)) == 0);
}

TEST_CASE("a run that left nothing has a record too", "[study][run_record]") {
    const FinishedRun run = unpacked(packed({}, 0));
    CHECK(run.output.rows.empty());
    CHECK(run.output.steps() == 0);
}

TEST_CASE("a record cut short anywhere is refused", "[study][run_record]") {
    const std::vector<std::byte> whole = packed(two_steps(), 1.5);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CHECK_THROWS_WITH(unpacked(files::Bytes(whole).first(length)), "a record of the journal is too short");
    }
}

TEST_CASE("a record that says it holds more than any memory is refused before memory is asked for", "[study][run_record]") {
    constexpr std::size_t number_of_rows = 3 * sizeof(u64);
    for (const u64 rows : {~u64{0}, u64{1} << 61U}) {  // the bytes of the second, counted in 64 bits, are none
        std::vector<std::byte> record = packed(two_steps(), 1.5);
        std::memcpy(record.data() + number_of_rows, &rows, sizeof rows);
        CHECK_THROWS_AS(unpacked(record), SystemError);
    }
}

TEST_CASE("a record says after how many steps a run was stopped", "[study][run_record]") {
    RunOutput output = two_steps();
    CHECK_FALSE(unpacked(packed(output, 0)).output.stopped);
    output.stopped = 2;
    CHECK(unpacked(packed(output, 0)).output.stopped == 2U);
}

TEST_CASE("a record gives back whom a run has followed", "[study][run_record]") {
    RunOutput output = two_steps();
    output.panels = {{{7, 8}, {1, 2}, {3, 4}, {1, 2}, {1, 2, 3}}, {}};
    const std::vector<PanelRows> panels = unpacked(packed(output, 0)).output.panels;
    REQUIRE(panels.size() == 2);
    CHECK(panels[0].agents == output.panels[0].agents);
    CHECK(panels[0].from == output.panels[0].from);
    CHECK(panels[0].to == output.panels[0].to);
    CHECK(panels[0].known == output.panels[0].known);
    CHECK(panels[0].numbers == output.panels[0].numbers);
}
