// Calibrations played in memory, on functions in place of models.
#pragma once

#include "engine/core/hash.hpp"
#include "tools/analyse/calibrate/calibrate.hpp"

#include <bit>
#include <functional>
#include <vector>

namespace consortia::analyse {

/// The moments of a point and a seed; none where the run fails.
using Simulator = std::function<std::vector<double>(const session::Point&, u64 seed)>;

/// Whether a point is one in `one_of` by the bits of its numbers: the same whenever it is played.
inline bool is_unlucky(const session::Point& point, u64 one_of) {
    u64 hash = 0;
    for (const double u : point) hash = joined(hash, std::bit_cast<u64>(u));
    return hash % one_of == 0;
}

inline Simulator failing(const Simulator& simulator, u64 one_of) {
    return [=](const session::Point& point, u64 seed) {
        return is_unlucky(point, one_of) ? std::vector<double>{} : simulator(point, seed);
    };
}

/// Asks until there is a posterior: the question that has it for its answer.
inline session::Question played(session::Question question, const Simulator& simulator, u64 seeds = 2) {
    while (true) {
        const session::Reply answer = answer_to(question);
        if (answer.stage == session::Reply::Stage::centre) return question;
        for (const session::Point& point : answer.next) {
            std::vector<std::vector<double>> by_seed;
            for (u64 seed = 0; seed < seeds; ++seed) by_seed.push_back(simulator(point, seed));
            if (by_seed.front().empty()) by_seed.clear();
            question.asked.push_back(point);
            question.measured.push_back(std::move(by_seed));
        }
    }
}

}  // namespace consortia::analyse
