// What parts of an expression come to: numbers over steps, over the cells of a cut, over both, or a single one.
#pragma once

#include "engine/core/types.hpp"

#include <limits>
#include <vector>

namespace consortia::measure {

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

struct Shape {
    bool over_steps = false;
    std::vector<u32> cells{};  ///< how many along each axis; none of a total

    bool is_number() const { return !over_steps && cells.empty(); }
    std::size_t size() const {
        std::size_t all = 1;
        for (const u32 along : cells) all *= along;
        return all;
    }
    bool operator==(const Shape&) const = default;
};

struct Value {
    Shape shape{};
    std::size_t steps = 1;          ///< of what runs over steps, else 1
    std::vector<double> numbers{};  ///< steps × cells, step by step

    std::size_t cells() const { return shape.size(); }
    double at(std::size_t step, std::size_t cell) const { return numbers[step * cells() + cell]; }
    /// The same number for all steps, or all cells, where there is but one.
    double spread(std::size_t step, std::size_t cell) const {
        return at(shape.over_steps ? step : 0, shape.cells.empty() ? 0 : cell);
    }
    /// One cell over all steps.
    std::vector<double> path(std::size_t cell = 0) const {
        std::vector<double> values;
        for (std::size_t step = 0; step < steps; ++step) values.push_back(at(step, cell));
        return values;
    }
};

inline Value number_value(double x) { return {{}, 1, {x}}; }

}  // namespace consortia::measure
