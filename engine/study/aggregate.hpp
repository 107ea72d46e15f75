// What a study keeps of an indicator: one number of a window of steps, or every step.
#pragma once

#include "engine/schema/study.hpp"
#include "engine/state/frame.hpp"

namespace consortia::study {

/// How many numbers that makes for each cell: the steps of a series, else 1.
std::size_t numbers_of(const Aggregation& how, u32 steps);

/// Appends them, step by step, cell by cell. A mean leaves missing values out and is missing if all are.
void append_kept(std::vector<double>& row, const RunOutput& run, const FrameLayout::Entry& entry, const Aggregation& how,
                 u32 steps_per_year);

}  // namespace consortia::study
