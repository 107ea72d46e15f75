#include "tests/performance/measure.hpp"

#include "engine/core/error.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

namespace performance {

namespace {

using consortia::SystemError;
using Time = std::chrono::steady_clock;

double seconds_since(Time::time_point then) { return std::chrono::duration<double>(Time::now() - then).count(); }

/// Of all threads of this process.
double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Bytes that a process held at most which does nothing but this.
double peak_of(Maker make, const Size& size) {
    const pid_t child = ::fork();
    if (child < 0) throw SystemError("cannot start a process to measure memory in");
    if (child == 0) {
        make(size)->step(2);
        ::_exit(0);
    }
    int status = 0;
    rusage used{};
    if (::wait4(child, &status, 0, &used) != child || status != 0)
        throw SystemError("a process that measures memory failed");
    return static_cast<double>(used.ru_maxrss) * 1024;
}

/// One form of a workload, timed.
class Runner {
  public:
    Runner(Maker make, const Size& size) : agents_(size.agents) {
        const auto begin = Time::now();
        workload_ = make(size);
        speed_.set_up = seconds_since(begin);
        workload_->step(2);  // memory is touched for the first time
    }

    /// Returns the seconds it took.
    double play(std::uint32_t steps) {
        const double processor = processor_seconds();
        const auto begin = Time::now();
        workload_->step(steps);
        const double seconds = seconds_since(begin), updates = static_cast<double>(agents_) * steps;
        speed_.wall = std::max(speed_.wall, updates / seconds);
        speed_.processor = std::max(speed_.processor, updates / (processor_seconds() - processor));
        return seconds;
    }
    const Speed& speed() const { return speed_; }

  private:
    std::unique_ptr<Workload> workload_;
    std::uint32_t agents_;
    Speed speed_;
};

}  // namespace

double peak_bytes_per_agent(Maker make, const Size& size) {
    const Size tiny{1000, size.threads, size.seed};
    return (peak_of(make, size) - peak_of(make, tiny)) / (size.agents - tiny.agents);
}

void measure_speeds(const Pair& pair, double seconds, Measured& measured) {
    constexpr double stretch = 0.01;  // seconds: shorter than the turn a busy machine gives a thread, if the work allows
    Runner plain(pair.plain, measured.size), engine(pair.engine, measured.size);
    const double once = std::max(plain.play(1), engine.play(1));
    const auto steps = static_cast<std::uint32_t>(std::clamp(stretch / once, 1.0, 1000.0));
    const auto begin = Time::now();
    do {
        plain.play(steps);
        engine.play(steps);
    } while (seconds_since(begin) < seconds);
    measured.plain = plain.speed();
    measured.engine = engine.speed();
}

}  // namespace performance
