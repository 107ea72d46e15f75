// A result as CSV for spreadsheets and R: one row a (scenario,) seed and time, one column an indicator or a cell of a cut.
#pragma once

#include "engine/output/data_set.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::output {

/// A text cell, `visible`. A text that a spreadsheet would run as a formula gets an apostrophe in front, and is quoted.
std::string text_cell(std::string_view text);
/// A number in its shortest form that reads back as the same; nothing for a missing one.
std::string number_cell(double x);

/// The names that `write_csv` knows: the variables over seed, time and further axes.
std::vector<std::string> indicators_of(const DataSet& result);

/// The labels of a dimension as cells of a table: `time` as the first day of the quarter where the file has dates, else as
/// the number of the step.
std::vector<std::string> label_cells(const DataSet& result, const std::string& dimension);

/// The indicators that were asked for, or all of `known`. Throws InputError with the nearest of these for each that is none
/// of them.
std::vector<std::string> known_or_refused(const DataSet& result, const std::vector<std::string>& asked,
                                          const std::vector<std::string>& known);

/// Writes header and rows. A cut over axes becomes columns `name[label,…]`, `time` the first day of the quarter with the
/// quarter beside it; of a study a row is a point, with its factors, and a seed. All indicators if none is named; an unknown
/// name is an InputError. Throws SystemError if the stream fails. Memory holds one seed.
void write_csv(std::ostream& out, const DataSet& result, const std::vector<std::string>& indicators = {});

}  // namespace consortia::output
