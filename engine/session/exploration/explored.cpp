#include "engine/session/exploration/explored.hpp"

#include "engine/core/error.hpp"
#include "engine/session/answer/cuts.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace consortia::session::exploration {

namespace {

using output::StoredVariable;
using Numbers = std::vector<double>;

[[noreturn]] void refuse(const Result& result, const std::string& why) { throw InputError(Place{result.path()}, why); }

/// Of a choice the positions of its labels.
Numbers values_of(const Result& result, const Factor& factor) {
    const StoredVariable& variable = result.data().at(factor.quantity.name, {"point"});
    if (variable.kind != StoredVariable::Kind::text) return result.data().numbers(variable.name);
    Numbers values;
    const std::vector<std::string>& labels = factor.quantity.labels;
    for (const std::string& text : result.data().texts(variable.name)) {
        const auto found = std::ranges::find(labels, text);
        values.push_back(found == labels.end() ? std::nan("") : static_cast<double>(found - labels.begin()));
    }
    return values;
}

std::vector<Numbers> points_of(const Result& result, const Study& study) {
    std::vector<Numbers> points(result.data().at("point").shape.front());
    for (const Factor& factor : study.factors) {
        const Numbers values = values_of(result, factor);
        for (std::size_t point = 0; point < points.size(); ++point) points[point].push_back(values.at(point));
    }
    return points;
}

/// What a point leaves as it is in the scenario has the scenario's value.
void fill(std::vector<Numbers>& points, const std::vector<Control>& controls) {
    for (Numbers& point : points)
        for (std::size_t k = 0; k < point.size(); ++k)
            if (std::isnan(point[k])) point[k] = controls[k].start;
}

Indicator indicator_of(const Result& result, const StoredVariable& variable) {
    const std::string name = variable.note("indicator");
    Indicator indicator = result.indicator_of(variable);
    if (result.schema() != nullptr) {
        const auto found = std::ranges::find(result.schema()->indicators(), name, &Indicator::name);
        if (found != result.schema()->indicators().end()) indicator = *found;
    }
    indicator.name = name;
    return indicator;
}

/// Of a cut, of which the model does not say it, that of its total: `participation` for `participation_by_size`.
Indicator::Better better_way(const Result& result, const Indicator& indicator) {
    const Indicator::Better own = better_of(indicator);
    const bool is_known = own != Indicator::Better::neither || result.schema() == nullptr;
    const Indicator* total = is_known ? nullptr : result.schema()->total_of(indicator);
    return total == nullptr ? own : better_of(*total);
}

Shown shown_of(const Result& result, const StoredVariable& variable, const std::string& over) {
    const std::string words = variable.note("aggregation");
    Shown shown{.name = variable.name,
                .unit = variable.note("units"),
                .words = words,
                .is_difference = words.starts_with("difference"),
                .indicator = indicator_of(result, variable),
                .over = over};
    shown.indicator.better = better_way(result, shown.indicator);
    if (over.empty()) {
        shown.labels = {""};
    } else {
        shown.labels = over == "time" ? result.times() : result.data().labels(over);
        shown.over_about = result.axis_about(over);
    }
    return shown;
}

/// Which steps are added up to one number each: those of a year.
struct Years {
    std::vector<std::string> names{};
    std::vector<std::vector<std::size_t>> steps{};
};

/// The whole ones, where a year has several steps.
Years years_of(const std::vector<std::string>& times, double steps_per_year) {
    Years years;
    for (std::size_t step = 0; step < times.size(); ++step) {
        const std::string name = year_name(times[step]);
        if (years.names.empty() || years.names.back() != name) {
            years.names.push_back(name);
            years.steps.emplace_back();
        }
        years.steps.back().push_back(step);
    }
    for (std::size_t k = years.names.size(); k-- > 0;) {
        if (static_cast<double>(years.steps[k].size()) >= std::floor(steps_per_year)) continue;
        years.names.erase(years.names.begin() + static_cast<std::ptrdiff_t>(k));
        years.steps.erase(years.steps.begin() + static_cast<std::ptrdiff_t>(k));
    }
    return years;
}

/// `numbers` by so many steps.
Numbers added_up(const Numbers& numbers, const Years& years, std::size_t steps) {
    Numbers sums;
    for (std::size_t begin = 0; begin < numbers.size(); begin += steps) {
        for (const std::vector<std::size_t>& year : years.steps) {
            double sum = 0;
            for (const std::size_t step : year) sum += numbers[begin + step];
            sums.push_back(sum);
        }
    }
    return sums;
}

/// The numbers of a variable, of a flow by year, whose names its labels become.
Numbers numbers_of(const Result& result, Shown& shown) {
    const Numbers numbers = result.data().numbers(shown.name);
    const bool is_flow = shown.over == "time" && shown.indicator.kind == Indicator::Kind::flow;
    if (!is_flow || result.steps_per_year() <= 1) return numbers;
    const Years years = years_of(shown.labels, result.steps_per_year());
    if (years.names.empty()) return numbers;
    const std::size_t steps = shown.labels.size();
    shown.labels = years.names;
    return added_up(numbers, years, steps);
}

/// All numbers of a variable, run by run.
class Block {
  public:
    Block(Numbers numbers, std::size_t points, std::size_t cells)
        : numbers_(std::move(numbers)), cells_(cells), runs_(numbers_.size() / (points * cells)) {}

    std::size_t runs() const { return runs_; }
    double operator()(std::size_t point, std::size_t run, std::size_t cell) const {
        return numbers_[(point * runs_ + run) * cells_ + cell];
    }
    bool is_defined(std::size_t point, std::size_t cell) const {
        for (std::size_t run = 0; run < runs_; ++run)
            if (!std::isfinite((*this)(point, run, cell))) return false;
        return true;
    }

  private:
    Numbers numbers_;
    std::size_t cells_, runs_;
};

/// The cells that are defined at nearly as many points as the one that is defined at most.
std::vector<u64> cells_of(const Block& block, std::size_t points, std::size_t cells) {
    constexpr double nearly = .9;
    std::vector<double> defined(cells, 0);
    for (std::size_t cell = 0; cell < cells; ++cell)
        for (std::size_t point = 0; point < points; ++point) defined[cell] += block.is_defined(point, cell) ? 1 : 0;
    const double most = *std::ranges::max_element(defined);
    std::vector<u64> kept;
    for (std::size_t cell = 0; cell < cells && most > 0; ++cell)
        if (defined[cell] >= nearly * most) kept.push_back(cell);
    return kept;
}

std::vector<Numbers> runs_of(const Block& block, std::size_t point, const std::vector<u64>& cells) {
    std::vector<Numbers> runs(block.runs());
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (const u64 cell : cells) runs[run].push_back(block(point, run, cell));
        if (!std::ranges::all_of(runs[run], [](double x) { return std::isfinite(x); })) return {};
    }
    return cells.empty() ? std::vector<Numbers>() : runs;
}

/// Of an event a study does not know what the scenario's own value is; and a cap that is none has no place in a range.
bool is_known(const Numbers& point) {
    return std::ranges::all_of(point, [](double x) { return std::isfinite(x); });
}

std::vector<Numbers> no_difference(std::size_t runs, std::size_t cells) {
    return cells == 0 ? std::vector<Numbers>() : std::vector<Numbers>(runs, Numbers(cells, 0));
}

/// What differs by nothing from the scenario is the scenario itself, where its settings can be told by one number each.
void add_scenario(Explored& explored) {
    explored.has_scenario = std::ranges::all_of(explored.controls, &Control::steady);
    if (!explored.has_scenario) return;
    Numbers& own = explored.points.emplace_back();
    for (const Control& control : explored.controls) own.push_back(control.start);
}

void add_output(Explored& explored, const Result& result, Shown shown) {
    const std::size_t points = explored.points.size() - (explored.has_scenario ? 1 : 0);
    Numbers numbers = numbers_of(result, shown);
    const std::size_t cells = shown.labels.size();
    const Block block(std::move(numbers), points, cells);
    shown.cells = cells_of(block, points, cells);
    Measured& measured = explored.question.outputs.emplace_back(Measured{.name = shown.name});
    for (std::size_t point = 0; point < points; ++point)
        measured.runs.push_back(is_known(explored.points[point]) ? runs_of(block, point, shown.cells)
                                                                 : std::vector<Numbers>());
    if (explored.has_scenario && shown.is_difference) measured.exact = {points};
    if (explored.has_scenario)
        measured.runs.push_back(shown.is_difference ? no_difference(block.runs(), shown.cells.size())
                                                    : std::vector<Numbers>());
    explored.outputs.push_back(std::move(shown));
}

/// Whether it is of runs, and holds something.
bool is_kept(const StoredVariable& variable, const std::vector<std::string>& runs) {
    const bool is_output = variable.kind == StoredVariable::Kind::number && !variable.note("aggregation").empty();
    if (!is_output || variable.over.size() < runs.size()) return false;
    return std::ranges::equal(runs, std::span(variable.over).first(runs.size())) &&
           std::ranges::count(variable.shape, 0) == 0;
}

void add_outputs(Explored& explored, const Result& result) {
    const std::vector<std::string> runs = output::run_dimensions(result.data());
    for (const StoredVariable& variable : result.data().variables()) {
        if (!is_kept(variable, runs)) continue;
        if (variable.over.size() > runs.size() + 1) {
            explored.left_out.push_back(variable.name);
        } else {
            add_output(explored, result,
                       shown_of(result, variable, variable.over.size() == runs.size() ? "" : variable.over.back()));
        }
    }
}

}  // namespace

Explored explored_of(const Result& result, const Study& study) {
    if (result.kind() != Result::Kind::study)
        refuse(result, "is no result of a study; `sweep` and `optimise` write study.h5");
    Explored explored;
    explored.points = points_of(result, study);
    if (explored.points.empty()) refuse(result, "has no points");
    explored.controls = controls_of(study, explored.points, result.path());
    explored.coordinates = coordinates_of(explored.controls);
    fill(explored.points, explored.controls);
    add_scenario(explored);
    for (const Numbers& point : explored.points)
        explored.question.points.push_back(is_known(point) ? point_of(explored.coordinates, point)
                                                           : Point(explored.coordinates.size(), 0));
    add_outputs(explored, result);
    if (explored.outputs.empty()) refuse(result, "keeps nothing that can be shown: numbers, series or cuts by one axis");
    return explored;
}

}  // namespace consortia::session::exploration
