#include "engine/output/reading/reading_process.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>

using namespace consortia;
using namespace consortia::output;
using Catch::Contains;

namespace {

using Bytes = std::vector<std::byte>;

Bytes bytes_of(const std::string& text) {
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    return {bytes.begin(), bytes.end()};
}

Bytes echo(std::span<const std::byte> question) { return {question.begin(), question.end()}; }

/// What is said when the other process does this.
std::string words_when(const std::function<void()>& act) {
    const ReadingProcess process("run.h5", [&](std::span<const std::byte>) {
        act();
        return Bytes();
    });
    try {
        process.ask(bytes_of("?"), 100);
    } catch (const SystemError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("another process answers what it is asked, as often as it is asked", "[output][reading]") {
    int calls = 0;
    const ReadingProcess process("run.h5", [&](std::span<const std::byte> question) {
        ++calls;
        Bytes answer = echo(question);
        answer.push_back(static_cast<std::byte>(calls));
        return answer;
    });
    CHECK(process.ask(bytes_of("a"), 100) == Bytes{std::byte{'a'}, std::byte{1}});
    CHECK(process.ask(bytes_of(""), 100) == Bytes{std::byte{2}});
    CHECK(calls == 0);  // here
    const Bytes large = bytes_of(std::string(3U << 20U, 'x'));
    Bytes into(large.size() + 1);
    process.ask(large, into);
    CHECK(std::equal(large.begin(), large.end(), into.begin()));
}

TEST_CASE("what crashes or ends a process that reads is an error that names the file", "[output][reading]") {
    const auto says = Contains("run.h5: is damaged, or made, so that HDF5 crashes on it or never ends");
    CHECK_THAT(words_when([] { std::raise(SIGSEGV); }), says);
    CHECK_THAT(words_when([] { std::abort(); }), says);
    CHECK_THAT(words_when([] { std::_Exit(0); }), says);
    CHECK_THAT(words_when([] { throw 1; }), says);
    CHECK_THAT(words_when([] {
                   for (volatile bool on = true; on;) {
                   }
               }),
               says);
}

TEST_CASE("after its end every question fails", "[output][reading]") {
    const ReadingProcess process("run.h5", [](std::span<const std::byte>) -> Bytes { std::_Exit(0); });
    for (int times = 0; times < 3; ++times) CHECK_THROWS_AS(process.ask(bytes_of("?"), 100), SystemError);
}

TEST_CASE("what is sent to all processes of a job does not end it before the other", "[output][reading]") {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGUSR1})
        CHECK(words_when([signal] { std::raise(signal); }) == "none");
}

TEST_CASE("too little memory is said to be that", "[output][reading]") {
    CHECK(words_when([] { throw std::bad_alloc(); }) == "run.h5: there is not enough memory to read it");
}

TEST_CASE("what it refuses is said in its words, and it answers the next question", "[output][reading]") {
    const ReadingProcess process("run.h5", [](std::span<const std::byte> question) {
        if (question.empty()) throw SystemError("run.h5: holds nothing of that name");
        return echo(question);
    });
    CHECK_THROWS_WITH(process.ask({}, 100), "run.h5: holds nothing of that name");
    CHECK(process.ask(bytes_of("b"), 100) == bytes_of("b"));
}

TEST_CASE("an answer of another size than can be is a damage", "[output][reading]") {
    const auto says = Contains("is damaged");
    const ReadingProcess one("run.h5", echo), other("run.h5", echo);
    CHECK_THROWS_WITH(one.ask(bytes_of("long"), 3), says);
    Bytes three(3);
    CHECK_THROWS_WITH(other.ask(bytes_of("long"), three), says);
}

TEST_CASE("a lock that is given back here is free although the other process goes on", "[output][reading]") {
    const files::TestFolder folder;
    files::overwrite(folder / "lock", "");
    const int held = ::open((folder / "lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(held, LOCK_EX | LOCK_NB) == 0);
    const ReadingProcess process("run.h5", echo);
    process.ask({}, 100);  // it has begun, and closed what is not its own
    ::close(held);
    const int next = ::open((folder / "lock").c_str(), O_RDWR | O_CLOEXEC);
    CHECK(::flock(next, LOCK_EX | LOCK_NB) == 0);
    ::close(next);
}
