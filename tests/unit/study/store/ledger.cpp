#include "engine/study/store/ledger.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/support/outputs.hpp"
#include "tests/unit/files/files.hpp"

#include <set>

using namespace consortia;
using namespace consortia::study;
using Catch::Matchers::Contains;

namespace {

constexpr u64 content = 1;

RunOutput output_of(double number) { return {.width = 1, .rows = {number}, .digests = {}, .final_digest = 0}; }

std::set<std::string> names_in(const files::Path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

}  // namespace

TEST_CASE("what was added is finished for the next to open the ledger, and time is added up", "[study][ledger]") {
    const files::TestFolder scratch;
    CHECK_FALSE(Ledger::begun(scratch / "work"));
    {
        Ledger ledger(scratch / "work", content);
        ledger.add(4, output_of(40), 2);
        ledger.add(0, output_of(10), 3);
        CHECK(ledger.is_finished(0));
        CHECK_FALSE(ledger.is_finished(1));
    }
    CHECK(Ledger::begun(scratch / "work"));
    const Ledger again(scratch / "work", content);
    CHECK(again.is_finished(4));
    CHECK(again.is_finished(0));
    CHECK_FALSE(again.is_finished(1));
    CHECK(again.records().seconds == 5);
    CHECK(again.records().timed == 2);
    CHECK(outputs_in(scratch / "work", content).at(4).rows == std::vector<double>{40});
}

TEST_CASE("a run that a killed process had finished is finished", "[study][ledger]") {
    const files::TestFolder scratch;
    in_a_process_that_dies([&] {
        Ledger ledger(scratch / "work", content, {.sync_every = 1e9});
        ledger.add(7, output_of(70));
        die();
    });
    CHECK(Ledger(scratch / "work", content).is_finished(7));
}

TEST_CASE("a failed run that is done again and succeeds is finished, and its attempts are counted", "[study][ledger]") {
    const files::TestFolder scratch;
    {
        Ledger ledger(scratch / "work", content);
        ledger.add_failure(7, "no luck");
        ledger.add_failure(7, "no luck again");
        ledger.add_failure(8, "never", 2);
        CHECK(ledger.failure(7)->attempts == 2);
    }
    Ledger ledger(scratch / "work", content);
    CHECK(ledger.failure(7)->message == "no luck again");
    CHECK(ledger.failure(8)->attempts == 2);
    CHECK(ledger.failure(9) == nullptr);
    ledger.add(7, output_of(2), 3);
    CHECK(ledger.failure(7) == nullptr);
    const Records records = read_records(scratch / "work", content);
    CHECK(records.failed.size() == 1);
    CHECK(outputs_in(scratch / "work", content).at(7).rows == std::vector<double>{2});
    CHECK(records.seconds == 3);
}

TEST_CASE("while one process writes a journal, another takes a name beside it or is told who that is", "[study][ledger]") {
    const files::TestFolder scratch;
    const Ledger first(scratch / "work", content);
    const std::string writer = "process " + std::to_string(::getpid()) + " on " + files::machine_name();
    CHECK_THROWS_AS(Ledger(scratch / "work", content), files::JournalInUse);
    CHECK_THROWS_WITH(Ledger(scratch / "work", content),
                      Contains("journal-0: " + writer + " is at work here; let it end, or end it, and try again"));
    const Ledger second(scratch / "work", content, {.shared = true});
    CHECK(std::filesystem::exists(scratch / "work/journal-0.1"));
    const Ledger third(scratch / "work", content, {.shared = true});
    CHECK(std::filesystem::exists(scratch / "work/journal-0.2"));
}

TEST_CASE("what a process was playing when it died is suspect until it is finished or has failed", "[study][ledger]") {
    const files::TestFolder scratch;
    in_a_process_that_dies([&] {
        Ledger ledger(scratch / "work", content);
        ledger.begin(0, 3);
        ledger.begin(1, 5);
        ledger.begin(2, 4);
        ledger.add(3, output_of(30));
        die();
    });
    Ledger ledger(scratch / "work", content);
    CHECK(ledger.suspects() == std::vector<u64>{4, 5});
    ledger.add(5, output_of(50));
    CHECK(ledger.suspects() == std::vector<u64>{4});
    ledger.add_failure(4, "it ends its process");
    CHECK(ledger.suspects().empty());
}

TEST_CASE("runs that a living process is playing are not suspect, and after a good end none are", "[study][ledger]") {
    const files::TestFolder scratch;
    {
        Ledger living(scratch / "work", content);
        living.begin(0, 7);
        const Ledger other(scratch / "work", content, {.shared = true});
        CHECK(other.suspects().empty());
    }
    CHECK(names_in(scratch / "work") == std::set<std::string>{"journal-0", "journal-0.1"});
    CHECK(Ledger(scratch / "work", content).suspects().empty());
}

TEST_CASE("a ledger that does not read knows only of its own runs, and of what its own journal's writer was at",
          "[study][ledger]") {
    const files::TestFolder scratch;
    for (const u64 run : {1U, 2U}) {
        in_a_process_that_dies([&] {
            Ledger ledger(scratch / "work", content, {.journal = "journal-" + std::to_string(run)});
            ledger.begin(0, 10 * run);
            ledger.add(run, output_of(1));
            die();
        });
    }
    Ledger blind(scratch / "work", content, {.journal = "journal-2", .read = false});
    CHECK_FALSE(blind.is_finished(1));
    CHECK(blind.suspects() == std::vector<u64>{20});
    blind.add(3, output_of(3));
    CHECK(blind.is_finished(3));
}

TEST_CASE("while its journals are held nobody can write in a folder", "[study][ledger]") {
    const files::TestFolder scratch;
    CHECK(held_journals(scratch / "nowhere").empty());
    {
        const Ledger ledger(scratch / "work", content);
        CHECK_THROWS_WITH(held_journals(scratch / "work"), Contains("is at work here"));
    }
    {
        const std::vector<files::File> held = held_journals(scratch / "work");
        CHECK(held.size() == 1);
        CHECK_THROWS_WITH(Ledger(scratch / "work", content), Contains("another process is at work here"));
    }
    CHECK_NOTHROW(Ledger(scratch / "work", content));
}

TEST_CASE("a run whose record is not safe on the disk is not counted as finished", "[study][ledger]") {
    const files::TestFolder scratch;
    Ledger ledger(scratch / "work", content);
    std::filesystem::remove(scratch / "work/journal-0");
    CHECK_THROWS_AS(ledger.add(1, output_of(1)), SystemError);
    CHECK_FALSE(ledger.is_finished(1));
    CHECK_THROWS_AS(ledger.sync(), SystemError);
}

TEST_CASE("a journal of other work is refused, and one whose head was damaged is mended and told", "[study][ledger]") {
    const files::TestFolder scratch;
    const files::Path journal = scratch / "work/journal-0";
    Ledger(scratch / "work", content).add(1, output_of(1));
    CHECK_THROWS_AS(Ledger(scratch / "work", content + 1), files::OtherWork);
    files::overwrite(journal, files::flipped(files::read_text(journal), 9, 0));
    {
        const Ledger ledger(scratch / "work", content);
        CHECK(ledger.is_finished(1));
        CHECK(ledger.warnings() == std::vector{journal.string() + ": its head was damaged and has been mended"});
    }
    CHECK(Ledger(scratch / "work", content).warnings().empty());
}
