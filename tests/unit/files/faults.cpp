// Every system call of the file layer fails once, or is the last thing the process does; each time what was published before
// is still there, and what fails says so.
//
// The calls are caught by defining them here: the program's own definition is found before the C library's, which is then
// called. Nothing is caught unless a test has armed the trap.
#include "engine/core/error.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/framed.hpp"
#include "engine/files/image.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

using namespace consortia;
using namespace consortia::files;

namespace {

enum class Fate { none, fail, die, half_then_die };

struct Trap {
    Fate fate = Fate::none;
    int calls_left = 0;  // the call that finds 0 meets its fate
};
Trap trap;

/// Whether this call is the one.
bool sprung(bool has_a_half = false) {
    if (trap.fate == Fate::none || trap.calls_left-- != 0) return false;
    if (trap.fate == Fate::die || (trap.fate == Fate::half_then_die && !has_a_half)) ::_exit(9);
    return true;
}

template <class Function>
Function original(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template <class Result>
Result refused() {
    errno = ENOSPC;
    return static_cast<Result>(-1);
}

}  // namespace

extern "C" {
int fsync(int descriptor) { return sprung() ? refused<int>() : original<int (*)(int)>("fsync")(descriptor); }
int ftruncate(int descriptor, off_t size) noexcept {
    return sprung() ? refused<int>() : original<int (*)(int, off_t)>("ftruncate")(descriptor, size);
}
int rename(const char* from, const char* to) noexcept {
    return sprung() ? refused<int>() : original<int (*)(const char*, const char*)>("rename")(from, to);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) {
    const auto write = original<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    if (!sprung(true)) return write(descriptor, bytes, count, offset);
    if (trap.fate != Fate::half_then_die) return refused<ssize_t>();
    write(descriptor, bytes, count / 2, offset);
    ::_exit(9);
}
}

namespace {

/// Runs `work` once for each call it makes, with that call failing; `check` afterwards learns whether work threw.
template <class Prepare, class Work, class Check>
void fail_at_every_call(Prepare prepare, Work work, Check check) {
    for (int k = 0;; ++k) {
        prepare();
        bool threw = false;
        trap = {Fate::fail, k};
        try {
            work();
        } catch (const SystemError&) {
            threw = true;
        }
        const bool reached = trap.calls_left < 0;
        trap = {};
        CAPTURE(k);
        check(threw);
        if (!reached) {
            REQUIRE_FALSE(threw);
            REQUIRE(k > 0);
            return;
        }
    }
}

/// The same, with a child process that ends at that call, or half-way through it.
template <class Prepare, class Work, class Check>
void die_at_every_call(Fate fate, Prepare prepare, Work work, Check check) {
    for (int k = 0;; ++k) {
        prepare();
        const pid_t child = ::fork();
        if (child == 0) {
            trap = {fate, k};
            try {
                work();
            } catch (...) {
                ::_exit(8);  // never back into the test, of which the parent is in charge
            }
            ::_exit(0);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFEXITED(status));
        CAPTURE(k);
        REQUIRE(WEXITSTATUS(status) != 8);
        check(WEXITSTATUS(status) != 0);
        if (WEXITSTATUS(status) == 0) {
            REQUIRE(k > 0);
            return;
        }
    }
}

std::vector<u64> runs_in(const Path& path) {
    std::vector<u64> runs;
    JournalReader reader(path, 1);
    while (const auto record = reader.next()) runs.push_back(record->run);
    return runs;
}

}  // namespace

TEST_CASE("a file is old or new whichever call fails or ends the process", "[files][faults]") {
    const TestFolder folder;
    const Path path = folder / "result";
    const auto prepare = [&] { write_text(path, "old"); };
    const auto work = [&] { write_text(path, "new"); };
    fail_at_every_call(prepare, work, [&](bool threw) {
        const std::string text = read_text(path);
        REQUIRE((text == "old" || text == "new"));
        if (!threw) REQUIRE(text == "new");
        REQUIRE(folder.entries() == 1);
    });
    for (Fate fate : {Fate::die, Fate::half_then_die}) {
        die_at_every_call(fate, prepare, work, [&](bool died) {
            const std::string text = read_text(path);
            REQUIRE((text == "old" || text == "new"));
            if (!died) REQUIRE(text == "new");
            remove_leftovers(path);
            REQUIRE(folder.entries() == 1);
        });
    }
}

TEST_CASE("an image is old or new whichever call fails or ends the process", "[files][faults]") {
    const TestFolder folder;
    const Path path = folder / "image";
    const auto write = [&](u64 value) {
        ImageWriter image(path, 1);
        image.vector(std::vector<u64>(300000, value));
        image.close();
    };
    const auto check = [&](bool incomplete) {
        ImageReader image(path, 1);
        const u64 value = image.vector<u64>().back();
        REQUIRE((value == 1 || value == 2));
        if (!incomplete) REQUIRE(value == 2);
    };
    fail_at_every_call([&] { write(1); }, [&] { write(2); }, check);
    die_at_every_call(
        Fate::die, [&] { write(1); }, [&] { write(2); }, check);
    die_at_every_call(
        Fate::half_then_die, [&] { write(1); }, [&] { write(2); }, check);
}

TEST_CASE("a journal keeps what it had and goes on, whichever call fails or ends the process", "[files][faults]") {
    const TestFolder folder;
    const Path path = folder / "journal";
    const auto prepare = [&] {
        std::filesystem::remove(path);
        JournalWriter(path, 1).append(1, 1, 0, bytes_of("first"));
        overwrite(path, read_text(path) + "torn");
    };
    const auto work = [&] {
        JournalWriter writer(path, 1);
        writer.append(1, 2, 0, bytes_of("second"));
        writer.sync();
    };
    const auto check = [&](bool incomplete) {
        std::vector<u64> runs = runs_in(path);
        REQUIRE((runs == std::vector<u64>{1} || runs == std::vector<u64>{1, 2}));
        if (!incomplete) REQUIRE(runs.size() == 2);
        runs.push_back(3);
        JournalWriter(path, 1).append(1, 3, 0, bytes_of("third"));
        REQUIRE(runs_in(path) == runs);
    };
    fail_at_every_call(prepare, work, check);
    die_at_every_call(Fate::die, prepare, work, check);
    die_at_every_call(Fate::half_then_die, prepare, work, check);
}

TEST_CASE("a journal killed while it is created is an empty one", "[files][faults]") {
    const TestFolder folder;
    const Path path = folder / "journal";
    for (Fate fate : {Fate::die, Fate::half_then_die}) {
        die_at_every_call(
            fate, [&] { std::filesystem::remove(path); }, [&] { JournalWriter writer(path, 1); },
            [&](bool) {
                REQUIRE(runs_in(path).empty());
                JournalWriter(path, 1).append(1, 3, 0, bytes_of("x"));
                REQUIRE(runs_in(path).size() == 1);
            });
    }
}
