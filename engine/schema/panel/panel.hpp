// Agents, or edges, whose course a scenario wants recorded one by one: whom, which of their fields, how often.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/schema/schema.hpp"

#include <string>
#include <vector>

namespace consortia {

/// What a field of an agent, of a component of it, or of an edge says of it as a number.
struct PanelField {
    std::string name;  ///< as the scenario writes it: `staff`, `workforce.hours`, of an array `taxable_1`
    std::string unit;
    std::string about;
    std::type_index record = typeid(void);
    std::size_t offset = 0;  ///< in the record
    Values values{};

    /// Of a record that lies there.
    double number(const std::byte* record_at) const;
};

/// The kinds of agents and of edges that may be followed.
std::vector<std::string> panel_kinds(const Schema& schema);
/// That of a kind; null if there is none.
const Record* panel_record(const Schema& schema, const std::string& kind);
/// The fields that may be recorded of a kind: numbers, flags and labels; no ids, and nothing of a type of the model's own. A
/// field called `key`, or `from` and `to` of an edge, has its record's name before its own.
std::vector<PanelField> panel_fields(const Schema& schema, const std::string& kind);
/// Those that a panel names, in its order. Throws ContractError for one that may not be recorded.
std::vector<PanelField> panel_fields(const Schema& schema, const Panel& panel);

}  // namespace consortia
