#include "engine/files/atomic_file.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/unit/files/files.hpp"

#include <chrono>

using namespace consortia;
using namespace consortia::files;

TEST_CASE("a published file is whole and leaves nothing beside it", "[files][atomic]") {
    const TestFolder folder;
    write_text(folder / "result", "first");
    CHECK(read_text(folder / "result") == "first");
    write_text(folder / "result", "second, longer");
    CHECK(read_text(folder / "result") == "second, longer");
    CHECK(folder.entries() == 1);
}

TEST_CASE("until it is published the old file stands", "[files][atomic]") {
    const TestFolder folder;
    write_text(folder / "result", "old");
    {
        AtomicFile file(folder / "result");
        file.append("new");
        CHECK(read_text(folder / "result") == "old");
    }
    CHECK(read_text(folder / "result") == "old");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a full disk is an error that names the file, and the old one stands", "[files][atomic]") {
    const TestFolder folder;
    write_text(folder / "result", "old");
    const auto write_much = [&] { write_text(folder / "result", std::string(100000, 'x')); };
    CHECK_THROWS_AS(on_a_full_disk(50000, write_much), SystemError);
    CHECK_THROWS_WITH(on_a_full_disk(50000, write_much), Catch::Contains("result") && Catch::Contains("cannot write"));
    CHECK(read_text(folder / "result") == "old");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a name that only resembles that of a temporary file is left alone", "[files][atomic]") {
    const TestFolder folder;
    for (const std::string name :
         {".result.part-notes", ".result.part-0badcafe-x-0", ".result.part-0badcafe-1", ".result.part-0badcaf-1-0",
          ".result.part-0badcafe-1-0.bak", "result.part-0badcafe-1-0"}) {
        write_text(folder / name, "mine");
        const auto now = std::filesystem::file_time_type::clock::now();
        std::filesystem::last_write_time(folder / name, now - std::chrono::hours(5));
    }
    const std::size_t before = folder.entries();
    remove_leftovers(folder / "result");
    CHECK(folder.entries() == before);
}

TEST_CASE("a file that cannot be renamed leaves no temporary", "[files][atomic]") {
    const TestFolder folder;
    std::filesystem::create_directories(folder / "result" / "in the way");
    CHECK_THROWS_WITH(write_text(folder / "result", "x"), Catch::Contains("cannot rename"));
    CHECK(folder.entries() == 1);
}

TEST_CASE("a missing folder is an error that names the file", "[files][atomic]") {
    const TestFolder folder;
    CHECK_THROWS_WITH(AtomicFile(folder / "no such folder" / "result"), Catch::Contains("No such file or directory"));
    make_folder(folder / "a" / "b");
    CHECK_NOTHROW(write_text(folder / "a" / "b" / "result", "x"));
}

/// A temporary file as a process leaves it that is killed while it writes.
void leave_half_of(const Path& path) {
    in_a_process_that_dies([&] {
        overwrite(temporary_beside(path), "half");
        die();
    });
}

TEST_CASE("what a killed process left is removed, and nothing else", "[files][atomic]") {
    const TestFolder folder;
    write_text(folder / "result", "x");
    write_text(folder / "other", "x");
    leave_half_of(folder / "result");
    leave_half_of(folder / "result");
    leave_half_of(folder / "other");
    remove_leftovers(folder / "result");
    CHECK(folder.entries() == 3);
}

TEST_CASE("what a living process, or another machine, is writing is not removed", "[files][atomic]") {
    const TestFolder folder;
    AtomicFile file(folder / "result");
    const Path elsewhere = folder / ".result.part-0badcafe-1-0";
    write_text(elsewhere, "half");
    remove_leftovers(folder / "result");
    CHECK(folder.entries() == 2);
    const auto now = std::filesystem::file_time_type::clock::now();
    std::filesystem::last_write_time(elsewhere, now - std::chrono::minutes(61));
    remove_leftovers(folder / "result");
    CHECK(folder.entries() == 1);
    CHECK_NOTHROW(file.publish());
}

TEST_CASE("a published file cannot be written to", "[files][atomic]") {
    const TestFolder folder;
    AtomicFile file(folder / "result");
    file.publish();
    CHECK_THROWS_AS(file.append("x"), SystemError);
    CHECK_THROWS_AS(file.publish(), SystemError);
}
