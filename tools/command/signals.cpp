#include "tools/command/signals.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace consortia::command {

namespace {

constexpr int interrupted = 130;
std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "the flag is set by a signal handler");

extern "C" void ask_to_stop(int) {
    if (asked.exchange(true)) ::_exit(interrupted);
}

}  // namespace

void watch_signals() {
    struct sigaction action {};
    action.sa_handler = ask_to_stop;
    action.sa_flags = SA_RESTART;
    for (int signal : {SIGINT, SIGTERM, SIGUSR1}) ::sigaction(signal, &action, nullptr);
}

bool stop_asked() { return asked; }

}  // namespace consortia::command
