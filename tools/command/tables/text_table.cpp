#include "tools/command/tables/text_table.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace consortia::command {

namespace {

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string blanks(width - std::min(width, width_of(text)), ' ');
    return right ? blanks + text : text + blanks;
}

template <class... Values>
std::string formatted(const char* format, Values... values) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

}  // namespace

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const auto byte = static_cast<unsigned char>(text[k]);
        if ((byte & 0xc0U) == 0x80U) continue;  // not the first byte of a character
        // Three bytes from U+2E80 on are the scripts of East Asia and their full-width signs; four bytes their rarer ones.
        width += byte >= 0xe3U || (byte == 0xe2U && k + 1 < text.size() && static_cast<unsigned char>(text[k + 1]) >= 0xbaU)
                     ? 2
                     : 1;
    }
    return width;
}

TextTable::TextTable(std::vector<Heading> headings) : headings_(std::move(headings)) {
    for (Heading& heading : headings_) heading.text = visible(heading.text);
}

void TextTable::add(std::vector<std::string> row) {
    for (std::string& cell : row) cell = visible(cell);
    rows_.push_back(std::move(row));
}

std::ostream& operator<<(std::ostream& out, const TextTable& table) {
    std::vector<std::size_t> widths;
    for (const Heading& heading : table.headings_) widths.push_back(width_of(heading.text));
    for (const auto& row : table.rows_) {
        for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], width_of(row[k]));
    }
    const auto print = [&](const auto& cells) {
        std::string line;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            line += (k == 0 ? "" : "  ") + padded(cells[k], widths[k], table.headings_[k].right);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    };
    std::vector<std::string> headings;
    for (const Heading& heading : table.headings_) headings.push_back(heading.text);
    print(headings);
    for (const auto& row : table.rows_) print(row);
    return out;
}

std::string number(double x) { return std::isnan(x) ? "-" : x == 0 ? "0" : formatted("%.4g", x); }

std::string interval(const study::Estimated& estimated) {
    return estimated.has_interval() ? "[" + number(estimated.low) + ", " + number(estimated.high) + "]" : "";
}

std::string with_interval(const study::Estimated& estimated) {
    return number(estimated.value) + (estimated.has_interval() ? " " + interval(estimated) : "");
}

std::string both(const Text& text) {
    return visible(text.zh.empty() ? text.en : text.en.empty() ? text.zh : text.en + " " + text.zh);
}

std::string duration(double seconds) {
    if (seconds > 0 && seconds < .1) return formatted("%.2g ms", 1000 * seconds);
    if (seconds < 10) return formatted("%.1f s", seconds);
    const auto whole = static_cast<long long>(seconds + 0.5);
    if (whole < 60) return formatted("%lld s", whole);
    if (whole < 3600) return formatted("%lld min %02lld s", whole / 60, whole % 60);
    return formatted("%lld h %02lld min", whole / 3600, whole / 60 % 60);
}

}  // namespace consortia::command
