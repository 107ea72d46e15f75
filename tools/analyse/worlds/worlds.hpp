// What a study has tried, as rows: each point in each world, a future and a draw of parameters, with what was set and drawn,
// and what it came to.
#pragma once

#include "engine/output/data_set.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace consortia::analyse {

/// A number of every row.
struct Column {
    std::string name;
    std::vector<double> values{};
    std::vector<std::string> labels{};  ///< of a choice: what the numbers stand for
    std::vector<double> runs{};         ///< of an output: row by row, seed by seed
    bool of_world = false;              ///< of the world, else of the point
};

struct Worlds {
    std::string study;
    /// Factors that are numbers or labels (by their position), drawn parameters, and of each future whether a row is in it;
    /// those that vary.
    std::vector<Column> inputs{};
    std::vector<Column> outputs{};  ///< means over seeds
    std::size_t left_out = 0;       ///< rows of which a run failed, or is missing
    std::size_t seeds = 1;
    std::vector<std::string> futures{};  ///< their names; none if the study has none
    std::vector<std::string> draws{};    ///< their numbers in the table that they are from; none if the study has none
    std::vector<std::size_t> point{};    ///< by row
    std::vector<std::size_t> world{};    ///< by row: future after future, draw after draw
    /// In each of which every point is played.
    std::size_t worlds() const { return std::max<std::size_t>(1, futures.size()) * draws_a_future(); }
    std::size_t draws_a_future() const { return std::max<std::size_t>(1, draws.size()); }
    std::size_t rows() const { return outputs.empty() ? 0 : outputs.front().values.size(); }
};

/// Of the result of a study. A factor that a point leaves as it is in the scenario has no value there, and is no input.
/// Throws InputError if the file is no study.
Worlds read_worlds(const output::DataSet& result);

/// The same rows, as the other seeds alone have them. Needs two seeds.
Worlds without_seed(const Worlds& worlds, std::size_t seed);

/// By row, what an expression over outputs comes to, as `matched_graduates - net_cost/50`. Throws InputError with the
/// nearest name; `where` is the option that it was given to.
std::vector<double> values_of(const Worlds& worlds, const std::string& expression, const std::string& where);

/// By row, whether a condition over outputs holds, as `formalism > 0.25 and net_cost < 0`; what is undefined, as x/0 is,
/// does not. Throws InputError with the nearest name.
std::vector<bool> rows_where(const Worlds& worlds, const std::string& condition, const std::string& where = "--where");

}  // namespace consortia::analyse
