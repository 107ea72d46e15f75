#include "engine/config/yaml/fields.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

std::string without_quotes(const Node& node) { return node.in_quotes ? " in quotes; leave out the quotes" : ""; }

}  // namespace

Fields::Fields(const Node& map, std::string name, const std::vector<std::string>& known, Problems& problems)
    : map_(&map), name_(std::move(name)), problems_(&problems) {
    for (std::size_t k = 0; k < map.keys.size(); ++k) {
        const Key& key = map.keys[k];
        if (map.items[k].is_refused() || std::ranges::find(known, key.text) != known.end()) continue;
        const std::string hint = problems.full() ? "" : suggestion(key.text, known);
        problems.error(key.place(), (name_.empty() ? "" : name_ + ": ") + "unknown key " + quote(key.text) + hint);
    }
}

std::string Fields::called(std::string_view key) const {
    return name_.empty() ? std::string(key) : name_ + "." + std::string(key);
}

void Fields::error(const Place& where, std::string_view key, const std::string& text) const {
    problems_->error(where, called(key) + ": " + text);
}

const Node* Fields::find(std::string_view key) const {
    const Node* node = map_->find(key);
    return node == nullptr || node->is_refused() ? nullptr : node;
}

const Node* Fields::needed(std::string_view key, const std::string& why) const {
    if (map_->find(key) == nullptr) error(map_->place(), key, "is missing; " + why);
    return find(key);
}

std::optional<u64> Fields::count(std::string_view key, u64 low, u64 high) const {
    const Node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto count = node->is_scalar() && !node->in_quotes ? parse_count(node->text) : std::nullopt;
    if (count && low <= *count && *count <= high) return count;
    error(node->place(), key,
          "expected a whole number from " + std::to_string(low) + " to " + std::to_string(high) + ", got " + got(*node) +
              without_quotes(*node));
    return std::nullopt;
}

std::optional<double> Fields::number(std::string_view key) const {
    const Node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto number = node->is_scalar() && !node->in_quotes ? parse_number(node->text) : std::nullopt;
    if (!number) {
        const std::string hint = node->is_scalar() && !node->in_quotes ? number_hint(node->text, "") : without_quotes(*node);
        error(node->place(), key, "expected a finite number, got " + got(*node) + hint);
    }
    return number;
}

std::optional<std::string> Fields::word(std::string_view key, const std::vector<std::string>& known) const {
    const Node* node = find(key);
    if (node == nullptr) return std::nullopt;
    if (node->is_scalar() && std::ranges::find(known, node->text) != known.end()) return node->text;
    const std::string hint = node->is_scalar() ? nearest_hint(node->text, known) : "";
    error(node->place(), key, "expected one of " + listed(known) + ", got " + got(*node) + hint);
    return std::nullopt;
}

}  // namespace consortia::config
