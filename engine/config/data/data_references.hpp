// What the tables of a scenario say of each other, and of its regions, industries and fields.
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/schema/schema.hpp"

namespace consortia::config {

/// Labels that refer to another table stand there.
void check_references(const Schema& schema, const std::map<std::string, DataTable>& data, Problems& problems);

/// Labels, rows and columns that belong to an axis are those that the axis has in this scenario. Whether all rows and
/// columns are there, though labels may be wrong.
bool check_axes(const Schema& schema, const std::map<std::string, DataTable>& data, const std::vector<Axis>& axes,
                Problems& problems);

}  // namespace consortia::config
