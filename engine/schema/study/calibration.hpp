// What a study that calibrates adds to its factors: facts that runs are held against, and how long is searched.
#pragma once

#include "engine/core/error.hpp"

#include <string>
#include <vector>

namespace consortia {

/// A fact, and the expression over indicators (engine/measure) that should come to it.
struct Moment {
    std::string name{};
    std::string expression{};
    std::string window{};  ///< `last 40` or `all`: the steps that count
    double target = 0;
    double tolerance = 0;  ///< the standard error of the target, in its unit
    double weight = 1;
    bool fitted = true;  ///< else it is only told how far runs are from it
    std::string source{};
    Place where{};  ///< of the expression, for messages
};

/// A factor that follows another: `times` its value.
struct Tied {
    std::size_t factor = 0;
    std::size_t to = 0;
    double times = 1;
};

struct Calibration {
    std::vector<Moment> moments{};
    std::vector<Tied> ties{};
    u64 runs = 0;        ///< that may be played, in all
    u32 generation = 0;  ///< points that are tried together; 0: as many as suit the number of free parameters
    u32 draws = 200;     ///< of the posterior that are written
    u64 seed = 1;        ///< of the search and of the draws, not of the runs
};

}  // namespace consortia
