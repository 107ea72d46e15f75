#include "engine/config/data/draws.hpp"

#include "engine/config/data/csv.hpp"
#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

constexpr std::string_view number_column = "draw";

class DrawsReader {
  public:
    DrawsReader(std::string_view text, const std::string& file, const Schema& schema, Problems& problems)
        : rows_(text, file, problems), file_(file), schema_(schema), problems_(problems) {}

    Draws read() {
        std::vector<Cell> row;
        if (!rows_.next(row)) {
            problems_.error({file_}, "expected a first row `draw,NAME,…` and a row a draw, got none");
            return {};
        }
        read_header(row);
        while (!problems_.has_errors() && rows_.next(row)) read_row(row);
        if (!problems_.has_errors() && draws_.rows.empty()) problems_.error({file_}, "has no draw below its first row");
        return std::move(draws_);
    }

  private:
    void error(const Cell& cell, const std::string& text) { problems_.error({file_, cell.line, cell.column}, text); }

    void read_header(const std::vector<Cell>& row) {
        if (row.front().text != number_column) {
            error(row.front(), "expected the column " + quote(number_column) + " first, got " + quote(row.front().text));
        }
        for (std::size_t k = 1; k < row.size(); ++k) read_name(row[k]);
        if (row.size() == 1) error(row.front(), "expected the name of a parameter or lever after draw, got none");
    }

    void read_name(const Cell& cell) {
        const Setting* setting = schema_.find_setting(cell.text);
        if (setting == nullptr) return report_unknown(cell);
        if (std::ranges::find(draws_.settings, setting) != draws_.settings.end()) error(cell, cell.text + ": given twice");
        draws_.settings.push_back(setting);
    }

    void report_unknown(const Cell& cell) {
        std::vector<std::string> known;
        for (const Setting& setting : schema_.settings()) known.push_back(setting.quantity.name);
        error(cell, quote(cell.text) + ": unknown parameter or lever" + suggestion(cell.text, known));
    }

    void read_row(const std::vector<Cell>& row) {
        if (row.size() != draws_.settings.size() + 1) {
            return error(row.front(), "expected " + std::to_string(draws_.settings.size() + 1) +
                                          " fields, as in the first row, got " + std::to_string(row.size()));
        }
        if (row.front().text != std::to_string(draws_.rows.size())) {
            error(row.front(), "draw: expected " + std::to_string(draws_.rows.size()) +
                                   ", for draws are numbered from 0, got " + quote(row.front().text));
        }
        std::vector<double>& values = draws_.rows.emplace_back();
        for (std::size_t k = 1; k < row.size(); ++k) values.push_back(value_of(row[k], draws_.settings[k - 1]->quantity));
    }

    /// Outside the usual range is what a calibration may find, and no warning.
    double value_of(const Cell& cell, const Quantity& quantity) {
        Node node;
        node.kind = Node::Kind::scalar;
        node.file = &file_;
        node.line = cell.line;
        node.column = cell.column;
        node.text = cell.text;
        Problems found;
        const double value = read_value(node, quantity, found).value_or(0);
        for (const Problem& problem : found.sorted()) {
            if (problem.severity == Problem::Severity::error) problems_.append({problem});
        }
        return value;
    }

    CsvReader rows_;
    std::string file_;
    const Schema& schema_;
    Problems& problems_;
    Draws draws_;
};

}  // namespace

std::vector<std::string> Draws::overrides(std::size_t draw) const {
    std::vector<std::string> texts;
    for (std::size_t k = 0; k < settings.size(); ++k) {
        const Quantity& quantity = settings[k]->quantity;
        texts.push_back(quantity.name + "=" + value_text(rows.at(draw)[k], quantity));
    }
    return texts;
}

Draws read_draws(std::string_view text, const std::string& file, const Schema& schema, Problems& problems) {
    return DrawsReader(text, file, schema, problems).read();
}

std::string draws_text(const Draws& draws) {
    std::string text(number_column);
    for (const Setting* setting : draws.settings) text.append(1, ',').append(setting->quantity.name);
    text.append(1, '\n');
    for (std::size_t draw = 0; draw < draws.count(); ++draw) {
        text.append(std::to_string(draw));
        for (std::size_t k = 0; k < draws.settings.size(); ++k)
            text.append(1, ',').append(value_text(draws.rows[draw][k], draws.settings[k]->quantity));
        text.append(1, '\n');
    }
    return text;
}

}  // namespace consortia::config
