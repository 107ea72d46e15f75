#include "models/consortium/start/data.hpp"

#include <algorithm>

namespace consortium {

namespace {

std::vector<std::string> numbered(const std::string& stem, const Scenario& scenario, const std::string& parameter,
                                  double fallback) {
    const auto given = scenario.parameters.find(parameter);
    const u32 count = static_cast<u32>(given == scenario.parameters.end() ? fallback : given->second.value);
    std::vector<std::string> labels;
    for (u32 k = 0; k < count; ++k) labels.push_back(stem + std::to_string(k + 1));
    return labels;
}

}  // namespace

const DataTable* table_of(const Scenario& scenario, std::string_view name) {
    const auto found = scenario.data.find(std::string(name));
    return found == scenario.data.end() ? nullptr : &found->second;
}

std::vector<std::string> region_labels(const Scenario& scenario) {
    if (const DataTable* regions = table_of(scenario, "regions")) return regions->label("region");
    return numbered("region_", scenario, "population.regions", 1);
}

std::vector<std::string> industry_labels(const Scenario& scenario) {
    if (const DataTable* industries = table_of(scenario, "industries")) return industries->label("industry");
    return {"ict",
            "vehicles_electrical",
            "chemicals_medicine",
            "machinery",
            "consumer_goods",
            "materials_energy",
            "business_services",
            "construction",
            "trade_transport",
            "public_services"};
}

std::vector<std::string> field_labels(const Scenario& scenario) {
    if (const DataTable* mix = table_of(scenario, "field_mix")) {
        std::vector<std::string> labels = mix->column_names;
        std::erase(labels, "industry");
        return labels;
    }
    if (const DataTable* distances = table_of(scenario, "field_distances")) return distances->label("field");
    return numbered("field_", scenario, "population.fields", 20);
}

u32 slot_of(const std::vector<std::string>& labels, std::string_view label) {
    const auto found = std::ranges::find(labels, label);
    require(found != labels.end(), "a label of input data is unknown");
    return static_cast<u32>(found - labels.begin());
}

std::vector<std::vector<double>> matrix_of(const DataTable& table, std::string_view row_names,
                                           const std::vector<std::string>& rows, const std::vector<std::string>& columns) {
    const std::vector<std::string>& names = table.label(row_names);
    std::vector<std::vector<double>> matrix(rows.size(), std::vector<double>(columns.size()));
    for (std::size_t row = 0; row < names.size(); ++row) {
        for (std::size_t k = 0; k < columns.size(); ++k)
            matrix[slot_of(rows, names[row])][k] = table.number(columns[k])[row];
    }
    return matrix;
}

}  // namespace consortium
