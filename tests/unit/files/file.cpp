#include "engine/files/file.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::files;
using Catch::Contains;

namespace {

std::string text_at(const File& file, u64 offset, std::size_t wanted) {
    std::string text(wanted, '?');
    text.resize(file.read(std::as_writable_bytes(std::span(text)), offset));
    return text;
}

}  // namespace

TEST_CASE("bytes are written and read at any place, and a read ends with the file", "[files][file]") {
    const TestFolder folder;
    File file = File::create(folder / "f");
    file.write(bytes_of("abc"), 0);
    file.write(bytes_of("xyz"), 5);
    CHECK(file.size() == 8);
    CHECK(text_at(file, 0, 100) == std::string("abc\0\0xyz", 8));
    CHECK(text_at(file, 6, 2) == "yz");
    CHECK(text_at(file, 8, 5).empty());
    file.truncate(2);
    CHECK(text_at(file, 0, 100) == "ab");
    file.write({}, 50);
    CHECK(file.size() == 2);
}

TEST_CASE("what goes wrong names the path and the cause", "[files][file]") {
    const TestFolder folder;
    const std::string path = (folder / "f").string();
    CHECK_THROWS_WITH(File::open(path), path + ": cannot open: No such file or directory");
    File::create(path);
    CHECK_THROWS_WITH(File::create(path), path + ": cannot create: File exists");
    CHECK_THROWS_WITH(File::open(path).write(bytes_of("x"), 0), path + ": cannot write: Bad file descriptor");
    CHECK_THROWS_WITH(File::open((folder / ".").string()), Contains("is not a regular file"));
}

TEST_CASE("a file for reading and writing is made or opened as it is, and not through a link", "[files][file]") {
    const TestFolder folder;
    File::open_or_create(folder / "f").write(bytes_of("old"), 0);
    CHECK(text_at(File::open_or_create(folder / "f"), 0, 9) == "old");
    std::filesystem::create_symlink(folder / "f", folder / "link");
    CHECK_THROWS_WITH(File::open_or_create(folder / "link"), Contains("is a link, which is not followed here"));
    CHECK_THROWS_WITH(File::open_own(folder / "link"), Contains("is a link, which is not followed here"));
    CHECK(text_at(File::open(folder / "link"), 0, 9) == "old");
}

TEST_CASE("a file moves, and is closed once", "[files][file]") {
    const TestFolder folder;
    File first = File::create(folder / "first");
    File second = File::create(folder / "second");
    first.write(bytes_of("one"), 0);
    second = std::move(first);
    CHECK(second.path() == folder / "first");
    CHECK(text_at(second, 0, 9) == "one");
    second.close();
    CHECK_THROWS_AS(second.size(), SystemError);
}

TEST_CASE("a lock keeps others out until the file is closed", "[files][file]") {
    const TestFolder folder;
    File other = File::open_or_create(folder / "f");
    {
        File holder = File::open_or_create(folder / "f");
        CHECK(holder.lock());
        CHECK(holder.lock());  // it has it already
        CHECK_FALSE(other.lock());
    }
    CHECK(other.lock());
}

TEST_CASE("a file knows whether its path still leads to it", "[files][file]") {
    const TestFolder folder;
    const File file = File::create(folder / "f");
    CHECK(file.is_in_place());
    std::filesystem::rename(folder / "f", folder / "elsewhere");
    CHECK_FALSE(file.is_in_place());
    overwrite(folder / "f", "another");
    CHECK_FALSE(file.is_in_place());
    std::filesystem::rename(folder / "elsewhere", folder / "f");
    CHECK(file.is_in_place());
}

TEST_CASE("a file is known by its first eight bytes, whatever else is asked of", "[files][file]") {
    const TestFolder folder;
    constexpr u64 magic = 0x3837363534333231ULL;  // "12345678"
    overwrite(folder / "f", "12345678 and more");
    overwrite(folder / "short", "1234567");
    std::filesystem::create_symlink(folder / "f", folder / "link");
    CHECK(begins_with(folder / "f", magic));
    for (const char* name : {"short", "link", "nowhere", "."}) CHECK_FALSE(begins_with(folder / name, magic));
    CHECK_FALSE(begins_with(folder / "f", magic + 1));
}

TEST_CASE("folders are made with those above them, and a file in the way is told", "[files][file]") {
    const TestFolder folder;
    make_folder(folder / "a/b/c");
    make_folder(folder / "a/b/c");
    CHECK(std::filesystem::is_directory(folder / "a/b/c"));
    make_folder("");
    overwrite(folder / "file", "x");
    CHECK_THROWS_WITH(make_folder(folder / "file/below"), Contains("file") && Contains("Not a directory"));
    CHECK_THROWS_AS(sync_folder(folder / "nowhere"), SystemError);
}

TEST_CASE("a text is read whole, also an empty one and one with zeros", "[files][file]") {
    const TestFolder folder;
    for (const std::string& text : {std::string(), std::string("a\0b\n", 4), std::string(100'000, 'x')}) {
        overwrite(folder / "f", text);
        CHECK(read_text(folder / "f") == text);
    }
}
