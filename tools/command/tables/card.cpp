#include "tools/command/tables/card.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/time/event.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>

namespace consortia::command {

namespace {

std::string line(const std::string& what, const std::string& text) {
    return text.empty() ? "" : "  " + what + std::string(what.size() < 12 ? 12 - what.size() : 1, ' ') + text + '\n';
}

std::string in_unit(const std::string& unit) { return unit.empty() || unit == "1" ? "" : ' ' + unit; }

std::string usual_text(const Quantity& quantity) {
    const bool same = quantity.usual.low == quantity.hard.low && quantity.usual.high == quantity.hard.high;
    if (quantity.kind == Quantity::Kind::choice || same) return "";
    return "; usually " + config::value_text(quantity.usual.low, quantity) + " to " +
           config::value_text(quantity.usual.high, quantity);
}

/// `size: small, medium, large`, with the groups of labels.
std::string target_text(const Axis& axis) {
    std::string text = axis.name + ": " + (axis.labels.empty() ? "as the scenario says" : config::listed(axis.labels, 40));
    for (const auto& [group, members] : axis.groups) {
        std::vector<std::string> labels;
        for (const u32 member : members) labels.push_back(axis.labels.at(member));
        text += "; " + group + " are " + config::listed(labels, 40);
    }
    return text;
}

std::string targets(const Schema& schema, const Quantity& lever) {
    if (lever.targets.empty()) return line("targets", "none; it holds for everybody");
    std::string text;
    for (const Axis& axis : schema.axes()) {
        if (std::ranges::find(lever.targets, axis.name) == lever.targets.end()) continue;
        text += line(text.empty() ? "targets" : "", target_text(axis));
    }
    return text;
}

std::string quantity_card(const Schema& schema, const Setting& setting) {
    const Quantity& q = setting.quantity;
    const std::string fallback = config::value_text(q.fallback, q);
    std::string text = q.name + ", a " + (setting.is_lever ? "lever" : "parameter");
    text += (q.lever.empty() ? "" : " (" + q.lever + ")") + "\n" + line("about", both(q.about));
    text += line("accepts", config::expected(q) + usual_text(q));
    text += line(setting.is_lever ? "status quo" : "default", fallback + in_unit(q.unit));
    if (q.moves) text += line("moves", "may be dated as levers are");
    text += line("law", both(q.law)) + line("source", q.source);
    text += line("symbol", q.symbol) + line("equations", config::listed(q.equations));
    if (setting.is_lever) text += targets(schema, q);
    return text + line("written", (setting.is_lever ? "under `levers:`      " : "under `parameters:`  ") + q.name + ": " +
                                      config::yaml_text(fallback));
}

std::string event_card(const EventKind& event) {
    std::string text = event.name + ", an event\n" + line("about", both(event.about));
    for (const Setting& field : event.fields) {
        const Quantity& q = field.quantity;
        text += line(q.name.substr(event.name.size() + 1),
                     both(q.about) + ": " + config::expected(q) + ", default " + config::value_text(q.fallback, q));
    }
    return text + line("written", "under `events:`      - " + config::event_text(event, "DATE"));
}

std::string indicator_card(const Schema& schema, const Indicator& indicator) {
    return indicator.name + ", an indicator\n" + line("about", both(indicator.about)) + line("unit", indicator.unit) +
           line("kind", name_of(indicator.kind)) + line("role", name_of(indicator.role)) +
           line("over", config::listed(indicator.over)) +
           line("taken", indicator.every > 1 ? taken_text(indicator.every) : "") +
           line("compared by", study::aggregation_of(indicator, schema.steps_per_year()).en);
}

}  // namespace

std::vector<std::string> names_of_cards(const Schema& schema) {
    std::vector<std::string> names;
    for (const Setting& setting : schema.settings()) names.push_back(setting.quantity.name);
    for (const EventKind& event : schema.events()) names.push_back(event.name);
    for (const Indicator& indicator : schema.indicators()) names.push_back(indicator.name);
    return names;
}

std::vector<std::string> named_by(const Schema& schema, const std::string& name) {
    std::vector<std::string> names = names_of_cards(schema);
    if (std::ranges::find(names, name) != names.end()) return {name};
    std::erase_if(names, [beginning = name + '.'](const std::string& each) { return !each.starts_with(beginning); });
    return names;
}

std::string card(const Schema& schema, const std::string& name) {
    if (const Setting* setting = schema.find_setting(name)) return quantity_card(schema, *setting);
    if (const EventKind* event = schema.find_event(name)) return event_card(*event);
    const auto found = std::ranges::find(schema.indicators(), name, &Indicator::name);
    return found == schema.indicators().end() ? "" : indicator_card(schema, *found);
}

}  // namespace consortia::command
