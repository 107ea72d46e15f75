// A scenario to start from. Declared in resolved.hpp.
#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/config/time/event.hpp"
#include "engine/config/time/timeline.hpp"
#include "engine/config/yaml/currency.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

/// One line of a comment, whatever the text holds.
std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string about(const Quantity& quantity) {
    std::string text = quantity.lever.empty() ? "" : quantity.lever + ": ";
    text += quantity.about.en.empty() ? quantity.name : quantity.about.en;
    if (!quantity.about.zh.empty()) text += " / " + quantity.about.zh;
    return one_line(text);
}

std::string facts(const Quantity& quantity) {
    std::string text = expected(quantity);
    if (quantity.moves) text += "; may be dated as levers are";
    if (!quantity.targets.empty()) text += "; may be targeted by " + listed(quantity.targets);
    return one_line(text + "; default from: " + quantity.source);
}

void write_settings(std::string& text, const Schema& schema, const std::string& section, bool levers) {
    bool begun = false;
    for (const Setting& setting : schema.settings()) {
        if (setting.is_lever != levers) continue;
        if (!begun) text += "\n# " + section + ":\n";
        begun = true;
        const Quantity& quantity = setting.quantity;
        const std::string value = value_text(quantity.fallback, quantity);
        text += "#   # " + about(quantity) + "\n#   # " + facts(quantity) + "\n#   " + quantity.name + ": " +
                yaml_text(value) + '\n';
    }
}

/// Of the model's own, which holds where a scenario names none.
std::string currency_line(const Schema& schema) {
    const Setting* rate = schema.currency() ? schema.find_setting(schema.currency()->parameter) : nullptr;
    if (rate == nullptr) return "";
    const Currency& money = *schema.currency();
    return "# currency: " + currency_text(money.shown, money.unit, rate->quantity.fallback) +
           "   # what amounts are told in\n";
}

void write_data(std::string& text, const Schema& schema) {
    const auto& tables = schema.data();
    if (tables.empty()) return;
    const bool needed = std::ranges::any_of(tables, &DataDescription::required);
    text += needed ? "\ndata:\n" : "\n# data:\n";
    for (const DataDescription& table : tables) {
        const std::string mark = table.required ? "  " : "#   ";
        if (!table.about.en.empty()) text += mark + "# " + one_line(table.about.en) + '\n';
        text += mark + yaml_text(table.name) + ": ../data/" + table.name + ".csv\n";
    }
}

void write_events(std::string& text, const Schema& schema, const Timeline& timeline) {
    if (!schema.events().empty()) text += "\n# events:\n";
    for (const EventKind& kind : schema.events())
        text += "#   # " + one_line(kind.about.en + (kind.about.zh.empty() ? "" : " / " + kind.about.zh)) + "\n#   - " +
                event_text(kind, timeline.date(4)) + '\n';
}

/// Of a scenario that starts where a year does.
Timeline example_dates(const Schema& schema) {
    constexpr i32 new_year = 20089;  // 1 January 2025
    if (!schema.has_calendar()) return {schema, std::nullopt};
    return {schema, Date::at(schema.steps_are(), new_year)};
}

}  // namespace

std::string example(const Schema& schema, std::string_view model) {
    std::string text = "# A scenario of the model " + std::string(model) +
                       ". Take the # away where a value shall differ from its default.\n";
    text += "model: " + yaml_text(model) + '\n';
    text +=
        "# title: {en: What this scenario shows, zh: 情景说明}\n# extends: baseline.yaml   # or a list, applied in order\n";
    text += currency_line(schema);
    const Timeline timeline = example_dates(schema);
    if (schema.has_calendar()) text += "start: " + timeline.date(0) + '\n';
    text += schema.has_calendar() ? "steps: 80       # after the burn-in\n# burn_in: 40   # steps, whole years\n"
                                  : "steps: 100      # after the burn-in\n# burn_in: 0\n";
    text += "# seed: 1\n# seeds: 20     # replicates of that seed\n";
    write_settings(text, schema, "parameters", false);
    const std::string dates = '{' + timeline.date(0) + ": 0.3, " + timeline.date(20) + ": 0.1}";
    const std::string from = timeline.date(4) + ", ramp_to: " + timeline.date(12);
    text += "\n# A lever is a value from the start on, dated values " + dates +
            ", or a list of entries that act by date, of\n" +
            "# one date the last that matches: [{value: 0.6, from: " + from + ", target: {size: small}}]\n";
    write_settings(text, schema, "levers", true);
    write_events(text, schema, timeline);
    write_data(text, schema);
    return text;
}

}  // namespace consortia::config
