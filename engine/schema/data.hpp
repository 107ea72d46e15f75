// A table of input data that a scenario names (industries, flows, provinces): described by the model, read by config.
#pragma once

#include "engine/core/text.hpp"
#include "engine/core/types.hpp"
#include "engine/schema/quantity.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace consortia {

/// One column a model asks of a data table. A label column holds text, a number column finite numbers within `hard`.
struct DataColumn {
    enum class Kind : u8 { label, number };
    std::string name;
    Kind kind = Kind::number;
    std::string unit;
    Range hard{-1e300, 1e300};
    std::string about;
};

/// What a model expects under `data: {name: file.csv}`. With `rest_are_numbers` every further column is a number column
/// (a matrix such as flows between industries).
struct DataDescription {
    std::string name;
    Text about;
    std::vector<DataColumn> columns;
    bool rest_are_numbers = false;
    bool required = false;
};

/// A data table as read: whole columns by name, in file order.
struct DataTable {
    std::string name;
    std::string file;  ///< relative to the folder of the scenario that was loaded
    u64 content = 0;   ///< hash of the file's bytes
    std::vector<std::string> column_names;
    std::map<std::string, std::vector<double>, std::less<>> numbers;
    std::map<std::string, std::vector<std::string>, std::less<>> labels;

    std::size_t rows() const;
    const std::vector<double>& number(std::string_view column) const;      ///< throws ContractError if absent
    const std::vector<std::string>& label(std::string_view column) const;  ///< throws ContractError if absent
};

}  // namespace consortia
