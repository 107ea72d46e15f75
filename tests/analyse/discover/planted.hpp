// Rows spread over the unit cube, of which those in a planted box are sought.
#pragma once

#include "engine/random/rng.hpp"
#include "tools/analyse/discover/prim.hpp"

#include <functional>

namespace consortia::analyse {

struct Planted {
    Inputs inputs;
    std::vector<bool> sought;
};

/// `noise`: the chance that a row is the other way round.
inline Planted planted(std::size_t rows, std::size_t columns, double noise,
                       const std::function<bool(const std::vector<double>&)>& inside, u64 seed = 1) {
    Planted planted{Inputs(columns), {}};
    Rng rng(StreamId{.seed = seed, .name = 1, .agent = 1});
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<double> point;
        for (std::vector<double>& column : planted.inputs) column.push_back(point.emplace_back(rng.uniform()));
        planted.sought.push_back(inside(point) != rng.chance(noise));
    }
    return planted;
}

}  // namespace consortia::analyse
