#include "engine/schema/data.hpp"

#include <algorithm>

namespace consortia {

std::string network_text(DataDescription::Network network) {
    if (network == DataDescription::Network::none) return "";
    return network == DataDescription::Network::edges ? "or edges of GraphML" : "or nodes of GraphML";
}

std::size_t DataTable::rows() const {
    if (!labels.empty()) return labels.begin()->second.size();
    return numbers.empty() ? 0 : numbers.begin()->second.size();
}

bool DataTable::has(std::string_view column) const { return std::ranges::find(column_names, column) != column_names.end(); }

const std::vector<double>& DataTable::number(std::string_view column) const {
    const auto found = numbers.find(column);
    if (found == numbers.end()) throw ContractError("data " + name + " has no number column " + std::string(column));
    return found->second;
}

const std::vector<std::string>& DataTable::label(std::string_view column) const {
    const auto found = labels.find(column);
    if (found == labels.end()) throw ContractError("data " + name + " has no label column " + std::string(column));
    return found->second;
}

Place DataTable::place_of(std::size_t line_of_cells, std::string_view column) const {
    const auto found = std::ranges::find(column_names, column);
    const std::size_t at = line_of_cells * column_names.size() + static_cast<std::size_t>(found - column_names.begin());
    if (found == column_names.end() || at >= positions.size()) return whole();
    return {shown, positions[at].line, positions[at].column};
}

Place DataTable::place(std::size_t row, std::string_view column) const { return place_of(row + 1, column); }
Place DataTable::heading(std::string_view column) const { return place_of(0, column); }

}  // namespace consortia
