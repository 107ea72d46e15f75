// When the runs of a result ended whose scenario says at which condition they stop.
#pragma once

#include "engine/session/result.hpp"

#include <string>
#include <vector>

namespace consortia::session {

/// Of the runs of a scenario, or of a study.
struct Ending {
    std::string scenario;
    std::string condition;  ///< `adopters > 0.99, 4 steps in a row`
    std::string steps;      ///< that it may play
    u64 runs = 0;
    u64 stopped = 0;  ///< of them, by the condition
    u64 first = 0;    ///< steps of the one that was stopped first
    u64 last = 0;     ///< of the one that was stopped last
};

/// Scenario by scenario; empty where no run was to stop before its end.
std::vector<Ending> endings_of(const Result& result);

/// `baseline: 7 of 8 runs ended after 31 to 35 of 60 steps (adopters > 0.99, 4 steps in a row)`
std::string words_of(const Ending& ending);

}  // namespace consortia::session
