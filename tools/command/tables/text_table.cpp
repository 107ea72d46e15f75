#include "tools/command/tables/text_table.hpp"

#include "engine/core/text/visible.hpp"
#include "tools/command/process/standard_streams.hpp"

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

template <class... Values>
std::string formatted(const char* format, Values... values) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

}  // namespace

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

namespace {

constexpr std::size_t between = 2;      // columns, of blanks
constexpr std::size_t least_wrap = 18;  // what a column that wraps needs

/// The lines of one row: cells side by side, each over as many lines as it takes.
class RowOfLines {
  public:
    void add(std::vector<std::string> lines, std::size_t width, bool right) {
        height_ = std::max(height_, lines.size());
        cells_.push_back({std::move(lines), width, right});
    }
    /// Cells end on the same line (headings) or begin on it.
    void print(std::ostream& out, bool end_together) const {
        for (std::size_t line = 0; line < height_; ++line) {
            std::string text;
            for (const Cell& cell : cells_) {
                const std::size_t above = end_together ? height_ - cell.lines.size() : 0;
                const bool empty = line < above || line - above >= cell.lines.size();
                text += (text.empty() && &cell == &cells_.front() ? "" : std::string(between, ' ')) +
                        padded(empty ? "" : cell.lines[line - above], cell.width, cell.right);
            }
            text.erase(text.find_last_not_of(' ') + 1);
            out << text << '\n';
        }
    }

  private:
    struct Cell {
        std::vector<std::string> lines;
        std::size_t width;
        bool right;
    };
    std::vector<Cell> cells_;
    std::size_t height_ = 1;
};

}  // namespace

void TextTable::print(std::ostream& out, const Block& block) const {
    RowOfLines head;
    for (const std::size_t k : block.columns)
        head.add(wrapped(headings_[k].text, block.widths[k]), block.widths[k], headings_[k].right);
    {
        const Ink ink(out, Ink::Style::bold);
        head.print(out, true);
    }
    for (const auto& row : rows_) {
        RowOfLines lines;
        for (const std::size_t k : block.columns)
            lines.add(wrapped(k < row.size() ? row[k] : "", block.widths[k]), block.widths[k], headings_[k].right);
        lines.print(out, false);
    }
}

std::vector<std::size_t> TextTable::least_widths() const {
    std::vector<std::size_t> least = natural_widths();
    for (std::size_t k = 0; k < least.size(); ++k)
        if (headings_[k].wraps) least[k] = std::min(least[k], std::max(least_wrap, longest_word(headings_[k].text)));
    return least;
}

/// Keys, and from `next` on as many further columns as there is room for, one at least.
TextTable::Block TextTable::block_from(std::size_t& next, const std::vector<std::size_t>& least) const {
    Block block{{}, least};
    std::size_t taken = 0;
    const auto take = [&](std::size_t column) {
        block.columns.push_back(column);
        taken += least[column] + between;
    };
    for (std::size_t key = 0; key < keys_; ++key) take(key);
    do take(next++);
    while (next < least.size() && taken + least[next] <= width_);
    share_out(block, taken - between);
    return block;
}

/// Columns that wrap take what others leave; where even least widths are too many, all give way.
void TextTable::share_out(Block& block, std::size_t taken) const {
    const std::vector<std::size_t> natural = natural_widths();
    const std::size_t most = std::max(least_wrap / 2, width_ / block.columns.size() - between);
    for (const std::size_t k : block.columns) {
        if (taken > width_) block.widths[k] = std::min(block.widths[k], most);
        if (!headings_[k].wraps || taken >= width_) continue;
        const std::size_t more = std::min(width_ - taken, natural[k] - block.widths[k]);
        block.widths[k] += more;
        taken += more;
    }
}

void TextTable::print_blocks(std::ostream& out) const {
    const std::vector<std::size_t> least = least_widths();
    for (std::size_t next = keys_; next < least.size();) {
        if (next > keys_) out << '\n';
        print(out, block_from(next, least));
    }
}

std::ostream& operator<<(std::ostream& out, const TextTable& table) {
    if (table.width_ > 0) {
        table.print_blocks(out);
        return out;
    }
    std::vector<std::size_t> columns(table.headings_.size());
    std::iota(columns.begin(), columns.end(), 0);
    table.print(out, {columns, table.natural_widths()});
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
