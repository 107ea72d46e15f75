#include "engine/config/yaml/value.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::config {

namespace {

std::string in_unit(const Quantity& quantity) { return quantity.unit.empty() ? "" : " (" + quantity.unit + ")"; }

std::string or_none(const Quantity& quantity) { return quantity.may_be_none ? " or none" : ""; }

std::string range_text(const Range& range) { return to_text(range.low) + " to " + to_text(range.high); }

/// `no` for a label `off`, as people and other programs write it; empty if it is nothing of the kind.
std::string switch_hint(const std::string& word, const std::vector<std::string>& labels) {
    static const std::vector<std::vector<std::string>> meanings = {{"off", "no", "false", "n", "0", "关", "否"},
                                                                   {"on", "yes", "true", "y", "1", "开", "是"}};
    std::string small;
    for (char c : word) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::vector<std::string>& alike : meanings) {
        if (std::ranges::find(alike, small) == alike.end()) continue;
        for (const std::string& label : labels) {
            if (std::ranges::find(alike, label) != alike.end()) return "; write " + label;
        }
    }
    return "";
}

std::string label_hint(const std::string& word, const std::vector<std::string>& labels) {
    const std::string meant = switch_hint(word, labels);
    return meant.empty() ? nearest_hint(word, labels) : meant;
}

/// `wq` and `wq/yr` are of money in wq.
bool is_of(const Money& money, const std::string& unit) { return unit == money.unit || unit.starts_with(money.unit + "/"); }

/// To the second decimal, of small numbers to the second digit.
std::string short_text(double value) {
    double scale = 100;
    while (value > 0 && value * scale < 10 && scale < 1e12) scale *= 10;
    return to_text(std::round(value * scale) / scale);
}

std::string rate_text(const Money& money) { return "1 " + money.unit + " is " + to_text(money.rate) + ' ' + money.shown; }

/// What `value` is if it was meant in the currency, as it may be where that gives a number of the usual size.
std::string money_hint(double value, const Quantity& quantity, const std::optional<Money>& money) {
    constexpr double smallest = 0.01;  // of the usual range: less is not what anybody meant
    if (!money || !is_of(*money, quantity.unit)) return "";
    const double meant = value / money->rate;
    if (!quantity.usual.contains(meant) || meant < smallest * quantity.usual.high) return "";
    return "; if this is in " + money->shown + ", write " + short_text(meant) + " (" + rate_text(*money) + ")";
}

/// The number of a text such as `12000 yuan`, whose end is `name`.
std::optional<double> number_before(std::string_view text, std::string_view name) {
    if (name.empty() || !text.ends_with(name)) return std::nullopt;
    text.remove_suffix(name.size());
    return parse_number(text.substr(0, text.find_last_not_of(' ') + 1));
}

/// All that a currency is called: ISO 4217, and as its people write it.
std::vector<std::string> names_of(const Money& money) {
    static const std::vector<std::vector<std::string>> known = {
        {"CNY", "yuan", "RMB", "元"}, {"EUR", "euro", "€"}, {"USD", "dollar"}};
    for (const std::vector<std::string>& names : known) {
        if (std::ranges::find(names, money.shown) != names.end()) return names;
    }
    return {money.shown};
}

std::optional<double> in_currency(std::string_view text, const Money& money) {
    for (const std::string& name : names_of(money)) {
        if (const auto amount = number_before(text, name)) return amount;
    }
    return std::nullopt;
}

std::optional<double> read_label(const Node& node, const Quantity& quantity, Problems& problems) {
    const auto found = node.is_scalar() ? std::ranges::find(quantity.labels, node.text) : quantity.labels.end();
    if (found != quantity.labels.end()) return static_cast<double>(found - quantity.labels.begin());
    std::string text = quantity.name + ": expected " + expected(quantity) + ", got " + got(node);
    if (node.is_scalar() && !problems.full()) text += label_hint(node.text, quantity.labels);
    problems.error(node.place(), text);
    return std::nullopt;
}

std::string not_a_number(const Node& node, const Quantity& quantity, const std::optional<Money>& money) {
    const std::string kind = quantity.kind == Quantity::Kind::whole ? "a whole number" : "a finite number";
    std::string text = quantity.name + ": expected " + kind + in_unit(quantity) + or_none(quantity) + ", got " + got(node);
    if (node.is_scalar() && node.in_quotes) return text + " in quotes; leave out the quotes";
    if (!node.is_scalar() || parse_number(node.text)) return text;
    const std::string meant = money && is_of(*money, quantity.unit) ? in_money(node.text, *money) : "";
    if (!meant.empty()) return text + meant;
    return text + number_hint(node.text, quantity.unit);
}

void check_usual(const Node& node, double value, const Quantity& quantity, const std::optional<Money>& money,
                 Problems& problems) {
    if (quantity.usual.contains(value) || value == quantity.fallback) return;
    problems.warning(node.place(), quantity.name + ": " + to_text(value) + " lies outside the usual range " +
                                       range_text(quantity.usual) + in_unit(quantity) + money_hint(value, quantity, money) +
                                       "; default " + value_text(quantity.fallback, quantity) +
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

std::optional<Money> money_of(const Schema& schema, const Scenario& scenario) {
    const auto& currency = schema.currency();
    const auto rate = currency ? scenario.parameters.find(currency->parameter) : scenario.parameters.end();
    if (rate == scenario.parameters.end() || !(rate->second.value > 0)) return std::nullopt;
    return Money{currency->unit, scenario.currency.empty() ? currency->shown : scenario.currency, rate->second.value};
}

std::string in_money(std::string_view text, const Money& money) {
    const auto amount = in_currency(text, money);
    if (!amount) return "";
    return "; values carry no unit, write " + short_text(*amount / money.rate) + " (" + rate_text(money) + ")";
}

std::optional<double> amount_in(std::string_view text, std::string_view unit, const std::optional<Money>& money) {
    if (const auto plain = parse_number(text)) return plain;
    if (const auto of_model = number_before(text, unit)) return of_model;
    if (!money || money->unit != unit) return std::nullopt;
    const auto amount = in_currency(text, *money);
    return amount ? std::optional(*amount / money->rate) : std::nullopt;
}

std::optional<double> read_value(const Node& node, const Quantity& quantity, Problems& problems,
                                 const std::optional<Money>& money) {
    if (node.is_refused()) return std::nullopt;
    if (quantity.kind == Quantity::Kind::choice) return read_label(node, quantity, problems);
    const bool plain = node.is_scalar() && !node.in_quotes;
    if (plain && quantity.may_be_none && node.text == "none") return std::numeric_limits<double>::infinity();
    const std::optional<double> value = plain ? parse_number(node.text) : std::nullopt;
    const bool whole = quantity.kind == Quantity::Kind::whole;
    if (!value || (whole && *value != std::floor(*value))) {
        problems.error(node.place(), not_a_number(node, quantity, money));
        return std::nullopt;
    }
    if (!quantity.hard.contains(*value)) {
        problems.error(node.place(), quantity.name + ": expected " + expected(quantity) + ", got " + node.text +
                                         money_hint(*value, quantity, money));
        return std::nullopt;
    }
    check_usual(node, *value, quantity, money, problems);
    return value;
}

std::string value_text(double value, const Quantity& quantity) {
    if (quantity.kind != Quantity::Kind::choice) return to_text(value);
    const auto index = static_cast<std::size_t>(value);
    return index < quantity.labels.size() ? quantity.labels[index] : to_text(value);
}

}  // namespace consortia::config
