#include "engine/config/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace consortia::config {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the digits at the front of `text`; returns how many.
std::size_t take_digits(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// The length of the decimal number that `text` begins with (0: none), by the grammar of parse_number.
std::size_t number_length(std::string_view text) {
    std::string_view rest = text;
    take(rest, "-");
    const bool leading_zero = rest.size() > 1 && rest[0] == '0' && is_digit(rest[1]);
    std::size_t digits = take_digits(rest);
    if (take(rest, ".")) digits += take_digits(rest);
    if (digits == 0 || leading_zero) return 0;
    std::string_view exponent = rest;
    if (take(exponent, "eE")) {
        take(exponent, "+-");
        if (take_digits(exponent) > 0) rest = exponent;
    }
    return text.size() - rest.size();
}

std::string unit_hint(std::string_view number, std::string_view behind, std::string_view unit) {
    const auto value = parse_number(number);
    if (!value) return "";
    if (behind == "%" && unit != "%") return "; values carry no unit, write " + to_text(*value / 100);
    if (behind == unit || unit.empty()) return "; values carry no unit, write " + std::string(number);
    return "; values carry no unit, the number is read in " + std::string(unit);
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    if (text.empty() || number_length(text) != text.size()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value + 0.0;
}

std::optional<u64> parse_count(std::string_view text) {
    if (text.empty() || (text.size() > 1 && text.front() == '0') || !std::ranges::all_of(text, is_digit))
        return std::nullopt;
    u64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string number_hint(std::string_view text, std::string_view unit) {
    const std::size_t length = number_length(text);
    if (length == text.size() && length > 0) return "; too large or too small for a number of this machine";
    if (text.size() > 1 && text.front() == '+' && parse_number(text.substr(1))) return "; leave out the plus";
    if (text.size() > 1 && text.front() == '0' && std::ranges::all_of(text, is_digit)) return "; leave out the leading zero";
    if (std::string point(text); std::ranges::count(text, ',') == 1) {
        std::ranges::replace(point, ',', '.');
        if (parse_number(point)) return "; the decimal mark is a point, thousands are not marked";
    }
    if (length == 0 || text.size() > length + 40) return "";
    std::string_view behind = text.substr(length);
    while (take(behind, " ")) {
    }
    const bool word = !behind.empty() && !is_digit(behind.front()) && behind.find_first_of("_,.xX+-") != 0;
    return word ? unit_hint(text.substr(0, length), behind, unit) : "";
}

std::string to_text(double value) {
    if (std::isinf(value) && value > 0) return "none";
    std::array<char, 64> text{};
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-5 && size < 1e15);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, format);
    return {text.data(), end};
}

std::string hexadecimal(u64 value) {
    std::string text(16, '0');
    for (std::size_t k = text.size(); k-- > 0; value >>= 4) text[k] = "0123456789abcdef"[value & 15U];
    return text;
}

}  // namespace consortia::config
