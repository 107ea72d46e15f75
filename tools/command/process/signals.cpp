#include "tools/command/process/signals.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>

namespace consortia::command {

namespace {

constexpr int interrupted = 130;
std::atomic<bool> asked{false}, stepping{false};
std::atomic<int> by_parent{0}, by_others{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free, "a signal handler sets them");

/// By what a signal handler may call.
[[noreturn]] void end_at_once() {
    constexpr std::string_view words = "interrupted\n";
    [[maybe_unused]] const ssize_t told = ::write(STDERR_FILENO, words.data(), words.size());
    ::_exit(interrupted);
}

/// A signal to a group of processes comes twice to one whose parent passes it on.
extern "C" void ask_to_stop(int, siginfo_t* about, void*) {
    const bool passed_on = about->si_code <= 0 && about->si_pid == ::getppid();
    asked = true;
    if ((passed_on ? by_parent : by_others)++ > 0 || !stepping) end_at_once();
}

}  // namespace

void watch_signals() {
    struct sigaction action {};
    action.sa_sigaction = ask_to_stop;
    action.sa_flags = SA_RESTART | SA_SIGINFO;
    for (int signal : {SIGINT, SIGTERM, SIGUSR1}) ::sigaction(signal, &action, nullptr);
}

Stepping::Stepping() { stepping = true; }
Stepping::~Stepping() { stepping = false; }

bool stop_asked() { return asked; }

}  // namespace consortia::command
