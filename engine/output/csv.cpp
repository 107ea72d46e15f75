#include "engine/output/csv.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/output/number_text.hpp"
#include "engine/output/time_axis.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace consortia::output {

namespace {

using Texts = std::vector<std::string>;

/// The dimensions that make a row, outermost first; the last one is time, or in a study the seed.
Texts row_dimensions(const DataSet& result) {
    Texts dimensions = run_dimensions(result);
    if (result.find("point") != nullptr) return dimensions;
    if (result.find("time") == nullptr) throw SystemError(result.path() + ": has no time");
    dimensions.emplace_back("time");
    return dimensions;
}

bool is_indicator(const StoredVariable& variable, const Texts& rows) {
    if (variable.kind != StoredVariable::Kind::number || variable.over.size() < rows.size()) return false;
    return std::equal(rows.begin(), rows.end(), variable.over.begin());
}

/// What a dimension within a cell is called: quarters rather than days.
Texts labels_within(const DataSet& result, const std::string& dimension) {
    const auto dates = dimension == "time" ? stored_dates(result) : std::nullopt;
    return dates ? dates->dates : result.labels(dimension);
}

/// The headings of an indicator: its name, or one a cell of its axes, in the order of the numbers.
Texts headings(const DataSet& result, const StoredVariable& variable, std::size_t rows) {
    Texts inside{""};
    for (std::size_t k = rows; k < variable.over.size(); ++k) {
        Texts longer;
        for (const std::string& before : inside) {
            for (const std::string& label : labels_within(result, variable.over[k])) {
                longer.push_back(before + (before.empty() ? "" : ",") + label);
            }
        }
        inside = std::move(longer);
    }
    if (variable.over.size() == rows) return {variable.name};
    for (std::string& labels : inside) labels = variable.name + "[" + labels + "]";
    return inside;
}

/// The cells of `time`: dates where the file has them, else step numbers.
Texts time_cells(const DataSet& result) {
    const std::string units = result.at("time").note("units");
    if (result.at("time").kind != StoredVariable::Kind::whole) return result.labels("time");
    Texts cells;
    for (const double x : result.numbers("time")) {
        cells.push_back(day_after(units, static_cast<i32>(x)).value_or(shortest(x)));
    }
    return cells;
}

/// The factors of a study, which stand beside its points.
Texts factors_of(const DataSet& result) {
    const auto found = result.notes().find("factors");
    return result.find("point") == nullptr || found == result.notes().end() ? Texts{} : found->second;
}

/// Adds the values of a factor to the cells of the points.
void add_factor(const DataSet& result, const std::string& factor, Texts& points) {
    if (result.at(factor, {"point"}).kind == StoredVariable::Kind::text) {
        const Texts texts = result.texts(factor);
        for (std::size_t k = 0; k < points.size(); ++k) points[k].append(",").append(text_cell(texts[k]));
    } else {
        const std::vector<double> numbers = result.numbers(factor);
        for (std::size_t k = 0; k < points.size(); ++k) points[k].append(",").append(number_cell(numbers[k]));
    }
}

class Table {
  public:
    Table(std::ostream& out, const DataSet& result, const Texts& indicators)
        : out_(out),
          result_(result),
          rows_(row_dimensions(result)),
          indicators_(known_or_refused(result, indicators, indicators_of(result))) {
        for (const std::string& dimension : rows_) labels_.push_back(label_cells(result, dimension));
        for (const std::string& factor : factors_of(result)) add_factor(result, factor, labels_.front());
        if (rows_.back() == "time") dates_ = stored_dates(result);
    }

    void write() {
        write_header();
        std::vector<u64> run(rows_.size(), 0);
        write_runs(run, 0, "");
        out_.flush();
        if (!out_) throw SystemError("writing CSV of " + result_.path() + " failed");
    }

  private:
    void write_header() {
        for (std::size_t k = 0; k < rows_.size(); ++k) {
            out_ << (k == 0 ? "" : ",") << rows_[k];
            if (k > 0) continue;
            for (const std::string& factor : factors_of(result_)) out_ << ',' << text_cell(factor);
        }
        if (dates_) out_ << ',' << dates_->name;
        for (const std::string& name : indicators_) {
            for (const std::string& heading : headings(result_, result_.at(name), rows_.size())) {
                out_ << ',' << text_cell(heading);
            }
        }
        out_ << '\n';
    }

    /// Every combination of the labels before time, outermost first.
    void write_runs(std::vector<u64>& run, std::size_t dimension, const std::string& cells) {
        if (dimension + 1 == rows_.size()) return write_run(run, cells);
        for (u64 k = 0; k < labels_[dimension].size(); ++k) {
            run[dimension] = k;
            write_runs(run, dimension + 1, cells + labels_[dimension][k] + ",");
        }
    }

    void write_run(const std::vector<u64>& run, const std::string& cells) {
        std::vector<std::vector<double>> columns;
        for (const std::string& name : indicators_) columns.push_back(numbers(result_.at(name), run));
        const std::size_t steps = labels_.back().size();
        for (std::size_t step = 0; step < steps; ++step) {
            out_ << cells << labels_.back()[step];
            if (dates_) out_ << ',' << text_cell(dates_->dates[step]);
            for (const std::vector<double>& column : columns) write_cells(column, step, steps);
            out_ << '\n';
        }
        if (!out_) throw SystemError("writing CSV of " + result_.path() + " failed");
    }

    std::vector<double> numbers(const StoredVariable& variable, std::vector<u64> start) const {
        std::vector<u64> count(start.size(), 1);
        count.back() = labels_.back().size();
        start.resize(variable.shape.size(), 0);
        count.insert(count.end(), variable.shape.begin() + static_cast<std::ptrdiff_t>(count.size()), variable.shape.end());
        return result_.numbers(variable.name, start, count);
    }

    void write_cells(const std::vector<double>& column, std::size_t step, std::size_t steps) {
        const std::size_t width = column.size() / steps;
        for (std::size_t k = 0; k < width; ++k) out_ << ',' << number_cell(column[step * width + k]);
    }

    std::ostream& out_;
    const DataSet& result_;
    Texts rows_;
    Texts indicators_;
    std::vector<Texts> labels_;
    std::optional<StoredDates> dates_;
};

}  // namespace

std::string text_cell(std::string_view text) {
    constexpr std::string_view formula = "=+-@";
    std::string shown = visible(text);
    const bool runs = !shown.empty() && formula.find(shown.front()) != std::string_view::npos;
    if (!runs && shown.find_first_of(",\"") == std::string::npos) return shown;
    std::string cell = runs ? "\"'" : "\"";
    for (const char c : shown) cell.append(c == '"' ? 2 : 1, c);
    return cell + '"';
}

std::string number_cell(double x) { return std::isnan(x) ? std::string() : shortest(x); }

std::vector<std::string> indicators_of(const DataSet& result) {
    const Texts rows = row_dimensions(result);
    Texts names;
    for (const StoredVariable& variable : result.variables()) {
        if (is_indicator(variable, rows)) names.push_back(variable.name);
    }
    return names;
}

std::vector<std::string> label_cells(const DataSet& result, const std::string& dimension) {
    if (dimension == "time") return time_cells(result);
    Texts cells = result.labels(dimension);
    if (result.at(dimension).kind == StoredVariable::Kind::text) std::ranges::transform(cells, cells.begin(), text_cell);
    return cells;
}

std::vector<std::string> known_or_refused(const DataSet& result, const Texts& asked, const Texts& known) {
    if (asked.empty()) return known;
    std::vector<Problem> problems;
    for (const std::string& name : asked) {
        if (std::ranges::find(known, name) != known.end()) continue;
        const std::string nearest = config::nearest_hint(name, known);
        std::string text = name + ": unknown indicator";
        text += nearest.empty() ? "; the result has " + config::listed(known) : nearest;
        problems.push_back({Problem::Severity::error, {result.path(), 0, 0}, std::move(text)});
    }
    if (!problems.empty()) throw InputError(std::move(problems));
    return asked;
}

void write_csv(std::ostream& out, const DataSet& result, const std::vector<std::string>& indicators) {
    Table(out, result, indicators).write();
}

}  // namespace consortia::output
