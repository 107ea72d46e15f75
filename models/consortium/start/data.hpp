// Input data of the model (4.6): the tables that a scenario may name, what is asked of them, and the labels they give to
// regions, industries and fields. What is not given is made by the generator (4.5).
#pragma once

#include "models/consortium/records.hpp"

#include <string>
#include <vector>

namespace consortium {

/// The tables and their columns.
void declare_data(consortia::Schema& s);

/// What single cells cannot show: numbers of rows, sums of rows, distances, what registries say of each other.
void check_data(const Scenario& scenario, const std::vector<consortia::Axis>& axes, std::vector<Problem>& problems);

/// What single parameters cannot show: which of them cannot be kept together, and which places hardly exist.
void check_numbers(const Scenario& scenario, std::vector<Problem>& problems);

/// A table, or nothing if the scenario names none.
const DataTable* table_of(const Scenario& scenario, std::string_view name);

/// Labels by slot: from data, else numbered; industries in the order of industries_2020.csv.
std::vector<std::string> region_labels(const Scenario& scenario);
std::vector<std::string> industry_labels(const Scenario& scenario);
std::vector<std::string> field_labels(const Scenario& scenario);

/// The slot of a label that is known to be there.
u32 slot_of(const std::vector<std::string>& labels, std::string_view label);

/// A table whose rows and further columns are labels, as numbers by slot.
std::vector<std::vector<double>> matrix_of(const DataTable& table, std::string_view row_names,
                                           const std::vector<std::string>& rows, const std::vector<std::string>& columns);

}  // namespace consortium
