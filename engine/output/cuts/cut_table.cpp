#include "engine/output/cuts/cut_table.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/core/calendar.hpp"
#include "engine/core/error.hpp"
#include "engine/output/csv.hpp"
#include "engine/output/time_axis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::output {

namespace {

using Texts = std::vector<std::string>;

[[noreturn]] void refuse(const DataSet& result, const std::string& why) { throw InputError(Place{result.path()}, why); }

bool contains(const Texts& texts, const std::string& text) { return std::ranges::find(texts, text) != texts.end(); }

/// Dimensions before these are those of a run and its steps.
std::size_t outer_dimensions(const DataSet& result) { return run_dimensions(result).size() + 1; }

/// Axes over which any indicator lies.
Texts axes_of(const DataSet& result) {
    Texts axes;
    for (const std::string& name : indicators_of(result)) {
        const Texts& over = result.at(name).over;
        for (std::size_t k = outer_dimensions(result); k < over.size(); ++k) {
            if (!contains(axes, over[k])) axes.push_back(over[k]);
        }
    }
    return axes;
}

void require_axes(const DataSet& result, const Texts& by) {
    const Texts axes = axes_of(result);
    for (std::size_t k = 0; k < by.size(); ++k) {
        if (!contains(axes, by[k])) {
            const std::string nearest = config::nearest_hint(by[k], axes);
            refuse(result, "no indicator lies over " + by[k] +
                               (nearest.empty() ? "; there are " + config::listed(axes, 40) : nearest));
        }
        if (std::ranges::count(by, by[k]) > 1) refuse(result, by[k] + " is asked for twice");
    }
}

Texts over_all_of(const DataSet& result, const Texts& by) {
    Texts names = indicators_of(result);
    std::erase_if(names, [&](const std::string& name) {
        const Texts& over = result.at(name).over;
        return !std::ranges::all_of(by, [&](const std::string& axis) { return contains(over, axis); });
    });
    if (names.empty()) refuse(result, "no indicator lies over " + config::listed(by) + " together");
    return names;
}

/// What is there, but not cut so: its own cuts are told.
void require_cut(const DataSet& result, const Cut& cut) {
    const Texts all = indicators_of(result), fitting = over_all_of(result, cut.by);
    for (const std::string& name : cut.indicators) {
        if (contains(fitting, name) || !contains(all, name)) continue;
        Texts cuts;
        std::ranges::copy_if(fitting, std::back_inserter(cuts),
                             [&](const std::string& each) { return each.starts_with(name + "_by_"); });
        refuse(result, name + ": does not lie over " + config::listed(cut.by) +
                           (cuts.empty() ? "" : "; there is " + config::listed(cuts)));
    }
}

/// All combinations of labels, the last axis fastest.
std::vector<Texts> combinations(const DataSet& result, const Texts& axes) {
    std::vector<Texts> all{{}};
    for (const std::string& axis : axes) {
        std::vector<Texts> longer;
        for (const Texts& before : all) {
            for (const std::string& label : result.labels(axis)) {
                longer.push_back(before);
                longer.back().push_back(label);
            }
        }
        all = std::move(longer);
    }
    return all;
}

std::string joined(const Texts& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ",") + text;
    return all;
}

/// Rows that steps make: one each, or one a year.
struct Span {
    std::string cells;  ///< `2025-01-01,2025Q1`, or `2025,4`
    std::vector<u64> steps;
};

std::vector<Span> each_step(const DataSet& result) {
    const Texts times = label_cells(result, "time");
    const auto dates = stored_dates(result);
    std::vector<Span> spans;
    for (u64 step = 0; step < times.size(); ++step) {
        spans.push_back({times[step], {step}});
        if (dates) spans.back().cells.append(",").append(text_cell(dates->dates[step]));
    }
    return spans;
}

std::vector<Span> each_year(const DataSet& result) {
    const auto dates = stored_dates(result);
    if (!dates) refuse(result, "has no calendar, so no years; leave out --per year");
    std::vector<Span> spans;
    for (u64 step = 0; step < dates->dates.size(); ++step) {
        const auto date = parse_date(dates->dates[step], dates->calendar);
        if (!date) throw SystemError(result.path() + ": has a " + dates->name + " that is no date");
        const std::string year = std::to_string(date->year());
        if (spans.empty() || spans.back().cells != year) spans.push_back({year, {}});
        spans.back().steps.push_back(step);
    }
    for (Span& span : spans) span.cells += ',' + std::to_string(span.steps.size());
    return spans;
}

/// One indicator: which of a step's numbers stand in which row and column.
class OneIndicator {
  public:
    OneIndicator(const DataSet& result, const std::string& name, const Texts& by)
        : result_(result), variable_(result.at(name)), is_flow_(variable_.note("kind") == "flow"), rows_{0}, columns_{0} {
        lay_out(by);
    }

    Texts headings() const {
        if (others_.empty()) return {variable_.name};
        Texts names;
        for (const Texts& labels : combinations(result_, others_))
            names.push_back(variable_.name + "[" + joined(labels) + "]");
        return names;
    }

    void read(std::vector<u64> run) {
        std::vector<u64> count(run.size(), 1);
        run.resize(variable_.shape.size(), 0);
        count.insert(count.end(), variable_.shape.begin() + static_cast<std::ptrdiff_t>(count.size()),
                     variable_.shape.end());
        numbers_ = result_.numbers(variable_.name, run, count);
    }

    void write_cells(std::ostream& out, const Span& span, std::size_t row) const {
        for (const u64 column : columns_) out << ',' << number_cell(value(span, rows_[row] + column));
    }

  private:
    void lay_out(const Texts& by) {
        const std::size_t first = outer_dimensions(result_);
        size_ = 1;
        std::vector<u64> strides(variable_.over.size(), 1);
        for (std::size_t k = variable_.over.size(); k-- > first; size_ *= variable_.shape[k]) strides[k] = size_;
        for (const std::string& axis : by) {
            const auto place = std::ranges::find(variable_.over, axis) - variable_.over.begin();
            spread(rows_, variable_.shape[static_cast<std::size_t>(place)], strides[static_cast<std::size_t>(place)]);
        }
        for (std::size_t k = first; k < variable_.over.size(); ++k) {
            if (contains(by, variable_.over[k])) continue;
            others_.push_back(variable_.over[k]);
            spread(columns_, variable_.shape[k], strides[k]);
        }
    }

    static void spread(std::vector<u64>& places, u64 extent, u64 stride) {
        std::vector<u64> more;
        for (const u64 place : places) {
            for (u64 label = 0; label < extent; ++label) more.push_back(place + label * stride);
        }
        places = std::move(more);
    }

    double value(const Span& span, u64 place) const {
        double sum = 0;
        std::size_t found = 0;
        for (const u64 step : span.steps) {
            const double x = numbers_[step * size_ + place];
            if (std::isnan(x)) continue;
            sum += x;
            ++found;
        }
        if (found == 0) return std::numeric_limits<double>::quiet_NaN();
        return is_flow_ ? sum : sum / static_cast<double>(found);
    }

    const DataSet& result_;
    const StoredVariable& variable_;
    bool is_flow_;
    u64 size_ = 1;              ///< numbers of a step
    std::vector<u64> rows_;     ///< where the first number of each row lies within a step
    Texts others_;              ///< axes that are columns
    std::vector<u64> columns_;  ///< how far behind it that of each column
    std::vector<double> numbers_;
};

class Table {
  public:
    Table(std::ostream& out, const DataSet& result, const Cut& cut)
        : out_(out), result_(result), by_(cut.by), per_year_(cut.per_year) {
        if (result.find("point") != nullptr)
            refuse(result, "is of a study, which keeps what its `indicators:` ask for; export it without --by and --per");
        require_axes(result, by_);
        require_cut(result, cut);
        for (const std::string& name : known_or_refused(result, cut.indicators, over_all_of(result, by_)))
            indicators_.emplace_back(result, name, by_);
        spans_ = per_year_ ? each_year(result) : each_step(result);
        for (const Texts& labels : combinations(result, by_)) {
            rows_.emplace_back();
            for (const std::string& label : labels) rows_.back() += ',' + text_cell(label);
        }
    }

    void write() {
        write_header();
        write_runs({}, "");
        out_.flush();
        require_written();
    }

  private:
    void write_header() {
        for (const std::string& dimension : run_dimensions(result_)) out_ << dimension << ',';
        const auto dates = stored_dates(result_);
        if (dates) {
            out_ << (per_year_ ? "year," + dates->name + 's' : "time," + dates->name);
        } else {
            out_ << "time";
        }
        for (const std::string& axis : by_) out_ << ',' << text_cell(axis);
        for (const OneIndicator& each : indicators_) {
            for (const std::string& heading : each.headings()) out_ << ',' << text_cell(heading);
        }
        out_ << '\n';
    }

    /// Every run that begins with these places, whose labels are `cells`.
    void write_runs(const std::vector<u64>& run, const std::string& cells) {
        const Texts dimensions = run_dimensions(result_);
        if (run.size() == dimensions.size()) return write_run(run, cells);
        const Texts labels = label_cells(result_, dimensions[run.size()]);
        for (u64 place = 0; place < labels.size(); ++place) {
            std::vector<u64> longer = run;
            longer.push_back(place);
            write_runs(longer, cells + labels[place] + ',');
        }
    }

    void write_run(const std::vector<u64>& run, const std::string& cells) {
        for (OneIndicator& each : indicators_) each.read(run);
        for (const Span& span : spans_) {
            for (std::size_t row = 0; row < rows_.size(); ++row) {
                out_ << cells << span.cells << rows_[row];
                for (const OneIndicator& each : indicators_) each.write_cells(out_, span, row);
                out_ << '\n';
            }
        }
        require_written();
    }

    void require_written() const {
        if (!out_) throw SystemError("writing CSV of " + result_.path() + " failed");
    }

    std::ostream& out_;
    const DataSet& result_;
    Texts by_;
    bool per_year_;
    std::vector<OneIndicator> indicators_;
    std::vector<Span> spans_;
    Texts rows_;  ///< the cells of the labels, a comma before each
};

}  // namespace

void write_cut(std::ostream& out, const DataSet& result, const Cut& cut) { Table(out, result, cut).write(); }

}  // namespace consortia::output
