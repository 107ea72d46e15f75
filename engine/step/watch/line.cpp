#include "engine/step/watch/line.hpp"

namespace consortia::watch {

namespace {

/// Each divided by what belongs to its label; `by` is repeated over the places of arrays and over labels.
void divide(std::vector<double>& values, const std::vector<double>& by, std::size_t width) {
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double per = by[k / width % by.size()];
        values[k] = per != 0 ? values[k] / per : std::numeric_limits<double>::quiet_NaN();
    }
}

}  // namespace

std::size_t Line::axes() const {
    std::size_t axes = has_arrays() ? 1 : 0;
    for (u32 axis = 0; axis < total->cuts(); ++axis) axes += kept >> axis & 1;
    return axes;
}

std::vector<double> Line::values(World& world) const {
    std::vector<double> values = total->sums(kept);
    if (unit != nullptr) {
        const double one = unit(world);
        for (double& value : values) value /= one;
    }
    if (share) divide(values, total->sums(total->array_axis()), 1);
    if (per != nullptr) divide(values, per->sums(kept), has_arrays() ? total->width() : 1);
    return values;
}

}  // namespace consortia::watch
