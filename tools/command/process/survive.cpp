#include "tools/command/process/survive.hpp"

#include "engine/core/error.hpp"
#include "engine/files/budget.hpp"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>

namespace consortia::command {

namespace {

/// What the child tells.
struct Told {
    std::atomic<bool> playing{false};
    std::atomic<bool> own_will{false};
};
Told* told = nullptr;

constexpr std::array passed_on{SIGINT, SIGTERM, SIGUSR1};
constexpr int interrupted = 130;
std::atomic<pid_t> child{0};
static_assert(std::atomic<pid_t>::is_always_lock_free, "it is read by a signal handler");

extern "C" void pass_on(int signal) {
    const int error = errno;
    if (child > 0) ::kill(child, signal);
    errno = error;
}

void watch_for_the_child() {
    struct sigaction action {};
    action.sa_handler = pass_on;
    action.sa_flags = SA_RESTART;
    for (int signal : passed_on) ::sigaction(signal, &action, nullptr);
}

Told* shared() {
    void* page = ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) throw SystemError(std::string("cannot share memory with a child: ") + std::strerror(errno));
    return new (page) Told;
}

using Actions = std::array<struct sigaction, passed_on.size()>;

/// A child, which does with signals what this process did. They are held back until it is known whom to pass them on to.
/// Returns in both, as fork does.
pid_t begun(const Actions& of_child) {
    sigset_t all, before;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, &before);
    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process < 0) throw SystemError(std::string("cannot begin a process: ") + std::strerror(errno));
    if (process == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(interrupted);
        for (std::size_t k = 0; k < passed_on.size(); ++k) ::sigaction(passed_on[k], &of_child[k], nullptr);
    } else {
        child = process;
        watch_for_the_child();
    }
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    return process;
}

int status_of(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) != process) {
        if (errno != EINTR) ::_exit(EXIT_FAILURE);
    }
    child = 0;
    return status;
}

bool died_of_a_run(int status, u64 kills_before) {
    if (WIFEXITED(status)) return !told->own_will && WEXITSTATUS(status) != interrupted;
    constexpr std::array faults{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
    if (WTERMSIG(status) == SIGKILL) return files::kills_for_memory() > kills_before;
    return std::ranges::find(faults, WTERMSIG(status)) != faults.end();
}

std::string cause(int status) {
    if (WIFEXITED(status)) return "exit code " + std::to_string(WEXITSTATUS(status));
    return ::strsignal(WTERMSIG(status));
}

[[noreturn]] void end_as(int status) {
    if (WIFEXITED(status)) ::_exit(WEXITSTATUS(status));
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);  // the child has left one, where that is wanted
    std::signal(WTERMSIG(status), SIG_DFL);
    ::raise(WTERMSIG(status));
    ::_exit(EXIT_FAILURE);
}

}  // namespace

bool survive_runs() {
    Actions of_child{};
    for (std::size_t k = 0; k < passed_on.size(); ++k) ::sigaction(passed_on[k], nullptr, &of_child[k]);
    for (bool again = false;; again = true) {
        told = shared();
        const u64 kills = files::kills_for_memory();
        const pid_t process = begun(of_child);
        if (process == 0) return again;
        const int status = status_of(process);
        if (!died_of_a_run(status, kills) || !told->playing) end_as(status);
        std::cerr << "\nwarning: a run has ended the program (" << cause(status) << "); the others go on\n";
        ::munmap(told, sizeof(Told));
    }
}

void note_playing() {
    if (told != nullptr) told->playing = true;
}

OwnWill::~OwnWill() {
    if (told != nullptr) told->own_will = true;
}

}  // namespace consortia::command
