#include "engine/files/framed.hpp"

#include "engine/core/error.hpp"
#include "engine/files/atomic_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::files;

namespace {

constexpr u64 key = 42;

std::string text_of(const Record& record) {
    return {reinterpret_cast<const char*>(record.payload.data()), record.payload.size()};
}

std::vector<std::string> texts_in(const Path& path) {
    std::vector<std::string> texts;
    JournalReader reader(path, key);
    while (const auto record = reader.next()) texts.push_back(text_of(*record));
    return texts;
}

void write_three(const Path& path) {
    JournalWriter writer(path, key);
    writer.append(1, 10, 0, bytes_of("first"));
    writer.append(2, 11, 1, bytes_of(""));
    writer.append(1, 12, 0, bytes_of("the third record"));
    writer.sync();
}

const std::vector<std::string> three = {"first", "", "the third record"};

}  // namespace

TEST_CASE("a journal gives back its records in order", "[files][journal]") {
    const TestFolder folder;
    write_three(folder / "j");
    JournalReader reader(folder / "j", key);
    const auto first = reader.next(), second = reader.next(), third = reader.next();
    REQUIRE((first && second && third));
    CHECK((first->kind == 1 && first->run == 10 && first->attempt == 0 && text_of(*first) == "first"));
    CHECK((second->kind == 2 && second->run == 11 && second->attempt == 1 && second->payload.empty()));
    CHECK((third->kind == 1 && third->run == 12 && text_of(*third) == "the third record"));
    CHECK_FALSE(reader.next());
    CHECK_FALSE(reader.torn());
    CHECK(reader.damage().empty());
    CHECK(reader.whole_until() == std::filesystem::file_size(folder / "j"));
}

TEST_CASE("a journal goes on where it ended", "[files][journal]") {
    const TestFolder folder;
    for (int k = 0; k < 3; ++k) {
        JournalWriter writer(folder / "j", key);
        CHECK(writer.cut() == 0);
        writer.append(1, 1, 0, bytes_of("again"));
    }
    CHECK(texts_in(folder / "j") == std::vector<std::string>(3, "again"));
}

TEST_CASE("a tail torn at any byte loses the torn record alone and is cut on resume", "[files][journal]") {
    const TestFolder folder;
    write_three(folder / "j");
    const std::string whole = read_text(folder / "j");
    const std::size_t third = whole.size() - 48 - three[2].size();
    for (std::size_t size = third + 1; size < whole.size(); ++size) {
        overwrite(folder / "torn", whole.substr(0, size));
        JournalReader reader(folder / "torn", key);
        while (reader.next()) {
        }
        REQUIRE(reader.torn());
        REQUIRE(reader.whole_until() == third);
        JournalWriter writer(folder / "torn", key);
        REQUIRE(writer.cut() == size - third);
        writer.append(1, 12, 1, bytes_of(three[2]));
        REQUIRE(texts_in(folder / "torn") == three);
    }
}

TEST_CASE("a journal cut to any length is read without harm", "[files][journal]") {
    const TestFolder folder;
    write_three(folder / "j");
    const std::string whole = read_text(folder / "j");
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        overwrite(folder / "torn", whole.substr(0, size));
        const auto texts = texts_in(folder / "torn");
        REQUIRE(texts.size() <= 3);
        REQUIRE(std::equal(texts.begin(), texts.end(), three.begin()));
        JournalWriter writer(folder / "torn", key);
        writer.append(1, 1, 1, bytes_of("more"));
        REQUIRE(texts_in(folder / "torn").back() == "more");
    }
}

TEST_CASE("a bit flipped anywhere is found, and costs no more than the record it is in", "[files][journal]") {
    const TestFolder folder;
    write_three(folder / "j");
    const std::string whole = read_text(folder / "j");
    for (std::size_t byte = 0; byte < whole.size(); ++byte) {
        overwrite(folder / "hurt", flipped(whole, byte, static_cast<int>(byte % 8)));
        if (byte < 32) continue;
        JournalReader reader(folder / "hurt", key);
        std::vector<std::string> texts;
        while (const auto record = reader.next()) texts.push_back(text_of(*record));
        REQUIRE(texts.size() == 2);
        for (const auto& text : texts) REQUIRE(std::ranges::find(three, text) != three.end());
        REQUIRE((reader.torn() || reader.damage().size() == 1));
    }
}

TEST_CASE("a bit flipped anywhere in the head costs nothing, and the head is mended on going on", "[files][journal]") {
    const TestFolder folder;
    write_three(folder / "j");
    const std::string whole = read_text(folder / "j");
    for (const std::string& bytes : {whole, whole.substr(0, 32)}) {
        for (std::size_t bit = 0; bit < 32 * 8; ++bit) {
            overwrite(folder / "hurt", flipped(bytes, bit / 8, static_cast<int>(bit % 8)));
            REQUIRE(JournalReader(folder / "hurt", key).headless());
            REQUIRE(texts_in(folder / "hurt") == (bytes.size() > 32 ? three : std::vector<std::string>{}));
            REQUIRE(JournalWriter(folder / "hurt", key).mended());
            REQUIRE(read_text(folder / "hurt") == bytes);
            REQUIRE_THROWS_AS(JournalReader(folder / "hurt", key + 1), SystemError);
        }
    }
}

TEST_CASE("zeros where the disk never got the data are a torn tail", "[files][journal]") {
    const TestFolder folder;
    write_three(folder / "j");
    overwrite(folder / "zeros", read_text(folder / "j") + std::string(5000, '\0'));
    CHECK(texts_in(folder / "zeros") == three);
    CHECK(JournalWriter(folder / "zeros", key).cut() == 5000);
}

TEST_CASE("a journal whose head never reached the disk is empty, one that lost its head keeps its records",
          "[files][journal]") {
    const TestFolder folder;
    overwrite(folder / "empty", std::string(32, '\0'));
    CHECK(texts_in(folder / "empty").empty());
    write_three(folder / "empty");
    CHECK(texts_in(folder / "empty") == three);
    overwrite(folder / "headless", std::string(32, '\0') + read_text(folder / "empty").substr(32));
    CHECK(texts_in(folder / "headless") == three);
    CHECK_THROWS_WITH(JournalReader(folder / "headless", key + 1), Catch::Contains("not a journal"));
}

TEST_CASE("a long damaged stretch does not hide what follows", "[files][journal]") {
    const TestFolder folder;
    std::vector<std::string> texts(5, std::string(700000, 'a'));
    {
        JournalWriter writer(folder / "j", key);
        for (const auto& text : texts) writer.append(1, 1, 0, bytes_of(text));
    }
    std::string bytes = read_text(folder / "j");
    bytes.replace(100, 2000000, 2000000, '\xff');
    overwrite(folder / "j", bytes);
    JournalReader reader(folder / "j", key);
    int left = 0;
    while (reader.next()) ++left;
    CHECK(left == 2);
    REQUIRE(reader.damage().size() == 1);
    CHECK(reader.damage()[0].from == 32);
}

TEST_CASE("a record of another journal, or moved, is damage", "[files][journal]") {
    const TestFolder folder;
    for (const char* name : {"a", "b"}) {
        JournalWriter writer(folder / name, name[0] == 'a' ? key : key + 1);
        for (int k = 0; k < 2; ++k) writer.append(1, static_cast<u64>(k), 0, bytes_of(k == 0 ? "one" : "two"));
    }
    const std::string a = read_text(folder / "a"), b = read_text(folder / "b");
    overwrite(folder / "mixed", a.substr(0, 32) + b.substr(32));
    CHECK(texts_in(folder / "mixed").empty());
    overwrite(folder / "swapped", a.substr(0, 32) + a.substr(83) + a.substr(32, 51));
    CHECK(texts_in(folder / "swapped").empty());
    CHECK_THROWS_WITH(texts_in(folder / "b"), Catch::Contains("belongs to other work"));
    CHECK_THROWS_WITH(JournalWriter(folder / "b", key), Catch::Contains("belongs to other work"));
    overwrite(folder / "text", "This is no journal, though it is long enough to be one.");
    CHECK_THROWS_WITH(texts_in(folder / "text"), Catch::Contains("not a journal"));
}

TEST_CASE("on a full disk an append fails whole, and works again when there is room", "[files][journal]") {
    const TestFolder folder;
    JournalWriter writer(folder / "j", key);
    writer.append(1, 1, 0, bytes_of("before"));
    const std::string big(10000, 'x');
    CHECK_THROWS_AS(on_a_full_disk(5000, [&] { writer.append(1, 2, 0, bytes_of(big)); }), SystemError);
    CHECK(std::filesystem::file_size(folder / "j") == writer.size());
    writer.append(1, 2, 1, bytes_of("after"));
    CHECK(texts_in(folder / "j") == std::vector<std::string>{"before", "after"});
}

TEST_CASE("two writers of one journal are refused", "[files][journal]") {
    const TestFolder folder;
    const JournalWriter writer(folder / "j", key);
    CHECK_THROWS_WITH(JournalWriter(folder / "j", key), Catch::Contains("another process is writing"));
}
