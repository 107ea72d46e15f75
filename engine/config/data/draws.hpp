// Draws of parameters, as `calibrate` leaves them in posterior.csv: a table of equally likely sets of values.
//
//     draw,labour.separation,transfer.hazard
//     0,0.0163,0.21
//     1,0.0158,0.24
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/schema/schema.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

struct Draws {
    std::vector<const Setting*> settings;   ///< parameters or levers of the schema, one a column
    std::vector<std::vector<double>> rows;  ///< a value for each, in the unit of its quantity

    std::size_t count() const { return rows.size(); }
    /// `--set` texts of one row: `labour.separation=0.0163`.
    std::vector<std::string> overrides(std::size_t draw) const;
};

/// The first column, `draw`, numbers the rows from 0; every other is called by the dotted name of a parameter or lever, and
/// holds what it accepts. `file` is what messages call the text. Mistakes go to the problems, each with its line and column.
Draws read_draws(std::string_view text, const std::string& file, const Schema& schema, Problems& problems);

/// The same table as text, which reads back as the same numbers.
std::string draws_text(const Draws& draws);

}  // namespace consortia::config
