#include "engine/config/model/entry.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

bool holds_others(const Node& node) { return node.is_map() || node.is_sequence(); }

}  // namespace

Description::Description(const Key& name, const Node& map, const std::vector<std::string>& known, Problems& problems)
    : name_(name), map_(map), problems_(problems) {
    for (const Key& key : map.keys) {
        if (std::ranges::find(known, key.text) == known.end())
            error(key.place(), "unknown key " + quote(key.text) + suggestion(key.text, known));
    }
}

void Description::error(const Place& where, const std::string& text) const {
    problems_.error(where, name_.text + ": " + text);
}

const Node* Description::find(std::string_view key) const {
    const Node* node = map_.find(key);
    return node == nullptr || node->is_refused() ? nullptr : node;
}

std::string Description::text(std::string_view key) const {
    const Node* node = find(key);
    if (node == nullptr) return "";
    if (!node->is_scalar()) error(node->place(), std::string(key) + ": expected a text");
    return node->text;
}

std::string Description::needed_text(std::string_view key) const {
    if (!has(key)) error(place(), "has no " + std::string(key));
    return text(key);
}

std::vector<std::string> Description::list(std::string_view key) const {
    std::vector<std::string> texts;
    const Node* node = find(key);
    if (node == nullptr) return texts;
    if (!node->is_sequence()) error(node->place(), std::string(key) + ": expected a list");
    for (const Node& item : node->items) {
        if (holds_others(item)) error(item.place(), std::string(key) + ": expected a list of texts");
        texts.push_back(item.text);
    }
    return texts;
}

bool Description::flag(std::string_view key) const {
    const Node* node = find(key);
    if (node == nullptr) return false;
    if (node->text != "true" && node->text != "false") error(node->place(), std::string(key) + ": expected true or false");
    return node->text == "true";
}

Text Description::text_of(std::string_view key) const {
    const Node* told = find(key);
    const std::string name(key);
    if (told == nullptr) return {};
    if (told->is_scalar()) return {told->text, {}};
    if (!told->is_map()) error(told->place(), name + ": expected a text, or one for each language");
    Text read;
    for (std::size_t k = 0; k < told->keys.size(); ++k) {
        const std::string& language = told->keys[k].text;
        if (language != "en" && language != "zh") error(told->keys[k].place(), name + ": expected the languages en and zh");
        const Node& text = told->items[k];
        if (holds_others(text)) error(text.place(), name + ": expected a text");
        (language == "zh" ? read.zh : read.en) = text.text;
    }
    return read;
}

std::string read_entries(std::string_view text, const std::string& file, const std::string& shape,
                         const std::function<void(const Key&, const Node&)>& read, Problems& problems) {
    const Document document = parse_document(text, file, problems);
    const Node& root = document.root;
    if (!root.is_map() && !root.is_refused())
        problems.error(root.place(), "expected `name: " + shape + "`, got " + got(root));
    if (!root.is_map()) return "";
    std::string about;
    for (std::size_t k = 0; k < root.keys.size(); ++k) {
        const Key& name = root.keys[k];
        const Node& node = root.items[k];
        if (name.text == "about" && node.is_scalar()) {
            about = node.text;
        } else if (node.is_map()) {
            read(name, node);
        } else if (!node.is_refused()) {
            problems.error(node.place(), name.text + ": expected " + shape + ", got " + got(node));
        }
    }
    return about;
}

}  // namespace consortia::config
