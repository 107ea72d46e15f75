#include "engine/config/value.hpp"

#include "engine/config/nearest.hpp"
#include "engine/config/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::config {

namespace {

std::string in_unit(const Quantity& quantity) { return quantity.unit.empty() ? "" : " (" + quantity.unit + ")"; }

std::string or_none(const Quantity& quantity) { return quantity.may_be_none ? " or none" : ""; }

std::string range_text(const Range& range) { return to_text(range.low) + " to " + to_text(range.high); }

std::optional<double> read_label(const Node& node, const Quantity& quantity, Problems& problems) {
    const auto found = node.is_scalar() ? std::ranges::find(quantity.labels, node.text) : quantity.labels.end();
    if (found != quantity.labels.end()) return static_cast<double>(found - quantity.labels.begin());
    std::string text = quantity.name + ": expected " + expected(quantity) + ", got " + got(node);
    if (node.is_scalar() && !problems.full()) text += nearest_hint(node.text, quantity.labels);
    problems.error(node.place(), text);
    return std::nullopt;
}

std::string not_a_number(const Node& node, const Quantity& quantity) {
    const std::string kind = quantity.kind == Quantity::Kind::whole ? "a whole number" : "a finite number";
    std::string text = quantity.name + ": expected " + kind + in_unit(quantity) + or_none(quantity) + ", got " + got(node);
    if (node.is_scalar() && node.in_quotes) return text + " in quotes; leave out the quotes";
    if (!node.is_scalar() || parse_number(node.text)) return text;
    return text + number_hint(node.text, quantity.unit);
}

void check_usual(const Node& node, double value, const Quantity& quantity, Problems& problems) {
    if (quantity.usual.contains(value) || value == quantity.fallback) return;
    problems.warning(node.place(), quantity.name + ": " + to_text(value) + " lies outside the usual range " +
                                       range_text(quantity.usual) + in_unit(quantity) + "; default " +
                                       value_text(quantity.fallback, quantity) +
                                       (quantity.source.empty() ? "" : " from: " + quantity.source));
}

}  // namespace

std::string got(const Node& node) {
    if (node.is_scalar()) return quote(node.text);
    if (!node.items.empty()) return "a list or map";
    return node.is_map() ? "an empty map" : "an empty list";
}

std::string expected(const Quantity& quantity) {
    if (quantity.kind == Quantity::Kind::choice) return "one of " + listed(quantity.labels, 20);
    return range_text(quantity.hard) + in_unit(quantity) + or_none(quantity);
}

std::optional<double> read_value(const Node& node, const Quantity& quantity, Problems& problems) {
    if (node.is_refused()) return std::nullopt;
    if (quantity.kind == Quantity::Kind::choice) return read_label(node, quantity, problems);
    const bool plain = node.is_scalar() && !node.in_quotes;
    if (plain && quantity.may_be_none && node.text == "none") return std::numeric_limits<double>::infinity();
    const std::optional<double> value = plain ? parse_number(node.text) : std::nullopt;
    const bool whole = quantity.kind == Quantity::Kind::whole;
    if (!value || (whole && *value != std::floor(*value))) {
        problems.error(node.place(), not_a_number(node, quantity));
        return std::nullopt;
    }
    if (!quantity.hard.contains(*value)) {
        problems.error(node.place(), quantity.name + ": expected " + expected(quantity) + ", got " + node.text);
        return std::nullopt;
    }
    check_usual(node, *value, quantity, problems);
    return value;
}

std::string value_text(double value, const Quantity& quantity) {
    if (quantity.kind != Quantity::Kind::choice) return to_text(value);
    const auto index = static_cast<std::size_t>(value);
    return index < quantity.labels.size() ? quantity.labels[index] : to_text(value);
}

}  // namespace consortia::config
