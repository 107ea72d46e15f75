// What a study has tried, as rows: each point at each draw of parameters, with what was set and drawn, and what it came to.
#pragma once

#include "engine/output/data_set.hpp"

#include <string>
#include <vector>

namespace consortia::analyse {

/// A number of every row.
struct Column {
    std::string name;
    std::vector<double> values;
};

struct Worlds {
    std::string study;
    std::vector<Column>
        inputs;  ///< factors that are numbers or labels (by their position), and drawn parameters; those that vary
    std::vector<Column> outputs;  ///< means over seeds
    std::size_t left_out = 0;     ///< rows of which a run failed, or is missing
    std::size_t rows() const { return outputs.empty() ? 0 : outputs.front().values.size(); }
};

/// Of the result of a study. A factor that a point leaves as it is in the scenario has no value there, and is no input.
/// Throws InputError if the file is no study.
Worlds read_worlds(const output::DataSet& result);

/// By row, whether a condition over outputs holds, as `formalism > 0.25 and net_cost < 0`; what is undefined does
/// not. Throws InputError with the nearest name.
std::vector<bool> rows_where(const Worlds& worlds, const std::string& condition);

}  // namespace consortia::analyse
