#include "engine/config/input/number.hpp"

#include "engine/config/input/look_alikes.hpp"
#include "engine/core/text/decimal.hpp"

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

/// The number meant by `text` with marks between thousands (`12 300`, `1,234,567`, `30_000`); empty if it is none.
std::string without_thousands(std::string_view text) {
    std::string digits;
    std::size_t group = 0;
    char mark = 0;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const char c = text[k];
        const bool marks = k > 0 && (c == ' ' || c == '_' || c == ',' || c == '\'');
        if (!marks && !is_digit(c)) return "";
        if (marks && ((mark != 0 && (c != mark || group != 3)) || group > 3)) return "";
        group = marks ? 0 : group + 1;
        if (marks) mark = c;
        if (!marks) digits += c;
    }
    return mark != 0 && group == 3 && parse_number(digits) ? digits : "";
}

/// What to say of a text with characters that look like others.
std::string look_alike_hint(std::string_view text, const std::string& plain, std::string_view unit) {
    const std::string has = "; it has " + look_alikes(text);
    const std::size_t first = plain.find_first_not_of(' ');
    const std::string bare = first == std::string::npos ? "" : plain.substr(first, plain.find_last_not_of(' ') + 1 - first);
    if (parse_number(bare)) return has + ", write " + bare;
    const std::string joined = without_thousands(bare);
    return joined.empty() ? has + number_hint(bare, unit) : has + "; thousands are not marked, write " + joined;
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
    const std::optional<double> value = decimal_of(text);
    return value ? std::optional(*value + 0.0) : value;
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
    if (const std::string plain = plain_form(text); plain != text) return look_alike_hint(text, plain, unit);
    const std::size_t length = number_length(text);
    if (length == text.size() && length > 0) return "; too large or too small for a number of this machine";
    if (text.size() > 1 && text.front() == '+' && parse_number(text.substr(1))) return "; leave out the plus";
    if (text.size() > 1 && text.front() == '0' && std::ranges::all_of(text, is_digit)) return "; leave out the leading zero";
    if (std::string point(text); std::ranges::count(text, ',') == 1) {
        std::ranges::replace(point, ',', '.');
        if (parse_number(point)) return "; the decimal mark is a point, thousands are not marked";
    }
    if (const std::string joined = without_thousands(text); !joined.empty())
        return "; thousands are not marked, write " + joined;
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
