#include "engine/output/reading/reading_process.hpp"

#include "engine/core/error.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>

namespace consortia::output {

namespace {

constexpr u64 bytes_a_second = 10'000'000;  // of processor time; a good file is read a hundred times as fast

/// Before each message. What is refused is a text.
struct Head {
    u64 size = 0;
    u64 is_refused = 0;
};

/// Whether all could be sent.
bool send_all(int socket, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) return false;
        if (sent > 0) bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return true;
}

/// Whether all came.
bool receive_all(int socket, std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t received = ::recv(socket, bytes.data(), bytes.size(), 0);
        if (received == 0 || (received < 0 && errno != EINTR)) return false;
        if (received > 0) bytes = bytes.subspan(static_cast<std::size_t>(received));
    }
    return true;
}

bool send_message(int socket, Head head, std::span<const std::byte> bytes) {
    head.size = bytes.size();
    return send_all(socket, std::as_bytes(std::span(&head, 1))) && send_all(socket, bytes);
}

/// None: nobody asks any more.
std::optional<std::vector<std::byte>> receive_message(int socket) {
    Head head;
    if (!receive_all(socket, std::as_writable_bytes(std::span(&head, 1)))) return std::nullopt;
    std::vector<std::byte> bytes(head.size);
    if (!receive_all(socket, bytes)) return std::nullopt;
    return bytes;
}

/// But for one: locks that it holds are the other process's, and so are pipes whose reader waits for their end.
void close_files_but(int kept) {
    std::vector<int> open;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        const std::string name = entry.path().filename().string();
        int file = -1;
        std::from_chars(name.data(), name.data() + name.size(), file);
        if (file >= 0 && file != kept) open.push_back(file);
    }
    for (const int file : open) ::close(file);
    for (int standard = ::open("/dev/null", O_RDWR); standard >= 0 && standard < STDERR_FILENO;) standard = ::dup(standard);
}

/// Neither core files nor the handlers of the other process; what is sent to all processes of a job, Ctrl-C among it, is
/// meant for that one, with which this one ends.
void be_expendable(int socket) {
    close_files_but(socket);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGXCPU, SIGALRM}) std::signal(signal, SIG_DFL);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2}) std::signal(signal, SIG_IGN);
}

/// So many more seconds of processor time than were used.
void limit_time(rlim_t seconds) {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
    rlimit time{};
    ::getrlimit(RLIMIT_CPU, &time);
    time.rlim_cur = std::min(spent + seconds, time.rlim_max);
    ::setrlimit(RLIMIT_CPU, &time);
}

rlim_t most_seconds(const files::Path& path) {
    std::error_code gone;
    const u64 size = std::filesystem::file_size(path, gone);
    return 1 + (gone ? 0 : size / bytes_a_second);
}

/// Whether it could be sent.
bool answered(int socket, const std::string& file, const ReadingProcess::Answer& answer,
              std::span<const std::byte> question) {
    std::string why;
    try {
        return send_message(socket, {}, answer(question));
    } catch (const SystemError& error) {
        why = error.what();
    } catch (const std::bad_alloc&) {
        why = file + ": there is not enough memory to read it";
    }
    return send_message(socket, {.is_refused = 1}, std::as_bytes(std::span(why.data(), why.size())));
}

/// Answers until nobody asks.
void serve(int socket, const files::Path& file, rlim_t seconds, const ReadingProcess::Answer& answer) {
    while (const auto question = receive_message(socket)) {
        limit_time(seconds);
        if (!answered(socket, file.string(), answer, *question)) return;
    }
}

}  // namespace

ReadingProcess::ReadingProcess(files::Path file, const Answer& answer) : file_(std::move(file)) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        files::fail(file_, "no process can be asked to read it", errno);
    const rlim_t seconds = most_seconds(file_);
    process_ = ::fork();
    if (process_ == 0) {
        be_expendable(ends[1]);
        try {
            serve(ends[1], file_, seconds, answer);
        } catch (...) {  // the other process learns it from the end of this one
        }
        ::_exit(0);
    }
    const int failed = errno;
    ::close(ends[1]);
    socket_ = ends[0];
    if (process_ > 0) return;
    ::close(socket_);
    files::fail(file_, "no process can be started to read it", failed);
}

ReadingProcess::~ReadingProcess() {
    ::close(socket_);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

void ReadingProcess::fail_as_damaged() const {
    files::fail(file_, "is damaged, or made, so that HDF5 crashes on it or never ends");
}

void ReadingProcess::receive(std::span<std::byte> into) const {
    if (!receive_all(socket_, into)) fail_as_damaged();
}

u64 ReadingProcess::answer_size(std::span<const std::byte> question) const {
    constexpr u64 longest_reason = u64{1} << 20U;
    Head head;
    if (!send_message(socket_, {}, question)) fail_as_damaged();
    receive(std::as_writable_bytes(std::span(&head, 1)));
    if (head.is_refused == 0) return head.size;
    std::string why(std::min(head.size, longest_reason), ' ');
    receive(std::as_writable_bytes(std::span(why.data(), why.size())));
    throw SystemError(why);
}

std::vector<std::byte> ReadingProcess::ask(std::span<const std::byte> question, u64 most_bytes) const {
    const u64 size = answer_size(question);
    if (size > most_bytes) fail_as_damaged();
    std::vector<std::byte> answer(size);
    receive(answer);
    return answer;
}

void ReadingProcess::ask(std::span<const std::byte> question, std::span<std::byte> into) const {
    if (answer_size(question) != into.size()) fail_as_damaged();
    receive(into);
}

}  // namespace consortia::output
