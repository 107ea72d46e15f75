#include "engine/study/sampling.hpp"

#include "engine/random/rng.hpp"

#include <boost/random/sobol.hpp>

#include <numeric>
#include <utility>

namespace consortia::study {

namespace {

Rng stream(const char* purpose, u64 seed, Key number) {
    return Rng({.seed = seed, .name = stream_name(purpose), .agent = number});
}

/// Fisher and Yates.
std::vector<u32> shuffled(u32 count, Rng& rng) {
    std::vector<u32> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (u32 k = count; k > 1; --k) std::swap(order[k - 1], order[rng.below(k)]);
    return order;
}

/// Row after row from a random level that leaves room for the step: column by column in random order, up or down.
void add_trajectory(std::vector<double>& rows, u64 width, u32 levels, Rng rng) {
    const double jump = static_cast<double>(levels / 2) / (levels - 1);
    std::vector<double> now(width);
    std::vector<double> step(width);
    for (u64 k = 0; k < width; ++k) {
        const double low = static_cast<double>(rng.below(levels / 2)) / (levels - 1);
        const bool up = rng.chance(.5);
        now[k] = up ? low : low + jump;
        step[k] = up ? jump : -jump;
    }
    rows.insert(rows.end(), now.begin(), now.end());
    for (u32 column : shuffled(static_cast<u32>(width), rng)) {
        now[column] += step[column];
        rows.insert(rows.end(), now.begin(), now.end());
    }
}

}  // namespace

std::vector<double> sobol_rows(u64 rows, u64 width) {
    std::vector<double> points;
    if (width == 0) return points;
    points.reserve(rows * width);
    boost::random::sobol sequence(width);
    for (u64 k = 0; k < rows * width; ++k) {
        points.push_back(static_cast<double>(sequence() >> 11U) * 0x1p-53);  // never 0: the origin is not among them
    }
    return points;
}

std::vector<double> latin_rows(u64 rows, u64 width, u64 seed) {
    std::vector<double> points(rows * width);
    for (u64 column = 0; column < width; ++column) {
        Rng rng = stream("latin hypercube", seed, column);
        const std::vector<u32> strata = shuffled(static_cast<u32>(rows), rng);
        for (u64 row = 0; row < rows; ++row) {
            points[row * width + column] = (strata[row] + rng.open_uniform()) / static_cast<double>(rows);
        }
    }
    return points;
}

std::vector<double> morris_rows(u64 trajectories, u64 width, u32 levels, u64 seed) {
    std::vector<double> rows;
    rows.reserve(trajectories * (width + 1) * width);
    for (u64 k = 0; k < trajectories; ++k) add_trajectory(rows, width, levels, stream("morris", seed, k));
    return rows;
}

}  // namespace consortia::study
