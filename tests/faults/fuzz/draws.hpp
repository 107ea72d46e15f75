// Numbers for fuzzers, the same ones for an input on every machine, and what ends a fuzzer that hangs.
#pragma once

#include "engine/core/hash.hpp"
#include "engine/core/types.hpp"

#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace consortia::fuzz {

class Draws {
  public:
    explicit Draws(u64 input) : state_(mix(input)) {}
    u64 operator()() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }
    u64 below(u64 bound) { return (*this)() % bound; }

  private:
    u64 state_;
};

inline volatile sig_atomic_t current_input = 0;

/// Puts the inputs that `FUZZER N [FIRST]` asks for through `accepts`, a minute each at most; anything thrown ends it
/// with the number of the input.
template <class Accepts>
int put_through(int count, char** arguments, const char* what, const Accepts& accepts) {
    if (count < 2) {
        std::fprintf(stderr, "%s N [FIRST]\n", arguments[0]);
        return 2;
    }
    constexpr unsigned longest = 600;  // seconds, of a clock that also runs while others use the machine
    ::signal(SIGALRM, [](int) {
        char text[64];
        const int length = std::snprintf(text, sizeof text, "input %ld hangs\n", static_cast<long>(current_input));
        [[maybe_unused]] const auto written = ::write(2, text, static_cast<std::size_t>(length));
        ::_exit(1);
    });
    const u64 inputs = std::strtoull(arguments[1], nullptr, 10);
    const u64 first = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 0;
    u64 accepted = 0;
    for (u64 input = first; input < first + inputs; ++input) {
        current_input = static_cast<sig_atomic_t>(input);
        ::alarm(longest);
        try {
            Draws draw(input);
            accepted += accepts(draw) ? 1 : 0;
        } catch (const std::exception& error) {
            std::fprintf(stderr, "input %llu: %s\n", static_cast<unsigned long long>(input), error.what());
            return 1;
        }
    }
    std::printf("%llu %s, %llu of them accepted\n", static_cast<unsigned long long>(inputs), what,
                static_cast<unsigned long long>(accepted));
    return 0;
}

}  // namespace consortia::fuzz
