// One indicator of what is watched: which sums it is made of, and how.
#pragma once

#include "engine/schema/axis.hpp"
#include "engine/step/watch/adder.hpp"

#include <optional>

namespace consortia::watch {

struct Line {
    Indicator indicator;
    std::optional<Axis> own_axis{};    ///< beside those it has by name, which the engine declares with it
    bool declared = false;             ///< by the schema: of the indicator no more than the name is known here
    Adder* total = nullptr;            ///< what is added up
    Adder* per = nullptr;              ///< what it is divided by, if anything; a mean over nothing is missing (NaN)
    u32 kept = all_axes;               ///< axes of its labels; the others are summed over
    bool share = false;                ///< divided by its own sum under all labels
    double (*unit)(World&) = nullptr;  ///< what totals are divided by, a figure of the step

    /// Whether values are arrays.
    bool has_arrays() const { return total->width() > 1 && (kept & total->array_axis()) != 0; }
    /// How many axes the values have.
    std::size_t axes() const;
    std::vector<double> values(World& world) const;
};

}  // namespace consortia::watch
