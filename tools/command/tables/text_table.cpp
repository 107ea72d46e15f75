#include "tools/command/tables/text_table.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace consortia::command {

namespace {

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string blanks(width - std::min(width, width_of(text)), ' ');
    return right ? blanks + text : text + blanks;
}

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t k = 0; k < text.size();) {
        const std::size_t length = std::max<std::size_t>(1, utf8_length(text.substr(k)));
        all.push_back(text.substr(k, length));
        k += length;
    }
    return all;
}

/// What a line may not be broken within: words, blanks, each wide character.
std::vector<std::string_view> pieces(std::string_view text) {
    std::vector<std::string_view> all;
    bool in_word = false;
    for (const std::string_view sign : characters(text)) {
        const bool stands_alone = sign == " " || width_of(sign) > 1;
        if (in_word && !stands_alone) {
            all.back() = {all.back().data(), all.back().size() + sign.size()};
        } else {
            all.push_back(sign);
        }
        in_word = !stands_alone;
    }
    return all;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (const std::string_view piece : pieces(text)) longest = std::max(longest, width_of(piece));
    return longest;
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

TextTable& TextTable::fit(std::size_t width, std::size_t keys) {
    width_ = width;
    keys_ = keys;
    return *this;
}

std::vector<std::size_t> TextTable::natural_widths() const {
    constexpr std::size_t lines = 3;  // of a heading where room is scarce
    std::vector<std::size_t> widths;
    for (const Heading& heading : headings_) {
        const std::size_t wide = width_of(heading.text);
        widths.push_back(width_ == 0 ? wide : std::max(longest_word(heading.text), (wide + lines - 1) / lines));
    }
    for (const auto& row : rows_)
        for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], width_of(row[k]));
    return widths;
}

void TextTable::print(std::ostream& out, const std::vector<std::size_t>& columns,
                      const std::vector<std::size_t>& widths) const {
    std::vector<std::string> headings;
    for (const Heading& heading : headings_) headings.push_back(heading.text);
    const auto print_row = [&](const std::vector<std::string>& cells, bool bottom) {
        std::vector<std::vector<std::string>> lines;
        std::size_t height = 1;
        for (const std::size_t k : columns) {
            lines.push_back(wrapped(k < cells.size() ? cells[k] : "", widths[k]));
            height = std::max(height, lines.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string text;
            for (std::size_t k = 0; k < columns.size(); ++k) {
                const std::size_t above = bottom ? height - lines[k].size() : 0;
                const bool empty = line < above || line - above >= lines[k].size();
                text += (k == 0 ? "" : "  ") +
                        padded(empty ? "" : lines[k][line - above], widths[columns[k]], headings_[columns[k]].right);
            }
            text.erase(text.find_last_not_of(' ') + 1);
            out << text << '\n';
        }
    };
    print_row(headings, true);
    for (const auto& row : rows_) print_row(row, false);
}

namespace {

constexpr std::size_t between = 2;      // columns, of blanks
constexpr std::size_t least_wrap = 18;  // what a column that wraps needs

/// Shares out room among the columns of a block: those that wrap take what the others leave.
void share_out(const std::vector<std::size_t>& columns, const std::vector<Heading>& headings, std::size_t room,
               std::vector<std::size_t>& widths, const std::vector<std::size_t>& natural) {
    std::size_t taken = between * (columns.size() - 1);
    for (const std::size_t k : columns) taken += widths[k];
    for (const std::size_t k : columns) {
        if (!headings[k].wraps || taken >= room) continue;
        const std::size_t more = std::min(room - taken, natural[k] - widths[k]);
        widths[k] += more;
        taken += more;
    }
}

}  // namespace

void TextTable::print_blocks(std::ostream& out) const {
    const std::vector<std::size_t> natural = natural_widths();
    std::vector<std::size_t> least = natural;
    for (std::size_t k = 0; k < least.size(); ++k)
        if (headings_[k].wraps) least[k] = std::min(least[k], std::max(least_wrap, longest_word(headings_[k].text)));
    for (std::size_t next = std::min(keys_, least.size()); next < least.size() || next == keys_;) {
        std::vector<std::size_t> columns;
        std::size_t taken = 0;
        for (std::size_t key = 0; key < std::min(keys_, least.size()); ++key) {
            columns.push_back(key);
            taken += least[key] + between;
        }
        const std::size_t first = next;
        while (next < least.size() && (next == first || taken + least[next] <= width_)) {
            taken += least[next] + between;
            columns.push_back(next++);
        }
        std::vector<std::size_t> widths = least;
        if (taken > width_ + between)  // one column and its keys alone are too wide
            for (const std::size_t k : columns)
                widths[k] = std::min(widths[k], std::max(least_wrap / 2, width_ / columns.size() - between));
        share_out(columns, headings_, width_, widths, natural);
        if (first > keys_) out << '\n';
        print(out, columns, widths);
        if (next >= least.size()) break;
    }
}

std::ostream& operator<<(std::ostream& out, const TextTable& table) {
    if (table.width_ > 0) {
        table.print_blocks(out);
        return out;
    }
    std::vector<std::size_t> columns(table.headings_.size());
    std::iota(columns.begin(), columns.end(), 0);
    table.print(out, columns, table.natural_widths());
    return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t used = 0;
    const auto next_line = [&] {
        lines.back().erase(lines.back().find_last_not_of(' ') + 1);
        lines.emplace_back();
        used = 0;
    };
    const auto append = [&](std::string_view piece) {
        if (used > 0 && used + width_of(piece) > width) next_line();
        lines.back() += piece;
        used += width_of(piece);
    };
    for (const std::string_view piece : pieces(text)) {
        if (piece == " " && (used >= width || (used == 0 && lines.size() > 1))) continue;  // where a line ends anyway
        if (width_of(piece) <= width) {
            append(piece);
        } else {
            for (const std::string_view sign : characters(piece)) append(sign);
        }
    }
    return lines;
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
