// Points in an order in which the first of them, however many, are spread over all.
#pragma once

#include "engine/session/search/point.hpp"

#include <cstddef>

namespace consortia::analyse {

using session::Point;

/// `numbers` of points: first the one nearest to the centre of the unit cube, then each time the one farthest from all
/// before; of equal ones the first.
std::vector<std::size_t> spread_out(const std::vector<Point>& points, std::vector<std::size_t> numbers);

}  // namespace consortia::analyse
