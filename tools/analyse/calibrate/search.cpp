#include "tools/analyse/calibrate/search.hpp"

#include "engine/core/math.hpp"

#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/cmaes.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

#include <algorithm>
#include <memory>
#include <numeric>

namespace consortia::analyse {

namespace {

constexpr double first_step = .2;  // of the whole prior
constexpr double least_move = 1e-4;
constexpr double grid = 1e6;

/// Mirrored at the ends of the prior.
double folded(double x) {
    const double y = x - 2 * math::floor(.5 * x);
    return y > 1 ? 2 - y : y;
}

Point on_the_grid(const pagmo::vector_double& x) {
    Point point;
    for (const double each : x) point.push_back(math::floor(folded(each) * grid + .5) / grid);
    return point;
}

/// What Pagmo's problem, of which it makes copies, looks up.
struct Book {
    std::size_t width = 0;
    std::function<double(const Point&)> function;
};

struct Problem {
    std::shared_ptr<Book> book;

    pagmo::vector_double fitness(const pagmo::vector_double& x) const { return {book->function(on_the_grid(x))}; }
    std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
        return {pagmo::vector_double(book->width, 0.0), pagmo::vector_double(book->width, 1.0)};
    }
    template <class Archive>
    void serialize(Archive&, unsigned) {}
};

/// The best of `start`.
pagmo::population population_of(const Tried& start, u32 size, const std::shared_ptr<Book>& book) {
    pagmo::population population(pagmo::problem(Problem{book}), 0, 0U);
    std::vector<std::size_t> order(start.points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return start.distances[k]; });
    for (std::size_t k = 0; k < size; ++k) population.push_back(start.points[order[k]], {start.distances[order[k]]});
    return population;
}

pagmo::algorithm one_generation(u64 seed) {
    constexpr double by_itself = -1;
    constexpr double least_gain = 1e-12;
    return pagmo::algorithm(pagmo::cmaes(1, by_itself, by_itself, by_itself, by_itself, first_step, least_gain, least_move,
                                         true, false, static_cast<unsigned>(seed)));
}

}  // namespace

Generation next_generation(const Tried& start, const Tried& tried, u32 size, u32 most, u64 seed) {
    Generation found;
    const auto book = std::make_shared<Book>();
    book->width = start.points.front().size();
    book->function = [&](const Point& point) {
        const bool known = found.next.empty() && found.known_points < tried.points.size();
        if (known && tried.points[found.known_points] == point) return tried.distances[found.known_points++];
        found.next.push_back(point);
        return failed_distance;
    };
    pagmo::population population = population_of(start, size, book);
    const pagmo::algorithm algorithm = one_generation(seed);
    while (found.number < most) {
        const std::size_t before = found.known_points;
        population = algorithm.evolve(population);
        if (!found.next.empty() || found.known_points == before) break;
        ++found.number;
    }
    return found;
}

Point searched(const std::vector<Point>& start, const std::function<double(const Point&)>& function, u32 generations,
               u64 seed) {
    Tried tried{start, {}};
    for (const Point& point : start) tried.distances.push_back(function(point));
    const auto book = std::make_shared<Book>(Book{start.front().size(), function});
    pagmo::population population = population_of(tried, static_cast<u32>(start.size()), book);
    Point best = on_the_grid(population.champion_x());
    double least = population.champion_f()[0];
    const pagmo::algorithm algorithm = one_generation(seed);
    for (u32 k = 0; k < generations; ++k) {
        population = algorithm.evolve(population);
        if (population.champion_f()[0] >= least) continue;
        least = population.champion_f()[0];
        best = on_the_grid(population.champion_x());
    }
    return best;
}

}  // namespace consortia::analyse
