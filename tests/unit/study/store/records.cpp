#include "engine/study/store/records.hpp"

#include "engine/core/error.hpp"
#include "engine/study/store/ledger.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::study;

namespace {

constexpr u64 of_records = 1;

RunOutput output_of(u64 run) { return {.width = 1, .rows = {static_cast<double>(run)}, .digests = {}, .final_digest = run}; }

/// Run k in journal k of so many.
void write_journals(const files::Path& folder, u64 count) {
    for (u64 run = 0; run < count; ++run) {
        Ledger ledger(folder, of_records, {.journal = "journal-" + std::to_string(run), .read = false});
        ledger.add(run, output_of(run), 2);
    }
}

}  // namespace

TEST_CASE("outputs are read from the journal that holds them, however many there are", "[study][records]") {
    const files::TestFolder scratch;
    constexpr u64 more_than_are_held_open = 120;
    write_journals(scratch / "work", more_than_are_held_open);
    const Records records = read_records(scratch / "work", of_records, Keep::places);
    CHECK(records.files.size() == more_than_are_held_open);
    CHECK(records.seconds == 2 * more_than_are_held_open);
    OutputReader outputs(records, of_records);
    for (u64 run = more_than_are_held_open; run-- > 0;) {
        REQUIRE(outputs.find(run) != nullptr);
        CHECK(outputs.read(*outputs.find(run)).rows == output_of(run).rows);
        CHECK(outputs.read(*outputs.find(run)).final_digest == run);
    }
    CHECK(outputs.find(more_than_are_held_open) == nullptr);
}

TEST_CASE("places are kept where they are asked for alone", "[study][records]") {
    const files::TestFolder scratch;
    write_journals(scratch / "work", 3);
    CHECK(read_records(scratch / "work", of_records).places.empty());
    CHECK(read_records(scratch / "work", of_records).done.size() == 3);
}

TEST_CASE("a finished run with a number that is none is undefined, and no other", "[study][records]") {
    const files::TestFolder scratch;
    {
        Ledger ledger(scratch / "work", of_records);
        ledger.add(1, {.width = 2, .rows = {1, std::nan("")}});
        ledger.add(2, {.width = 2, .rows = {1, 2}});
    }
    const Records records = read_records(scratch / "work", of_records);
    CHECK(records.undefined.contains(1));
    CHECK_FALSE(records.undefined.contains(2));
}

TEST_CASE("an output whose record was cut off since is told, not made up", "[study][records]") {
    const files::TestFolder scratch;
    write_journals(scratch / "work", 1);
    const Records records = read_records(scratch / "work", of_records, Keep::places);
    const auto journal = scratch / "work/journal-0";
    std::filesystem::resize_file(journal, std::filesystem::file_size(journal) - 5);
    OutputReader outputs(records, of_records);
    CHECK_THROWS_AS(outputs.read(*outputs.find(0)), SystemError);
}
