#include "tools/command/tables/description.hpp"

#include "engine/config/yaml/value.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/command/tables/markdown.hpp"
#include "tools/command/tables/text_table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using page::head;
using page::row;
using Json = nlohmann::ordered_json;

std::vector<PhaseNote> phases_of(const Model& model, const Schema& schema) { return schedule_of(model, schema).notes(); }

std::string quarters_of(const PhaseNote& phase) {
    std::string text;
    for (Quarter quarter : phase.quarters) {
        text += (text.empty() ? "Q" : ", Q") + std::to_string(static_cast<int>(quarter) + 1);
    }
    return !text.empty() ? text : phase.every > 1 ? "every " + std::to_string(phase.every) + " steps" : "every step";
}

/// In which steps: `every step`, `Q3`, `at campaign`.
std::string when_of(const PhaseNote& phase, const Schema& schema) {
    const auto event = std::ranges::find(schema.events(), phase.event, &EventKind::given);
    if (event == schema.events().end()) return quarters_of(phase);
    return "at " + event->name + (phase.quarters.empty() && phase.every == 1 ? "" : " in " + quarters_of(phase));
}

std::string access_of(const PhaseNote& phase, const Schema& schema) {
    std::string text;
    for (const AccessNote& access : phase.access) {
        text += (text.empty() ? "" : ", ") + std::string(access.verb) + " " + record_name(schema, access.record.name());
    }
    return text;
}

std::string name_of(const HowMany& count, const Schema& schema) {
    if (!count.is_given()) return std::to_string(count.constant());
    const Setting* setting = count.setting(schema);
    return setting != nullptr ? setting->quantity.name : "as given";
}

/// `12`, `labour.calls`, `2 × labour.calls`.
std::string rounds_of(const PhaseNote& phase, const Schema& schema) {
    std::string text = phase.rounds == 1 && !phase.rounds_given.empty() ? "" : std::to_string(phase.rounds);
    for (const HowMany& count : phase.rounds_given) text += (text.empty() ? "" : " × ") + name_of(count, schema);
    return text;
}

/// `, one at a time: drawn, ants.burst turns`.
std::string order_of(const PhaseNote& phase, const Schema& schema) {
    if (phase.order.empty()) return "";
    return ", one at a time: " + phase.order + (phase.turns ? ", " + name_of(*phase.turns, schema) + " turns" : "");
}

std::string joined_by(const std::vector<std::string>& texts, const std::string& between) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
    return all;
}

// Markdown

std::string quantities(const Schema& schema, bool levers) {
    std::string text;
    for (const Setting& setting : schema.settings()) {
        const Quantity& q = setting.quantity;
        if (setting.is_lever != levers) continue;
        std::vector<std::string> cells{"`" + q.name + "`"};
        if (levers) cells.push_back(q.lever);
        cells.insert(cells.end(), {both(q.about), q.symbol, config::expected(q) + (q.moves ? ", may move" : ""),
                                   config::value_text(q.fallback, q), q.source});
        if (levers) cells.push_back(joined_by(q.targets, ", "));
        text += row(cells);
    }
    return text;
}

std::string events(const Schema& schema) {
    std::string text;
    for (const EventKind& event : schema.events()) {
        text += row({"`" + event.name + "`", "", both(event.about), "", "", ""});
        for (const Setting& field : event.fields) {
            const Quantity& q = field.quantity;
            text += row(
                {"", "`" + q.name + "`", both(q.about), config::expected(q), config::value_text(q.fallback, q), q.source});
        }
    }
    return text;
}

std::string indicators(const Schema& schema) {
    std::string text = head({"name", "about", "unit", "kind", "role", "over"});
    for (const Indicator& i : schema.indicators()) {
        text += row({"`" + i.name + "`", both(i.about), i.unit, name_of(i.kind), name_of(i.role), joined_by(i.over, ", ")});
    }
    return text;
}

std::string phases(const Model& model, const Schema& schema) {
    std::string text = head({"phase", "visits", "when", "rounds", "access"});
    for (const PhaseNote& phase : phases_of(model, schema)) {
        const std::string mail = phase.mail.empty() ? "" : " with mail: " + record_name(schema, phase.mail);
        text += row({phase.name, record_name(schema, phase.visits) + mail + order_of(phase, schema), when_of(phase, schema),
                     rounds_of(phase, schema), access_of(phase, schema)});
    }
    return text;
}

std::string axes(const Schema& schema) {
    std::string text = head({"dimension", "about", "labels", "groups", "target"});
    for (const Axis& axis : schema.axes()) {
        std::vector<std::string> groups;
        for (const auto& [name, members] : axis.groups) groups.push_back(name);
        text +=
            row({axis.name, both(axis.about), axis.labels.empty() ? "as the scenario says" : joined_by(axis.labels, ", "),
                 joined_by(groups, ", "), axis.targetable ? "yes" : ""});
    }
    return text;
}

/// Fields as `name (unit)`, a pure number as its name alone.
std::string fields_of(const Record& record) {
    std::vector<std::string> fields;
    for (const Field& field : record.fields)
        fields.push_back(field.unit == "1" ? field.name : field.name + " (" + field.unit + ")");
    return joined_by(fields, ", ");
}

std::string kind_of(const Record& record, const Schema& schema) {
    const auto owner = [&] { return record_name(schema, record.of.name()); };
    switch (record.role) {
        case Record::Role::agent:
            return "agent";
        case Record::Role::edge:
            return "edge " + owner() + " → " + record_name(schema, record.to.name());
        case Record::Role::component:
            return "part of " + owner();
        case Record::Role::tally:
            return "exact sum of " + owner();
        case Record::Role::reduction:
            return "ordered sum of " + owner();
    }
    return {};
}

bool is_sum(const Record& record) { return record.role == Record::Role::tally || record.role == Record::Role::reduction; }

std::string state(const Schema& schema, bool sums) {
    std::string text = head({"record", "kind", "fields (unit)", "bytes"});
    for (const Record& record : schema.records()) {
        if (is_sum(record) != sums) continue;
        text += row({"`" + record.name + "`", kind_of(record, schema), fields_of(record), std::to_string(record.size)});
    }
    return text;
}

/// `depth (0.25, 0.5, 0.75, 1)`, `staff (person)?`: what a column holds, and whether it may be left out.
std::string column_text(const DataColumn& column) {
    std::string holds = joined_by(column.labels, ", ");
    if (holds.empty()) holds = column.axis.empty() ? column.refers_to : column.axis;
    if (holds.empty()) holds = column.unit;
    return column.name + (holds.empty() || holds == column.name ? "" : " (" + holds + ")") + (column.optional ? "?" : "");
}

std::string further_columns(const DataDescription& table) {
    if (table.rest_axis.empty()) return "further columns of numbers";
    return "one for each " + table.rest_axis + (table.rest_unit.empty() ? "" : " (" + table.rest_unit + ")");
}

std::string input_tables(const Schema& schema) {
    std::string text = head({"name", "about", "columns (unit or labels; ? may be left out)", "required"});
    for (const DataDescription& table : schema.data()) {
        std::vector<std::string> columns;
        for (const DataColumn& column : table.columns) columns.push_back(column_text(column));
        if (table.rest_are_numbers) columns.push_back(further_columns(table));
        if (table.network != DataDescription::Network::none) columns.push_back(network_text(table.network));
        text += row({"`" + table.name + "`", both(table.about), joined_by(columns, ", "), table.required ? "yes" : ""});
    }
    return text;
}

// JSON

Json json_number(double x) {
    if (std::isfinite(x)) return x;
    return x > 0 ? "none" : "-inf";
}

Json json_text(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

Json json_default(const Quantity& q) {
    if (q.kind == Quantity::Kind::choice) return config::value_text(q.fallback, q);
    return json_number(q.fallback);
}

Json json_quantity(const Quantity& q, bool lever) {
    Json j{{"name", q.name}, {"unit", q.unit}};
    if (q.kind == Quantity::Kind::choice) {
        j["labels"] = q.labels;
    } else {
        j["range"] = {json_number(q.hard.low), json_number(q.hard.high)};
        j["usual"] = {json_number(q.usual.low), json_number(q.usual.high)};
        j["whole"] = q.kind == Quantity::Kind::whole;
    }
    j["default"] = json_default(q);
    j["may_be_none"] = q.may_be_none;
    j["source"] = q.source;
    j["doc"] = json_text(q.about);
    if (!q.symbol.empty()) j["symbol"] = q.symbol;
    if (!q.equations.empty()) j["equations"] = q.equations;
    if (q.moves) j["moves"] = true;
    if (lever) {
        j["lever"] = q.lever;
        if (!q.law.en.empty()) j["law"] = json_text(q.law);
        j["targets"] = q.targets;
    }
    return j;
}

Json json_quantities(const Schema& schema, bool levers) {
    Json all = Json::array();
    for (const Setting& setting : schema.settings()) {
        if (setting.is_lever == levers) all.push_back(json_quantity(setting.quantity, levers));
    }
    return all;
}

Json json_events(const Schema& schema) {
    Json all = Json::array();
    for (const EventKind& event : schema.events()) {
        Json fields = Json::array();
        for (const Setting& field : event.fields) fields.push_back(json_quantity(field.quantity, false));
        all.push_back({{"name", event.name}, {"doc", json_text(event.about)}, {"fields", std::move(fields)}});
    }
    return all;
}

Json json_indicators(const Schema& schema) {
    Json all = Json::array();
    for (const Indicator& i : schema.indicators()) {
        all.push_back({{"name", i.name},
                       {"unit", i.unit},
                       {"doc", json_text(i.about)},
                       {"kind", name_of(i.kind)},
                       {"role", name_of(i.role)},
                       {"over", i.over},
                       {"compared_by", study::aggregation_of(i, schema.steps_per_year()).en}});
    }
    return all;
}

Json json_phases(const Model& model, const Schema& schema) {
    Json all = Json::array();
    for (const PhaseNote& phase : phases_of(model, schema)) {
        Json access = Json::array();
        for (const AccessNote& each : phase.access) {
            access.push_back({{"verb", each.verb}, {"record", record_name(schema, each.record.name())}});
        }
        Json j{{"name", phase.name}, {"visits", record_name(schema, phase.visits)}};
        if (!phase.mail.empty()) j["mail"] = record_name(schema, phase.mail);
        j["when"] = when_of(phase, schema);
        if (!phase.order.empty()) j["order"] = phase.order;
        if (phase.turns) j["turns"] = name_of(*phase.turns, schema);
        j["rounds"] = phase.rounds;
        for (const HowMany& count : phase.rounds_given) j["times"].push_back(name_of(count, schema));
        j["access"] = access;
        all.push_back(j);
    }
    return all;
}

Json json_axes(const Schema& schema) {
    Json all = Json::array();
    for (const Axis& axis : schema.axes()) {
        Json groups = Json::object();
        for (const auto& [name, members] : axis.groups) {
            groups[name] = Json::array();
            for (u32 member : members) groups[name].push_back(axis.labels.at(member));
        }
        all.push_back({{"name", axis.name},
                       {"doc", json_text(axis.about)},
                       {"labels", axis.labels},
                       {"groups", groups},
                       {"targetable", axis.targetable}});
    }
    return all;
}

Json json_records(const Schema& schema) {
    Json all = Json::array();
    for (const Record& record : schema.records()) {
        Json fields = Json::array();
        for (const Field& field : record.fields) fields.push_back({{"name", field.name}, {"unit", field.unit}});
        all.push_back(
            {{"name", record.name}, {"kind", kind_of(record, schema)}, {"bytes", record.size}, {"fields", fields}});
    }
    return all;
}

Json json_column(const DataColumn& column) {
    Json j{{"name", column.name},
           {"kind", column.kind == DataColumn::Kind::label ? "label" : "number"},
           {"unit", column.unit},
           {"doc", column.about},
           {"optional", column.optional}};
    if (column.kind == DataColumn::Kind::number) {
        j["range"] = {json_number(column.hard.low), json_number(column.hard.high)};
        j["whole"] = column.whole;
    }
    if (!column.labels.empty()) j["labels"] = column.labels;
    if (!column.axis.empty()) j["axis"] = column.axis;
    if (!column.refers_to.empty()) j["refers_to"] = column.refers_to;
    return j;
}

Json json_data(const Schema& schema) {
    Json all = Json::array();
    for (const DataDescription& table : schema.data()) {
        Json columns = Json::array();
        for (const DataColumn& column : table.columns) columns.push_back(json_column(column));
        Json j{{"name", table.name},
               {"doc", json_text(table.about)},
               {"required", table.required},
               {"key", table.key},
               {"columns", columns}};
        if (table.network != DataDescription::Network::none) j["network"] = network_text(table.network);
        if (table.rest_are_numbers) j["further_columns"] = {{"axis", table.rest_axis}, {"unit", table.rest_unit}};
        all.push_back(j);
    }
    return all;
}

/// The struct's own name out of what the compiler calls it: `N4town6PersonE`, for records that the schema does not hold.
std::string plain(const std::string& type_name) {
    std::string last = type_name;
    for (std::size_t at = 0; at < type_name.size();) {
        if (std::isdigit(static_cast<unsigned char>(type_name[at])) == 0) {
            ++at;
            continue;
        }
        std::size_t digits = 0;
        const std::size_t length = std::stoul(type_name.substr(at), &digits);
        if (at + digits + length > type_name.size()) break;
        last = type_name.substr(at + digits, length);
        at += digits + length;
    }
    return last;
}

}  // namespace

std::string record_name(const Schema& schema, const std::string& type_name) {
    for (const Record& record : schema.records()) {
        if (record.type.name() == type_name) return record.name;
    }
    return plain(type_name);
}

std::string markdown(const Model& model, const Schema& schema) {
    const std::vector<std::string> parameter_head{"name", "about", "symbol", "accepts", "default", "source"};
    const std::vector<std::string> event_head{"event", "field", "about", "accepts", "default", "source"};
    std::string text = "# " + model.name + ": " + both(model.about) + "\n";
    text += "\n## Levers\n\n" + head({"name", "lever", "about", "symbol", "accepts", "status quo", "source", "targets"}) +
            quantities(schema, true);
    text += "\n## Parameters\n\n" + head(parameter_head) + quantities(schema, false);
    if (!schema.events().empty()) text += "\n## Events\n\n" + head(event_head) + events(schema);
    text += "\n## Indicators\n\n" + indicators(schema);
    text += "\n## Phases of a step, in order\n\n" + phases(model, schema);
    text += "\n## Dimensions\n\n" + axes(schema);
    text += "\n## State\n\n" + state(schema, false);
    text += "\n## Sums of a step\n\n" + state(schema, true);
    if (!schema.data().empty()) text += "\n## Input tables\n\n" + input_tables(schema);
    return text;
}

std::string json(const Model& model, const Schema& schema) {
    const Json all{{"model", model.name},
                   {"doc", json_text(model.about)},
                   {"levers", json_quantities(schema, true)},
                   {"parameters", json_quantities(schema, false)},
                   {"events", json_events(schema)},
                   {"indicators", json_indicators(schema)},
                   {"phases", json_phases(model, schema)},
                   {"axes", json_axes(schema)},
                   {"records", json_records(schema)},
                   {"data", json_data(schema)}};
    return all.dump(2) + "\n";
}

}  // namespace consortia::command
