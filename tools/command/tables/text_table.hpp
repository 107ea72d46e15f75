// Tables for people: columns aligned, Chinese characters counted as two wide, cells `visible` on one line.
#pragma once

#include "engine/core/text/text.hpp"
#include "engine/study/results/statistics.hpp"
#include "tools/command/tables/wrapped.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::command {

struct Heading {
    std::string text;
    bool right = false;  ///< aligned to the right, as numbers are
    bool wraps = false;  ///< in a table of limited width its cells go over several lines
};

class TextTable {
  public:
    explicit TextTable(std::vector<Heading> headings);
    void add(std::vector<std::string> row);
    /// No line is wider. Headings and columns that wrap go over several lines; columns without room stand in further tables
    /// below, each with the first `keys` columns before them; there is one more column at least.
    TextTable& fit(std::size_t width, std::size_t keys = 1);
    friend std::ostream& operator<<(std::ostream& out, const TextTable& table);

  private:
    std::vector<std::size_t> natural_widths() const;
    /// Columns that stand beside each other, and the width of every column.
    struct Block {
        std::vector<std::size_t> columns;
        std::vector<std::size_t> widths;
    };
    std::vector<std::size_t> least_widths() const;
    Block block_from(std::size_t& next, const std::vector<std::size_t>& least) const;
    void share_out(Block& block, std::size_t taken) const;
    void print(std::ostream& out, const Block& block) const;
    void print_blocks(std::ostream& out) const;

    std::vector<Heading> headings_;
    std::vector<std::vector<std::string>> rows_;
    std::size_t width_ = 0;  ///< 0: as wide as it comes
    std::size_t keys_ = 1;
};

/// Four digits; `-` for a missing number.
std::string number(double x);
/// `[low, high]`, empty where there is none.
std::string interval(const study::Estimated& estimated);
/// `value [low, high]`
std::string with_interval(const study::Estimated& estimated);
/// Both languages side by side, `visible` on one line.
std::string both(const Text& text);
/// `1 h 05 min`, `3 min 20 s`, `4 s`
std::string duration(double seconds);

}  // namespace consortia::command
