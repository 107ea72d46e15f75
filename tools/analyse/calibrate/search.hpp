// The search for the point nearest to the moments: CMA-ES (Hansen and Ostermeier 2001; Pagmo's), generation by generation.
// Pagmo evaluates points one by one; here a generation is learnt by letting it evolve over a problem that looks up what is
// known and takes note of what is not. So the search is played again from its start each time, from the numbers alone.
#pragma once

#include "engine/session/calibration/question.hpp"

namespace consortia::analyse {

using session::Point;

/// Points and how far each is from the moments; huge where a run failed.
struct Tried {
    std::vector<Point> points;
    std::vector<double> distances;
};

inline constexpr double failed_distance = 1e30;

struct Generation {
    std::vector<Point> next;       ///< none if the search is over
    u32 number = 0;                ///< how many generations were known
    std::size_t known_points = 0;  ///< of `tried`, those that were of the search
};

/// `start` holds at least `size` points; of `tried` the first are those of the generations before, as they were asked for.
/// No more than `most` generations, fewer where it has converged. Points lie on a grid of 10^-6, on which the last digits of
/// other libraries of mathematics leave no trace.
Generation next_generation(const Tried& start, const Tried& tried, u32 size, u32 most, u64 seed);

/// The best point of `start` and of `evaluations` more by the same search on a function that is cheap.
Point searched(const std::vector<Point>& start, const std::function<double(const Point&)>& function, u32 generations,
               u64 seed);

}  // namespace consortia::analyse
