// How a rising path follows the Bass curve (Bass 1969): the yearly increase is a parabola in the level.
#pragma once

#include <span>

namespace consortia::measure {

struct BassCurve {
    double fit = 0;    ///< R² of the curve's path
    double ratio = 0;  ///< imitation over innovation, q/p
};

/// Of the path until it has 0.98 of its end, falls left out. Both are undefined (NaN) where a value is missing, or the path
/// is none that a Bass curve goes through.
BassCurve bass_curve(std::span<const double> path);

}  // namespace consortia::measure
