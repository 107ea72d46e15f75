#include "engine/config/panel/panel.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"
#include "engine/schema/panel/panel.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace consortia::config {

namespace {

constexpr u64 most_agents = 1'000'000;
constexpr u64 most_steps = 65'535;

constexpr const char* whom = "founders, {sample: 500}, {share: 0.02} or a list of keys";

/// `k9e83bca9fb795814`: k and sixteen hexadecimal digits.
std::optional<u64> parse_key(std::string_view text) {
    u64 key = 0;
    if (text.size() != 17 || text.front() != 'k') return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), key, 16);
    return error == std::errc() && end == text.data() + text.size() && key != 0 ? std::optional(key) : std::nullopt;
}

template <class All, class Name>
std::vector<std::string> names_of(const All& all, Name name) {
    std::vector<std::string> names;
    for (const auto& each : all) names.push_back(each.*name);
    return names;
}

class Reader {
  public:
    Reader(const Node& node, const Schema* schema, Problems& problems)
        : schema_(schema), problems_(problems), fields_(node, "panel", {"kind", "fields", "who", "every"}, problems) {}

    std::optional<Panel> read() {
        const std::size_t errors = problems_.errors();
        Panel panel;
        read_kind(panel);
        read_fields(panel);
        if (const Node* who = fields_.needed("who", "it is " + std::string(whom))) read_who(*who, panel);
        panel.every = static_cast<u32>(fields_.count("every", 1, most_steps).value_or(1));
        return problems_.errors() == errors ? std::optional(std::move(panel)) : std::nullopt;
    }

  private:
    void read_kind(Panel& panel) {
        if (fields_.needed("kind", "it says which agents or edges are followed") == nullptr) return;
        if (schema_ != nullptr) {
            panel.kind = fields_.word("kind", panel_kinds(*schema_)).value_or("");
        } else {
            panel.kind = fields_.find("kind")->text;
        }
    }

    void read_fields(Panel& panel) {
        const Node* list = fields_.needed("fields", "it lists what is recorded of each");
        if (list == nullptr) return;
        if (!list->is_sequence() || list->items.empty())
            return fields_.error(list->place(), "fields", "expected a list of fields, got " + got(*list));
        for (const Node& item : list->items) read_field(item, panel);
    }

    void read_field(const Node& item, Panel& panel) {
        if (item.is_refused()) return;
        if (!item.is_scalar()) return fields_.error(item.place(), "fields", "expected a field, got " + got(item));
        if (std::ranges::find(panel.fields, item.text) != panel.fields.end())
            return fields_.error(item.place(), "fields", quote(item.text) + " is listed twice");
        if (schema_ != nullptr && !panel.kind.empty()) {
            const std::vector<std::string> known = names_of(panel_fields(*schema_, panel.kind), &PanelField::name);
            if (std::ranges::find(known, item.text) == known.end())
                return fields_.error(
                    item.place(), "fields",
                    quote(item.text) + ": no number, flag or label of a " + panel.kind + suggestion(item.text, known));
        }
        panel.fields.push_back(item.text);
    }

    void read_who(const Node& who, Panel& panel) {
        if (who.is_scalar() && who.text == "founders") return;
        if (who.is_sequence()) return read_keys(who, panel);
        const bool is_one = who.is_map() && who.keys.size() == 1;
        if (!is_one) return fields_.error(who.place(), "who", "expected " + std::string(whom) + ", got " + got(who));
        const Fields asked(who, "panel.who", {"sample", "share"}, problems_);
        if (const auto count = asked.count("sample", 1, most_agents)) {
            panel.who = Panel::Who::sample;
            panel.amount = static_cast<double>(*count);
        }
        if (who.find("share") != nullptr) read_share(asked, panel);
    }

    void read_keys(const Node& who, Panel& panel) {
        panel.who = Panel::Who::listed;
        if (who.items.empty()) fields_.error(who.place(), "who", "expected " + std::string(whom) + ", got an empty list");
        for (const Node& item : who.items) read_key(item, panel);
    }

    void read_key(const Node& item, Panel& panel) {
        if (item.is_refused()) return;
        const auto key = item.is_scalar() ? parse_key(item.text) : std::nullopt;
        if (!key)
            return fields_.error(item.place(), "who",
                                 "expected a key as tables of agents show it, such as k9e83bca9fb795814, got " + got(item));
        if (std::ranges::find(panel.keys, *key) != panel.keys.end())
            return fields_.error(item.place(), "who", quote(item.text) + " is listed twice");
        panel.keys.push_back(*key);
    }

    void read_share(const Fields& asked, Panel& panel) {
        const auto share = asked.number("share");
        if (!share) return;
        panel.who = Panel::Who::share;
        panel.amount = *share;
        if (*share <= 0 || *share > 1)
            asked.error(asked.find("share")->place(), "share", "expected more than 0, to 1, got " + to_text(*share));
    }

    const Schema* schema_;
    Problems& problems_;
    Fields fields_;
};

void require_fitting(const std::vector<Panel>& panels, const Place& where, Problems& problems) {
    for (std::size_t k = 1; k < panels.size(); ++k) {
        if (panels[k].every != panels.front().every)
            problems.error(where, "panel: all panels of a scenario have one `every`: their times are one dimension");
        for (std::size_t other = 0; other < k; ++other)
            if (panels[other].kind == panels[k].kind)
                problems.error(where, "panel: " + panels[k].kind + " has two panels; list all its fields in one");
    }
}

std::string keys_text(const std::vector<u64>& keys) {
    std::string text;
    for (const u64 key : keys) text += (text.empty() ? "[k" : ", k") + hexadecimal(key);
    return text + ']';
}

std::string who_text(const Panel& panel) {
    if (panel.who == Panel::Who::founders) return "founders";
    if (panel.who == Panel::Who::listed) return keys_text(panel.keys);
    return (panel.who == Panel::Who::sample ? "{sample: " : "{share: ") + to_text(panel.amount) + '}';
}

}  // namespace

std::vector<Panel> read_panels(const Node& node, const Schema* schema, Problems& problems) {
    std::vector<Panel> panels;
    const auto add = [&](const Node& each) {
        if (each.is_refused()) return;
        if (!each.is_map())
            return problems.error(
                each.place(),
                "panel: expected {kind: …, fields: […], who: …, every: …} or a list of such, got " + got(each));
        if (auto panel = Reader(each, schema, problems).read()) panels.push_back(std::move(*panel));
    };
    if (node.is_sequence()) {
        for (const Node& each : node.items) add(each);
    } else {
        add(node);
    }
    require_fitting(panels, node.place(), problems);
    return panels;
}

std::string panel_text(const std::vector<Panel>& panels) {
    std::string text;
    for (const Panel& panel : panels) {
        std::string fields;
        for (const std::string& field : panel.fields) fields += (fields.empty() ? "" : ", ") + yaml_text(field);
        text += (text.empty() ? "{kind: " : ", {kind: ") + yaml_text(panel.kind) + ", fields: [" + fields +
                "], who: " + who_text(panel) + ", every: " + std::to_string(panel.every) + '}';
    }
    return panels.size() == 1 ? text : '[' + text + ']';
}

}  // namespace consortia::config
