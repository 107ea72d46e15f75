// Tables for people: columns aligned, Chinese characters counted as two wide, cells `visible` on one line.
#pragma once

#include "engine/core/text/text.hpp"
#include "engine/study/results/statistics.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::command {

struct Heading {
    std::string text;
    bool right = false;  ///< aligned to the right, as numbers are
};

class TextTable {
  public:
    explicit TextTable(std::vector<Heading> headings);
    void add(std::vector<std::string> row);
    friend std::ostream& operator<<(std::ostream& out, const TextTable& table);

  private:
    std::vector<Heading> headings_;
    std::vector<std::vector<std::string>> rows_;
};

/// Columns that a terminal needs for a text in UTF-8.
std::size_t width_of(std::string_view text);
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
