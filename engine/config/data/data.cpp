#include "engine/config/data/data.hpp"

#include "engine/config/data/csv.hpp"
#include "engine/config/data/graphml.hpp"
#include "engine/config/input/encoding.hpp"
#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/core/hash.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace consortia::config {

namespace {

class TableReader {
  public:
    TableReader(const DataDescription& description, std::string_view bytes, const std::string& file, Problems& problems)
        : description_(description), bytes_(bytes), file_(file), problems_(problems) {
        table_.name = description.name;
        table_.shown = file;
        table_.content = hash_of(bytes);
    }

    DataTable read() {
        if (!is_text(bytes_, file_, problems_)) return std::move(table_);
        if (is_xml(without_mark(bytes_))) return read_network();
        if (is_separated_otherwise(without_mark(bytes_))) return std::move(table_);
        CsvReader rows(without_mark(bytes_), file_, problems_);
        std::vector<Cell> row;
        if (!rows.next(row)) {
            problems_.error({file_}, description_.name + ": the table is empty; expected a header " + header());
            return std::move(table_);
        }
        read_header(row);
        std::size_t count = 0;
        for (; rows.next(row); ++count) read_row(row);
        check_key();
        if (count == 0 && !problems_.has_errors()) problems_.error({file_}, description_.name + ": the table has no rows");
        return std::move(table_);
    }

    std::size_t wrong_numbers() const { return wrong_numbers_; }

  private:
    /// Where the values of a column of the file go; neither for a column nobody described.
    struct Column {
        const DataColumn* description = nullptr;
        std::string name;
        std::vector<double>* numbers = nullptr;
        std::vector<std::string>* labels = nullptr;
    };

    DataTable read_network() {
        if (description_.network == DataDescription::Network::none) {
            problems_.error({file_}, description_.name + ": is XML, and the model asks for a table; save it as CSV UTF-8");
            return std::move(table_);
        }
        const std::vector<std::vector<Cell>> rows = rows_of_graphml(description_, without_mark(bytes_), file_, problems_);
        if (rows.empty()) return std::move(table_);
        read_header(rows.front());
        for (std::size_t k = 1; k < rows.size(); ++k) read_row(rows[k]);
        check_key();
        if (rows.size() == 1 && !problems_.has_errors())
            problems_.error({file_}, description_.name + ": the network is empty");
        return std::move(table_);
    }

    Place place(const Cell& cell) const { return {file_, cell.line, cell.column}; }

    std::vector<std::string> described() const {
        std::vector<std::string> names;
        for (const DataColumn& column : description_.columns) names.push_back(column.name);
        return names;
    }
    std::string header() const { return listed(described(), 20); }

    /// A header of several columns without a comma, but with what other programs put between fields: one mistake.
    bool is_separated_otherwise(std::string_view bytes) {
        std::size_t start = 0;
        while (start < bytes.size() && (bytes[start] == '#' || bytes[start] == '\n' || bytes[start] == '\r'))
            start = std::min(bytes.find('\n', start), bytes.size() - 1) + 1;
        const std::string_view header = bytes.substr(start, bytes.find('\n', start) - start);
        const bool several = description_.columns.size() > 1 || description_.rest_are_numbers;
        if (!several || header.find(',') != std::string_view::npos) return false;
        for (const auto& [mark, name] :
             {std::pair{";", "semicolons"}, {"\t", "tabs"}, {"\xEF\xBC\x8C", "full-width commas"}}) {
            const std::size_t at = header.find(mark);
            if (at == std::string_view::npos) continue;
            problems_.error(place_of(bytes, start + at, file_),
                            description_.name + ": " + name +
                                " stand between the fields; save the table as CSV UTF-8, "
                                "with commas");
            return true;
        }
        return false;
    }

    void read_header(const std::vector<Cell>& header) {
        std::set<std::string> names;
        for (const Cell& cell : header) {
            columns_.push_back({});
            if (cell.text.empty()) {
                problems_.error(place(cell), description_.name + ": a column has no name");
            } else if (!names.insert(cell.text).second) {
                problems_.error(place(cell), description_.name + ": column " + quote(cell.text) + " is given twice");
            } else {
                add_column(cell);
            }
        }
        report_missing(header, names);
    }

    void add_column(const Cell& cell) {
        const auto found = std::ranges::find(description_.columns, cell.text, &DataColumn::name);
        const bool known = found != description_.columns.end();
        if (!known && !description_.rest_are_numbers) {
            problems_.error(place(cell), description_.name + ": unknown column " + quote(cell.text) +
                                             (problems_.full() ? "" : suggestion(cell.text, described())));
            return;
        }
        Column column{known ? &*found : nullptr, cell.text};
        if (known && found->kind == DataColumn::Kind::label) {
            column.labels = &table_.labels[cell.text];
        } else {
            column.numbers = &table_.numbers[cell.text];
        }
        columns_.back() = column;
        table_.column_names.push_back(cell.text);
        table_.positions.push_back({cell.line, cell.column});
    }

    void report_missing(const std::vector<Cell>& header, const std::set<std::string>& names) {
        std::vector<std::string> given(names.begin(), names.end());
        for (const DataColumn& column : description_.columns) {
            if (column.optional || names.contains(column.name)) continue;
            problems_.error(place(header.front()),
                            description_.name + ": column " + column.name + " is missing" + suggestion(column.name, given));
        }
    }

    void read_row(const std::vector<Cell>& row) {
        if (row.size() != columns_.size()) {
            problems_.error(place(row.front()), description_.name + ": expected " + std::to_string(columns_.size()) +
                                                    " fields as in the header, got " + std::to_string(row.size()));
            return;
        }
        for (std::size_t k = 0; k < row.size(); ++k) {
            if (columns_[k].labels != nullptr) read_label(columns_[k], row[k]);
            if (columns_[k].numbers != nullptr) read_number(columns_[k], row[k]);
            if (!columns_[k].name.empty()) table_.positions.push_back({row[k].line, row[k].column});
        }
    }

    void read_label(const Column& column, const Cell& cell) {
        const std::vector<std::string>& known = column.description->labels;
        if (cell.text.empty()) {
            problems_.error(place(cell), name_of(column) + ": expected a label, got ''");
        } else if (!known.empty() && std::ranges::find(known, cell.text) == known.end()) {
            problems_.error(place(cell), name_of(column) + ": expected one of " + listed(known, 20) + ", got " +
                                             quote(cell.text) + (problems_.full() ? "" : nearest_hint(cell.text, known)));
        }
        column.labels->push_back(cell.text);
    }

    void read_number(const Column& column, const Cell& cell) {
        const bool described = column.description != nullptr;
        const std::string unit = described ? column.description->unit : description_.rest_unit;
        const Range hard = described ? column.description->hard : description_.rest_hard;
        const std::string in_unit = unit.empty() ? "" : " (" + unit + ")";
        const auto value = parse_number(cell.text);
        column.numbers->push_back(value.value_or(0));
        const bool whole = described && column.description->whole;
        const std::size_t errors = problems_.errors();
        if (!value || (whole && *value != std::floor(*value))) {
            problems_.error(place(cell), name_of(column) + ": expected a " + (whole ? "whole" : "finite") + " number" +
                                             in_unit + ", got " + quote(cell.text) +
                                             (value ? "" : number_hint(cell.text, unit)));
        } else if (!hard.contains(*value)) {
            problems_.error(place(cell), name_of(column) + ": expected " + to_text(hard.low) + " to " + to_text(hard.high) +
                                             in_unit + ", got " + cell.text);
        }
        wrong_numbers_ += problems_.errors() - errors;
    }

    std::string name_of(const Column& column) const { return description_.name + '.' + column.name; }

    /// No two rows are named alike.
    void check_key() {
        const std::vector<std::string>& key = description_.key;
        if (key.empty() || !std::ranges::all_of(key, [&](const auto& column) { return table_.has(column); })) return;
        std::map<std::string, std::size_t> first;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            std::string name;
            for (const std::string& column : key) name += (name.empty() ? "" : ", ") + table_.label(column)[row];
            const auto [before, is_new] = first.emplace(name, row);
            if (is_new || name.empty()) continue;
            problems_.error(table_.place(row, key.front()),
                            description_.name + '.' + listed(key) + ": " + quote(name) + " is given twice; first in line " +
                                std::to_string(table_.place(before->second, key.front()).line));
        }
    }

    const DataDescription& description_;
    std::string_view bytes_;
    std::string file_;
    Problems& problems_;
    DataTable table_;
    std::vector<Column> columns_;
    std::size_t wrong_numbers_ = 0;
};

}  // namespace

std::string kind_of_file(const DataDescription& description) {
    return description.network == DataDescription::Network::none ? "a CSV file" : "a CSV or GraphML file";
}

DataTable read_table(const DataDescription& description, std::string_view bytes, const std::string& file, Problems& problems,
                     std::size_t* wrong_numbers) {
    TableReader reader(description, bytes, file, problems);
    DataTable table = reader.read();
    if (wrong_numbers != nullptr) *wrong_numbers += reader.wrong_numbers();
    return table;
}

}  // namespace consortia::config
