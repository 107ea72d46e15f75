// NSGA-II by itself (Deb and others 2002, as Pagmo has it), on the problems that a search is held against.
#pragma once

#include "tests/analyse/optimise/problems.hpp"

#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

#include <algorithm>
#include <memory>

namespace consortia::analyse {

/// All points that it tried, and what it saw of them.
struct Tries {
    std::vector<session::Point> points;
    std::vector<Outcome> seen;
};

/// A problem as Pagmo asks for it; means over the runs of a point. NSGA-II knows no constraints: what is beyond one is added
/// to every objective, a hundredfold.
struct PenalisedMeans {
    const KnownFront* problem = nullptr;
    u64 repeat = 0, runs = 0;
    std::shared_ptr<Tries> tries;

    pagmo::vector_double fitness(const pagmo::vector_double& x) const {
        const auto play = problem->played(repeat);
        Outcome mean(problem->worst.size());
        for (u64 run = 0; run < runs; ++run) {
            const std::vector<double> numbers = play(x, run);
            for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += numbers[k] / static_cast<double>(runs);
        }
        for (const double slack : problem->slacks(x))
            for (double& number : mean) number += 100 * std::max(0.0, slack);
        tries->points.push_back(x);
        tries->seen.push_back(mean);
        return mean;
    }
    std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
        return {pagmo::vector_double(problem->width, 0.0), pagmo::vector_double(problem->width, 1.0)};
    }
    std::size_t get_nobj() const { return problem->worst.size(); }
    template <class Archive>
    void serialize(Archive&, unsigned) {}
};

/// The share of the front's hypervolume that the best of all points it tried have in truth. A population of `population`
/// in as many generations as make `points`.
inline double share_of_nsga2(const KnownFront& problem, double volume, u64 points, u64 repeat, u64 population,
                             u64 runs = 2) {
    const auto tries = std::make_shared<Tries>();
    const auto seed = static_cast<unsigned>(repeat);
    pagmo::population start(pagmo::problem(PenalisedMeans{&problem, repeat, runs, tries}), population, seed);
    pagmo::algorithm(pagmo::nsga2(static_cast<unsigned>(points / population - 1), 0.95, 10, 0.01, 50, seed)).evolve(start);
    std::vector<session::Point> front;
    for (const std::size_t number : session::optimisation::front_of(tries->seen)) front.push_back(tries->points[number]);
    return problem.volume(front) / volume;
}

}  // namespace consortia::analyse
