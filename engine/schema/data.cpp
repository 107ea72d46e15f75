#include "engine/schema/data.hpp"

#include "engine/core/error.hpp"

namespace consortia {

std::size_t DataTable::rows() const {
    if (!labels.empty()) return labels.begin()->second.size();
    return numbers.empty() ? 0 : numbers.begin()->second.size();
}

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

}  // namespace consortia
