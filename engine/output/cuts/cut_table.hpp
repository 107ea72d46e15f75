// A result as CSV with a row for each label of an axis, each step or each year: what a spreadsheet pivots and R reads as it
// is. Beside csv.hpp, where labels are columns.
#pragma once

#include "engine/output/data_set.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace consortia::output {

struct Cut {
    std::vector<std::string> by{};          ///< axes of which each label has rows of its own: `region`, `size`
    bool per_year = false;                  ///< a row a year: flows are summed over its steps, all else is their mean
    std::vector<std::string> indicators{};  ///< of those that lie over these axes; all if empty
};

/// Writes header and rows: scenario of a comparison, seed, then `time` and `quarter`, or `year` and `quarters` (how many of
/// the year were recorded), then the labels, then the indicators. Axes over which an indicator lies beyond `by` become
/// columns `name[label,…]`. In a year steps without a value are left out; a year without any has none.
/// Throws InputError for unknown names, with the nearest, for a study, and for years of a model without a calendar;
/// SystemError if the stream fails. Memory holds one run.
void write_cut(std::ostream& out, const DataSet& result, const Cut& cut);

}  // namespace consortia::output
