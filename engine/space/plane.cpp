#include "engine/space/plane.hpp"

#include "engine/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace consortia {

namespace {

constexpr double most_bins_a_side = 2048;  // so that few agents in a wide plane do not fill memory with empty bins

/// How many bins no narrower than `reach` fit; fewer by a hair, so that rounding puts nobody two bins away.
u32 bins_along(double size, double reach) {
    constexpr double wide_enough = 1 - 1e-9;
    return static_cast<u32>(std::clamp(math::floor(wide_enough * size / reach), 1.0, most_bins_a_side));
}

double moved_along(double from, double step, double size, Sides sides) {
    const double to = from + step;
    if (sides == Sides::end) return std::clamp(to, 0.0, size);
    const double wrapped = to - size * math::floor(to / size);
    return wrapped < size ? wrapped : 0;  // a step back by less than the last digit
}

double way_along(double from, double to, double size, Sides sides) {
    const double straight = to - from;
    if (sides == Sides::end || 2 * std::abs(straight) <= size) return straight;
    return straight > 0 ? straight - size : straight + size;
}

u32 bin_along(double at, double size, u32 bins) {
    const double drawn = at / size * bins;
    return drawn < bins ? static_cast<u32>(std::max(drawn, 0.0)) : bins - 1;
}

}  // namespace

Plane::Plane(double width, double height, double reach, Sides sides) : size_{width, height}, sides_(sides) {
    require(width > 0 && height > 0 && reach > 0, "a plane has a width, a height and a reach above 0");
    bins_ = Grid(bins_along(width, reach), bins_along(height, reach), sides);
}

Vector Plane::moved(Vector from, Vector step) const {
    return {moved_along(from.x, step.x, size_.x, sides_), moved_along(from.y, step.y, size_.y, sides_)};
}

Vector Plane::way(Vector from, Vector to) const {
    return {way_along(from.x, to.x, size_.x, sides_), way_along(from.y, to.y, size_.y, sides_)};
}

u32 Plane::bin(Vector at) const {
    return bins_.cell(bin_along(at.x, size_.x, bins_.width()), bin_along(at.y, size_.y, bins_.height()));
}

}  // namespace consortia
