#include "tools/command/process/other_program.hpp"

#include "engine/core/error.hpp"
#include "tools/command/process/exit_code.hpp"
#include "tools/command/process/signals.hpp"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

extern char** environ;  // NOLINT: POSIX names it so

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

/// A file without a name, in memory: no pipe that may be full while the other side waits.
class Memory {
  public:
    Memory() : descriptor_(::memfd_create("consortia", MFD_CLOEXEC)) {
        if (descriptor_ < 0) fail("cannot be made");
    }
    ~Memory() { ::close(descriptor_); }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    int descriptor() const { return descriptor_; }

    void write(const std::string& text) const {
        for (std::size_t done = 0; done < text.size();) {
            const ssize_t written = ::write(descriptor_, text.data() + done, text.size() - done);
            if (written < 0 && errno != EINTR) fail("cannot be written");
            done += written < 0 ? 0 : static_cast<std::size_t>(written);
        }
        ::lseek(descriptor_, 0, SEEK_SET);
    }

    std::string read() const {
        std::string text(static_cast<std::size_t>(::lseek(descriptor_, 0, SEEK_END)), '\0');
        for (std::size_t done = 0; done < text.size();) {
            const ssize_t got = ::pread(descriptor_, text.data() + done, text.size() - done, static_cast<off_t>(done));
            if (got < 0 && errno != EINTR) fail("cannot be read");
            done += got < 0 ? 0 : static_cast<std::size_t>(got);
        }
        return text;
    }

  private:
    [[noreturn]] static void fail(const char* what) {
        throw SystemError(std::string("a file in memory ") + what + ": " + std::strerror(errno));
    }

    int descriptor_;
};

pid_t started(const fs::path& program, const std::vector<std::string>& words, const std::array<const Memory*, 3>& streams) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (std::size_t k = 0; k < streams.size(); ++k)
        ::posix_spawn_file_actions_adddup2(&actions, streams[k]->descriptor(), static_cast<int>(k));
    std::string name = program.string();
    std::vector<std::string> own = words;
    std::vector<char*> arguments{name.data()};
    for (std::string& word : own) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int error = ::posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw SystemError(not_started(program, error));
    return child;
}

/// Once we are asked to stop it is ended, too: what it was asked is asked again when the work goes on.
int ended(pid_t child) {
    constexpr auto between_looks = std::chrono::milliseconds(5);
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (stop_asked()) ::kill(child, SIGTERM);
        std::this_thread::sleep_for(between_looks);
    }
    return status;
}

/// `error: …` of the other program, as this one would say it.
std::string words_of(std::string said) {
    while (said.ends_with('\n')) said.pop_back();
    const std::string mark = "error: ";
    const std::size_t found = said.rfind(mark);
    return found == std::string::npos ? said : said.substr(found + mark.size());
}

}  // namespace

fs::path beside_this_program(const std::string& name) {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return (error ? fs::path() : self.parent_path()) / name;
}

std::string not_started(const fs::path& program, int error) {
    return program.string() + ": cannot be started: " + std::strerror(error) +
           (error == ENOENT ? "; it is built where CMake finds OpenTURNS and Pagmo (Debian: libopenturns-dev, libpagmo-dev)"
                            : "");
}

std::string told_by(const fs::path& program, const std::vector<std::string>& words, const std::string& input) {
    const Memory in, out, complaints;
    in.write(input);
    const Stepping until_it_ends;  // from before it starts, or a signal in between would leave it behind
    const int status = ended(started(program, words, {&in, &out, &complaints}));
    if (WIFEXITED(status) && WEXITSTATUS(status) == done) return out.read();
    const std::string said = words_of(complaints.read());
    if (WIFEXITED(status) && WEXITSTATUS(status) == wrong_input) throw InputError(Place{"calibration"}, said);
    if (WIFSIGNALED(status)) throw Interrupted(program.string() + " was ended by a signal");
    throw SystemError(program.string() + ": " + (said.empty() ? "ended without a word" : said));
}

}  // namespace consortia::command
