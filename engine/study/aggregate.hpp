// What a study keeps of an indicator: one number of a window of steps, or every step.
#pragma once

#include "engine/schema/study/study.hpp"
#include "engine/state/frame.hpp"

namespace consortia::study {

/// How many numbers that makes for each cell: the steps of a series, else 1.
std::size_t numbers_of(const Aggregation& how, u32 steps);

/// Appends them, step by step, cell by cell. Means and sums leave missing values out and are missing if all are. Throws
/// ContractError if the run has not all steps that are asked for.
void append_kept(std::vector<double>& row, const RunOutput& run, const FrameLayout::Entry& entry, const Aggregation& how,
                 double steps_per_year);

}  // namespace consortia::study
