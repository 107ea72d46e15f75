#include "engine/config/scenario/resolved.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/panel/panel.hpp"
#include "engine/config/scenario/dated.hpp"
#include "engine/config/time/event.hpp"
#include "engine/config/time/timeline.hpp"
#include "engine/config/yaml/currency.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

namespace consortia::config {

namespace {

std::string origin_text(const Origin& origin) {
    if (origin.kind == Origin::Kind::fallback) return "default";
    return origin.place.line > 0 ? origin.place.file + ':' + std::to_string(origin.place.line) : origin.place.file;
}

/// Writes values as the scenario at hand would.
class Writer {
  public:
    Writer(const Scenario& scenario, const Schema& schema)
        : scenario_(scenario), schema_(schema), timeline_(schema, scenario.start), axes_(schema.axes(scenario)) {}

    std::vector<Traced> run_keys() const {
        std::vector<Traced> lines;
        const auto add = [&](const std::string& key, const std::string& value) {
            lines.push_back({key, value, origin(key)});
        };
        add("model", yaml_text(scenario_.model));
        if (!scenario_.title.en.empty() || !scenario_.title.zh.empty()) add("title", title());
        if (!scenario_.currency.empty()) add("currency", currency());
        if (scenario_.start) add("start", to_string(*scenario_.start));
        add("steps", std::to_string(scenario_.steps));
        if (!scenario_.events.empty()) add("events", events_text(scenario_.events, schema_, timeline_));
        if (scenario_.stop) add("stop", stop(*scenario_.stop));
        if (!scenario_.panels.empty()) add("panel", panel_text(scenario_.panels));
        add("burn_in", std::to_string(scenario_.burn_in));
        add("seed", std::to_string(scenario_.seed));
        add("seeds", std::to_string(scenario_.seeds));
        return lines;
    }

    std::vector<Traced> parameters() const {
        std::vector<Traced> lines;
        for (const auto& [name, setting] : scenario_.parameters) {
            lines.push_back({name, parameter(setting, quantity(name)), origin_text(setting.origin)});
        }
        return lines;
    }

    std::vector<Traced> levers() const {
        std::vector<Traced> lines;
        for (const auto& [name, setting] : scenario_.levers) {
            lines.push_back({name, lever(setting, quantity(name)), origin_text(setting.origin)});
        }
        return lines;
    }

    std::vector<Traced> data() const {
        std::vector<Traced> lines;
        for (const auto& [name, table] : scenario_.data) {
            const std::string value = "{file: " + yaml_text(table.file) + ", content: " + hexadecimal(table.content) + '}';
            lines.push_back({name, value, origin("data." + name)});
        }
        return lines;
    }

    std::vector<std::string> entries(const std::string& lever) const {
        return items(scenario_.levers.at(lever).entries, quantity(lever));
    }

    std::string status_quo(const std::string& name) const {
        const Quantity& lever = quantity(name);
        return value(scenario_.levers.at(name).status_quo, lever) + (lever.unit.empty() ? "" : ' ' + lever.unit);
    }

  private:
    const Quantity& quantity(const std::string& name) const {
        const Setting* setting = schema_.find_setting(name);
        if (setting == nullptr) throw ContractError("the model has no parameter or lever " + name);
        return setting->quantity;
    }

    std::string origin(const std::string& key) const {
        const auto found = scenario_.origins.find(key);
        return found == scenario_.origins.end() ? "default" : origin_text(found->second);
    }

    std::string title() const {
        std::string text = "{";
        if (!scenario_.title.en.empty()) text += "en: " + yaml_text(scenario_.title.en);
        if (!scenario_.title.zh.empty()) text += (text.size() > 1 ? ", zh: " : "zh: ") + yaml_text(scenario_.title.zh);
        return text + '}';
    }

    static std::string stop(const StopRule& rule) {
        return "{when: " + yaml_text(rule.when) + ", after: " + std::to_string(rule.after) + '}';
    }

    std::string currency() const {
        const Currency& money = *schema_.currency();
        return currency_text(scenario_.currency, money.unit, scenario_.parameters.at(money.parameter).value);
    }

    static std::string value(double number, const Quantity& quantity) {
        const std::string text = value_text(number, quantity);
        return quantity.kind == Quantity::Kind::choice ? yaml_text(text) : text;
    }

    /// What holds all the time, and from which dates on others do.
    std::string parameter(const ParameterSetting& setting, const Quantity& quantity) const {
        const std::string always = value(setting.value, quantity);
        if (setting.entries.empty()) return always;
        return fmt::format("[{{value: {}}}, {}]", always, fmt::join(items(setting.entries, quantity), ", "));
    }

    std::string lever(const LeverSetting& lever, const Quantity& quantity) const {
        const auto& entries = lever.entries;
        if (entries.size() == 1 && is_plain(entries[0]) && entries[0].from == 0) return value(entries[0].value, quantity);
        if (entries.empty()) return "[]";
        return can_be_dates(entries) ? dates(entries, quantity)
                                     : fmt::format("[{}]", fmt::join(items(entries, quantity), ", "));
    }

    static bool is_plain(const LeverEntry& entry) { return !entry.targeted && !entry.ramp_to; }

    /// Whether `{date: value}` says it all: values for everybody, in the order of their dates.
    static bool can_be_dates(const std::vector<LeverEntry>& entries) {
        for (std::size_t k = 0; k < entries.size(); ++k) {
            if (!is_plain(entries[k]) || (k > 0 && entries[k].from <= entries[k - 1].from)) return false;
        }
        return true;
    }

    std::string dates(const std::vector<LeverEntry>& entries, const Quantity& quantity) const {
        std::string text = "{";
        for (const LeverEntry& entry : entries) {
            text += (text.size() > 1 ? ", " : "") + timeline_.date(entry.from) + ": " + value(entry.value, quantity);
        }
        return text + '}';
    }

    std::vector<std::string> items(const std::vector<LeverEntry>& entries, const Quantity& quantity) const {
        std::vector<std::string> texts;
        for (const LeverEntry& entry : entries)
            texts.push_back("{value: " + value(entry.value, quantity) + ", " + when_and_whom(entry, timeline_, axes_) + '}');
        return texts;
    }

    const Scenario& scenario_;
    const Schema& schema_;
    Timeline timeline_;
    std::vector<Axis> axes_;
};

void write_section(std::string& text, const std::string& name, const std::vector<Traced>& lines,
                   const Writer* levers = nullptr) {
    if (lines.empty()) return;
    text += name + ":\n";
    for (const Traced& line : lines) {
        text += "  " + yaml_text(line.key) + ": " + line.value;
        if (levers != nullptr && line.value == "[]") text += "  # status quo: " + levers->status_quo(line.key);
        text += '\n';
    }
}

/// The scenario as if it had been loaded by somebody who stands in its folder.
Scenario seen_from_its_folder(Scenario scenario) {
    using Path = std::filesystem::path;
    if (scenario.files.empty()) return scenario;
    const Path folder = (Path(scenario.files.back().file).parent_path() / ".").lexically_normal();
    const auto move = [&](Origin& origin) {
        if (origin.kind == Origin::Kind::file)
            origin.place.file = Path(origin.place.file).lexically_normal().lexically_proximate(folder).string();
    };
    for (auto& [name, setting] : scenario.parameters) move(setting.origin);
    for (auto& [name, setting] : scenario.levers) move(setting.origin);
    for (auto& [name, origin] : scenario.origins) move(origin);
    return scenario;
}

/// The value of a line; of a lever that is not set its status quo, which stands behind it.
std::string status_quo_or(const std::string& value) {
    const std::string mark = "[]  # status quo: ";
    return value.starts_with(mark) ? value.substr(mark.size()) + " (status quo)" : value;
}

/// The lines `key: value` of a resolved scenario, in order.
std::vector<std::pair<std::string, std::string>> values_of(const std::string& text) {
    std::vector<std::pair<std::string, std::string>> values;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t colon = line.find(": ");
        const std::size_t first = line.find_first_not_of(' ');
        if (colon != std::string::npos && line[first] != '#')
            values.emplace_back(line.substr(first, colon - first), status_quo_or(line.substr(colon + 2)));
    }
    return values;
}

std::string short_value(const std::map<std::string, std::string>& values, const std::string& key) {
    const auto found = values.find(key);
    if (found == values.end()) return "absent";
    const std::string& value = found->second;
    return value.size() <= 60 ? value : quote(value);
}

std::vector<std::string> differences_of(const std::string& before, const std::string& now) {
    const auto old_lines = values_of(before), new_lines = values_of(now);
    const std::map<std::string, std::string> old_values = values_in(before), new_values = values_in(now);
    std::vector<std::string> keys;
    for (const auto& [key, value] : new_lines) keys.push_back(key);
    for (const auto& [key, value] : old_lines) {
        if (!new_values.contains(key)) keys.push_back(key);
    }
    std::vector<std::string> all;
    for (const std::string& key : keys) {
        const std::string then = short_value(old_values, key);
        const std::string today = short_value(new_values, key);
        if (then != today) all.push_back(key + " was " + then + " and is " + today);
    }
    return all;
}

}  // namespace

std::string resolved(const Scenario& scenario, const Schema& schema, const ParameterDraws& draws) {
    const Writer writer(scenario, schema);
    std::string text = "# Every value of this scenario; loaded again it gives the same run.\n";
    for (const Traced& line : writer.run_keys()) text += line.key + ": " + line.value + '\n';
    std::vector<Traced> parameters = writer.parameters();
    if (!draws.empty()) parameters.insert(parameters.begin(), {"draws", yaml_text(draws.file), ""});
    write_section(text, "parameters", parameters);
    write_section(text, "levers", writer.levers(), &writer);
    write_section(text, "data", writer.data());
    return text;
}

std::vector<std::string> entries_of(const Scenario& scenario, const Schema& schema, const std::string& lever) {
    return Writer(scenario, schema).entries(lever);
}

std::vector<Traced> origins(const Scenario& scenario, const Schema& schema) {
    const Writer writer(scenario, schema);
    std::vector<Traced> all = writer.run_keys();
    for (Traced& line : writer.parameters()) all.push_back(std::move(line));
    for (Traced& line : writer.levers()) {
        if (line.value == "[]") line.value = writer.status_quo(line.key);
        all.push_back(std::move(line));
    }
    for (Traced& line : writer.data()) all.push_back({"data." + line.key, std::move(line.value), std::move(line.origin)});
    return all;
}

std::string origins_text(const Scenario& scenario, const Schema& schema) {
    std::string text;
    for (const Traced& line : origins(seen_from_its_folder(scenario), schema)) {
        text += line.key + ": " + line.value + "  # " + line.origin + '\n';
    }
    return text;
}

std::vector<Traced> traced_in(const std::string& origins) {
    std::vector<Traced> all;
    std::istringstream lines(origins);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t colon = line.find(": "), mark = line.rfind("  # ");
        if (colon == std::string::npos || mark == std::string::npos || mark < colon + 2) continue;
        all.push_back({line.substr(0, colon), line.substr(colon + 2, mark - colon - 2), line.substr(mark + 4)});
    }
    return all;
}

std::map<std::string, std::string> values_in(const std::string& resolved) {
    const auto lines = values_of(resolved);
    return {lines.begin(), lines.end()};
}

std::vector<std::string> differences(const std::vector<std::string>& before, const std::vector<std::string>& now) {
    if (before.size() != now.size())
        return {"scenarios were " + std::to_string(before.size()) + " and are " + std::to_string(now.size())};
    std::vector<std::string> all;
    for (std::size_t k = 0; k < now.size(); ++k) {
        for (std::string& difference : differences_of(before[k], now[k])) {
            if (std::ranges::find(all, difference) == all.end()) all.push_back(std::move(difference));
        }
    }
    return all;
}

}  // namespace consortia::config
