// How long two forms of a workload take, played in turn, and what memory they take at their peak.
#pragma once

#include "tests/performance/workload.hpp"

#include <string>

namespace performance {

struct Speed {
    double wall = 0;       ///< updates a second of wall time: agents × steps
    double processor = 0;  ///< the same, a second of the processor time of all threads together
    double set_up = 0;     ///< seconds
};

struct Measured {
    std::string workload;
    Size size;
    Speed plain, engine;
    double plain_bytes = 0;  ///< an agent, at the peak, beyond what the program itself holds
    double engine_bytes = 0;

    double ratio() const { return engine.wall / plain.wall; }
    double processor_ratio() const { return engine.processor / plain.processor; }
};

/// Peak memory of one form in a process of its own, set-up and two steps: bytes an agent beyond those of a tiny population.
/// Call it while this process is small and has one thread.
double peak_bytes_per_agent(Maker make, const Size& size);

/// Fills in the speeds: both forms live side by side and play short stretches in turn for `seconds`; of each the fastest
/// stretch counts, because whatever else the machine does can only slow one down.
void measure_speeds(const Pair& pair, double seconds, Measured& measured);

}  // namespace performance
