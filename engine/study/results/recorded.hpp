// What a result recorded of one run, up to where the run ended: behind that, all is missing.
#pragma once

#include "engine/measure/measure.hpp"
#include "engine/output/data_set.hpp"

namespace consortia::study {

/// How many steps of each run were played, in the order of runs in the file; empty where no run was to stop before its end.
/// Throws SystemError if a run has more than there are.
std::vector<u64> steps_played(const output::DataSet& data);

/// Of a scenario of a run.h5 or compare.h5 by position, and one of its runs by place: seeds of the first draw of parameters,
/// then of the next. The data must outlive what is given.
measure::Recorded recorded(const output::DataSet& data, std::size_t scenario, std::size_t place);

}  // namespace consortia::study
