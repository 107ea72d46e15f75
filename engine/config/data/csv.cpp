#include "engine/config/data/csv.hpp"

#include "engine/config/input/encoding.hpp"

#include <algorithm>

namespace consortia::config {

void CsvReader::advance(std::size_t bytes) {
    column_ += static_cast<int>(characters(rest_.substr(0, bytes)));
    rest_.remove_prefix(bytes);
}

void CsvReader::take_line_end() {
    if (rest_.empty()) return;
    rest_.remove_prefix(rest_.front() == '\r' ? 2 : 1);
    ++line_;
    column_ = 1;
}

void CsvReader::skip_comments() {
    while (!rest_.empty() && (rest_.front() == '#' || at_line_end())) {
        rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
        take_line_end();
    }
}

bool CsvReader::next(std::vector<Cell>& row) {
    row.clear();
    skip_comments();
    if (rest_.empty()) return false;
    while (read_cell(row)) {
        if (at_line_end()) {
            take_line_end();
            return true;
        }
        advance(1);  // the comma
    }
    rest_ = {};
    return false;
}

bool CsvReader::read_cell(std::vector<Cell>& row) {
    advance(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
    if (row.size() == most_fields) {
        problems_.error({file_, line_, column_}, "a row has more than " + std::to_string(most_fields) + " fields");
        return false;
    }
    Cell& cell = row.emplace_back(Cell{{}, line_, column_});
    return rest_.starts_with('"') ? read_quoted(cell) : read_plain(cell);
}

/// Adds to a field, if it stays within the limit.
bool CsvReader::takes(Cell& cell, std::string_view text) {
    if (cell.text.size() + text.size() <= longest_field) {
        cell.text += text;
        return true;
    }
    problems_.error({file_, cell.line, cell.column}, "a field is longer than " + std::to_string(longest_field) +
                                                         " bytes; is a quote never closed, or is this no table of text?");
    return false;
}

bool CsvReader::read_plain(Cell& cell) {
    std::string_view text = rest_.substr(0, rest_.find_first_of(",\n"));
    if (text.ends_with('\r') && rest_.substr(text.size()).starts_with('\n')) text.remove_suffix(1);
    advance(text.size());
    const std::size_t last = text.find_last_not_of(" \t");
    return takes(cell, text.substr(0, last + 1));  // npos + 1 is 0
}

bool CsvReader::read_quoted(Cell& cell) {
    advance(1);
    while (true) {
        const std::size_t quote = rest_.find('"');
        if (quote == std::string_view::npos) {
            problems_.error({file_, cell.line, cell.column}, "a quote is never closed");
            return false;
        }
        const std::string_view part = rest_.substr(0, quote);
        if (!takes(cell, part)) return false;
        line_ += static_cast<int>(std::ranges::count(part, '\n'));
        if (const std::size_t end = part.rfind('\n'); end != std::string_view::npos) {
            rest_.remove_prefix(end + 1);
            column_ = 1;
            advance(quote - end);
        } else {
            advance(quote + 1);
        }
        if (!rest_.starts_with('"')) break;
        cell.text += '"';
        advance(1);
    }
    advance(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
    if (at_line_end() || rest_.front() == ',') return true;
    problems_.error({file_, line_, column_}, "text follows a closing quote; a quote inside a field is written twice");
    return false;
}

}  // namespace consortia::config
