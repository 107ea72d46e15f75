#include "engine/config/describe.hpp"

#include "engine/config/nearest.hpp"
#include "engine/config/number.hpp"
#include "engine/config/value.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::config {

namespace {

const std::vector<std::string> description_keys = {"lever",   "about",  "symbol",  "equations", "unit",  "range", "usual",
                                                   "default", "source", "targets", "labels",    "whole", "none"};

/// Reads the description of one quantity.
class Reader {
  public:
    Reader(const Key& name, const Node& node, Problems& problems) : name_(name), node_(node), problems_(problems) {}

    Quantity read(const Quantity& declared, bool is_lever) {
        quantity_.name = name_.text;
        for (const Key& key : node_.keys) check_key(key, is_lever);
        quantity_.lever = text("lever");
        quantity_.about = read_about();
        quantity_.symbol = text("symbol");
        quantity_.equations = list("equations");
        read_unit(declared);
        quantity_.source = needed_text("source");
        quantity_.targets = list("targets");
        read_kind();
        read_ranges();
        read_default();
        return std::move(quantity_);
    }

  private:
    void error(const Place& where, const std::string& text) { problems_.error(where, name_.text + ": " + text); }

    void check_key(const Key& key, bool is_lever) {
        if (std::ranges::find(description_keys, key.text) == description_keys.end()) {
            error(key.place(), "unknown key " + quote(key.text) + suggestion(key.text, description_keys));
        } else if (!is_lever && (key.text == "lever" || key.text == "targets")) {
            error(key.place(), "`" + key.text + "` is for levers, and this is a parameter");
        }
    }

    std::string text(const std::string& key) {
        const Node* node = node_.find(key);
        if (node == nullptr || node->is_refused()) return "";
        if (!node->is_scalar()) error(node->place(), key + ": expected a text");
        return node->text;
    }

    std::string needed_text(const std::string& key) {
        if (node_.find(key) == nullptr) error(name_.place(), "has no " + key);
        return text(key);
    }

    std::vector<std::string> list(const std::string& key) {
        std::vector<std::string> texts;
        const Node* node = node_.find(key);
        if (node == nullptr || node->is_refused()) return texts;
        if (!node->is_sequence()) error(node->place(), key + ": expected a list");
        for (const Node& item : node->items) texts.push_back(item.text);
        return texts;
    }

    bool flag(const std::string& key) {
        const Node* node = node_.find(key);
        if (node == nullptr || node->is_refused()) return false;
        if (node->text != "true" && node->text != "false") error(node->place(), key + ": expected true or false");
        return node->text == "true";
    }

    Text read_about() {
        const Node* about = node_.find("about");
        if (about == nullptr || about->is_refused()) return {};
        if (about->is_scalar()) return {about->text, {}};
        Text read;
        for (std::size_t k = 0; k < about->keys.size(); ++k) {
            const std::string& language = about->keys[k].text;
            if (language != "en" && language != "zh")
                error(about->keys[k].place(), "about: expected the languages en and zh");
            (language == "zh" ? read.zh : read.en) = about->items[k].text;
        }
        return read;
    }

    void read_unit(const Quantity& declared) {
        quantity_.unit = node_.find("labels") == nullptr ? needed_text("unit") : text("unit");
        if (!declared.unit.empty() && declared.unit != quantity_.unit) {
            error(node_.place(), "the unit is " + quantity_.unit + " here and " + declared.unit + " in the code");
        }
    }

    void read_kind() {
        quantity_.labels = list("labels");
        quantity_.may_be_none = flag("none");
        if (flag("whole")) quantity_.kind = Quantity::Kind::whole;
        if (node_.find("labels") == nullptr) return;
        quantity_.kind = Quantity::Kind::choice;
        if (quantity_.labels.empty()) error(node_.place(), "labels: the list is empty");
        for (const char* key : {"range", "usual", "none", "whole"}) {
            if (node_.find(key) != nullptr) error(node_.place(), std::string("a choice by labels has no ") + key);
        }
    }

    void read_ranges() {
        if (quantity_.kind == Quantity::Kind::choice) {
            quantity_.hard = {0, std::max(0.0, static_cast<double>(quantity_.labels.size()) - 1)};
            quantity_.usual = quantity_.hard;
            return;
        }
        const Node* range = node_.find("range");
        if (range == nullptr) error(name_.place(), "has no range");
        if (range != nullptr) quantity_.hard = read_range("range", *range);
        const Node* usual = node_.find("usual");
        quantity_.usual = usual == nullptr ? quantity_.hard : read_range("usual", *usual);
        if (!quantity_.hard.contains(quantity_.usual.low) || !quantity_.hard.contains(quantity_.usual.high)) {
            error(node_.place(), "its usual range lies outside its range");
        }
    }

    Range read_range(const std::string& key, const Node& node) {
        std::vector<double> ends;
        for (const Node& end : node.items) {
            if (const auto value = parse_number(end.text)) ends.push_back(*value);
        }
        if (node.is_sequence() && node.items.size() == 2 && ends.size() == 2 && ends[0] <= ends[1])
            return {ends[0], ends[1]};
        if (!node.is_refused()) error(node.place(), key + ": expected two numbers [low, high]");
        return {};
    }

    void read_default() {
        const Node* fallback = node_.find("default");
        if (fallback == nullptr) {
            error(name_.place(), "has no default");
            return;
        }
        // The default is read as a scenario's value would be; it may lie outside the usual range (nothing, as a status quo).
        Problems mistakes;
        quantity_.fallback = read_value(*fallback, quantity_, mistakes).value_or(quantity_.hard.low);
        for (const Problem& mistake : mistakes.sorted()) {
            if (mistake.severity == Problem::Severity::error) problems_.error(mistake.where, "default of " + mistake.text);
        }
    }

    const Key& name_;
    const Node& node_;
    Problems& problems_;
    Quantity quantity_;
};

void describe_one(Schema& schema, const Key& name, const Node& node, Problems& problems) {
    const auto setting = std::ranges::find(schema.settings(), name.text, [](const Setting& s) { return s.quantity.name; });
    if (setting == schema.settings().end()) {
        std::vector<std::string> known;
        for (const Setting& s : schema.settings()) known.push_back(s.quantity.name);
        problems.error(name.place(),
                       name.text + ": the model has no such parameter or lever" + suggestion(name.text, known));
    } else if (setting->described) {
        problems.error(name.place(), name.text + ": described twice");
    } else if (!node.is_map()) {
        problems.error(node.place(), name.text + ": expected {unit, range, default, source, …}, got " + got(node));
    } else {
        setting->quantity = Reader(name, node, problems).read(setting->quantity, setting->is_lever);
        setting->described = true;
    }
}

void describe_text(Schema& schema, std::string_view text, const std::string& name, Problems& problems) {
    const Document document = parse_document(text, name, problems);
    if (!document.root.is_map()) {
        if (!document.root.is_refused()) problems.error(document.root.place(), "expected `name: {unit, range, …}`");
        return;
    }
    for (std::size_t k = 0; k < document.root.keys.size(); ++k) {
        describe_one(schema, document.root.keys[k], document.root.items[k], problems);
    }
}

}  // namespace

void describe(Schema& schema, std::span<const std::string_view> texts) {
    Problems problems;
    for (std::size_t k = 0; k < texts.size(); ++k) {
        describe_text(schema, texts[k], "description " + std::to_string(k + 1), problems);
    }
    for (const Setting& setting : schema.settings()) {
        if (!setting.described)
            problems.error({}, setting.quantity.name + ": has no description (unit, range, default, source)");
    }
    std::string faults;
    for (const Problem& problem : problems.sorted()) faults += "\n  " + to_string(problem);
    if (problems.has_errors()) throw ContractError("the description of parameters and levers is faulty:" + faults);
}

}  // namespace consortia::config
