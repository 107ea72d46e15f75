// A table of input data that a scenario names (industries, flows, provinces): described by the model, read by config.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/text/text.hpp"
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
    std::string name{};
    Kind kind = Kind::number;
    std::string unit{};
    Range hard{-1e300, 1e300};
    std::string about{};
    bool whole = false;     ///< numbers are whole
    bool optional = false;  ///< the file may lack it
    // What a label may be, if not anything:
    std::vector<std::string> labels{};  ///< one of these
    std::string axis{};                 ///< a label of this axis in the scenario
    std::string refers_to{};            ///< a label in a column of another table, `schools.school`
};

/// What a model expects under `data: {name: file.csv}`. With `rest_are_numbers` every further column is a number column
/// (a matrix such as flows between industries).
struct DataDescription {
    /// Whether the file may be GraphML too: its edges, of which the first two columns are the ends, or its nodes.
    enum class Network : u8 { none, edges, nodes };

    std::string name{};
    Text about{};
    std::vector<DataColumn> columns{};
    bool rest_are_numbers = false;
    bool required = false;
    std::vector<std::string> key{};  ///< label columns that together name a row: no two rows alike
    std::string row_axis{};          ///< each label of this axis has one row, named by the only column of the key
    std::string rest_axis{};         ///< the further columns are the labels of this axis
    std::string rest_unit{};
    Range rest_hard{-1e300, 1e300};
    Network network = Network::none;
};

/// `or edges of GraphML`: what the file may be too, as descriptions say it; empty for `none`.
std::string network_text(DataDescription::Network network);

/// A data table as read: whole columns by name, in file order.
struct DataTable {
    /// Line and column of a cell, counted from 1.
    struct Position {
        int line = 0;
        int column = 0;
    };

    std::string name;
    std::string file;   ///< relative to the folder of the scenario that was loaded
    std::string shown;  ///< as messages name it
    u64 content = 0;    ///< hash of the file's bytes
    std::vector<std::string> column_names;
    std::map<std::string, std::vector<double>, std::less<>> numbers;
    std::map<std::string, std::vector<std::string>, std::less<>> labels;
    std::vector<Position> positions;  ///< of the header's cells, then of each row's, as in column_names

    std::size_t rows() const;
    bool has(std::string_view column) const;
    const std::vector<double>& number(std::string_view column) const;      ///< throws ContractError if absent
    const std::vector<std::string>& label(std::string_view column) const;  ///< throws ContractError if absent
    /// Where a message about a cell, a heading or the whole table points to.
    Place place(std::size_t row, std::string_view column) const;
    Place heading(std::string_view column) const;
    Place whole() const { return {shown}; }

  private:
    Place place_of(std::size_t line_of_cells, std::string_view column) const;
};

}  // namespace consortia
