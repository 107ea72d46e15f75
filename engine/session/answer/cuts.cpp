#include "engine/session/answer/cuts.hpp"

#include "engine/study/outcomes.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

using output::StoredVariable;

/// The dimensions of a run's steps: with `scenario` before them in a comparison.
std::vector<std::string> over_steps(const Result& result) {
    std::vector<std::string> dimensions = result.run_dimensions();
    dimensions.emplace_back("time");
    return dimensions;
}

bool is_cut(const Result& result, const StoredVariable& variable) {
    const std::vector<std::string> steps = over_steps(result);
    return variable.kind == StoredVariable::Kind::number && variable.over.size() == steps.size() + 1 &&
           std::equal(steps.begin(), steps.end(), variable.over.begin());
}

/// Every `stride`-th number from the `first` on.
std::vector<double> every(const std::vector<double>& numbers, std::size_t first, std::size_t stride) {
    std::vector<double> some;
    some.reserve(numbers.size() / stride);
    for (std::size_t k = first; k < numbers.size(); k += stride) some.push_back(numbers[k]);
    return some;
}

/// Told as its total is: a cut of a cost is discounted too, so that its cells add up to it; unless it says how itself.
Indicator told_as_whole(const Result& result, Indicator cut) {
    const StoredVariable* whole = result.data().find(cut.name.substr(0, cut.name.find("_by_")));
    if (whole == nullptr || whole->name == cut.name) return cut;
    const Indicator total = result.indicator_of(*whole);
    if (total.role != Indicator::Role::benefit) cut.role = total.role;  // of a benefit what it costs is told of all alone
    if (cut.compared == Compared{}) cut.compared = total.compared;
    return cut;
}

Cut cut_of(const Result& result, const StoredVariable& variable) {
    const std::string& axis = variable.over.back();
    const Indicator described = result.indicator_of(variable), told = told_as_whole(result, described);
    Cut cut{.indicator = described, .axis = axis, .axis_about = result.axis_about(axis)};
    cut.indicator.unit = study::as_compared(told).unit;
    cut.labels = result.data().labels(axis);
    const std::vector<double> numbers = result.data().numbers(variable.name);
    for (std::size_t label = 0; label < cut.labels.size(); ++label)
        cut.by_label.push_back(
            study::outcomes_of(told, every(numbers, label, cut.labels.size()), result.extent(), result.steps_per_year()));
    return cut;
}

const StoredVariable& total_of(const Result& result, const std::string& name) {
    const StoredVariable& found = result.data().at(name);
    if (found.over != over_steps(result)) throw SystemError(result.path() + ": " + name + " has another shape");
    return found;
}

/// A total's numbers by scenario, run and step.
class Steps {
  public:
    Steps(const Result& result, std::vector<double> numbers) : extent_(result.extent()), numbers_(std::move(numbers)) {}

    study::Sample of_runs(std::size_t scenario, u32 step) const {
        std::vector<double> all;
        for (std::size_t place = 0; place < extent_.runs(); ++place)
            all.push_back(numbers_[(scenario * extent_.runs() + place) * extent_.steps + step]);
        return study::Sample(std::move(all), extent_.draws);
    }
    study::Sample added(std::size_t scenario, u32 step) const {
        study::Sample all = of_runs(scenario, step);
        all.add(of_runs(0, step), -1);
        return all;
    }

  private:
    study::Extent extent_;
    std::vector<double> numbers_;
};

Series series_of(const Result& result, const StoredVariable& variable) {
    const Steps steps(result, result.data().numbers(variable.name));
    Series series{.indicator = result.indicator_of(variable)};
    series.added.resize(result.scenarios().size());
    for (u32 step = 0; step < result.steps(); ++step) {
        series.first.push_back(study::mean(steps.of_runs(0, step)));
        for (std::size_t scenario = 1; scenario < result.scenarios().size(); ++scenario)
            series.added[scenario].push_back(study::mean_with_interval(steps.added(scenario, step)));
    }
    return series;
}

/// A year by its steps, from the first to the one behind the last.
struct Year {
    std::string name;
    u32 first = 0;
    u32 end = 0;
};

std::vector<Year> years_of(const Result& result) {
    std::vector<Year> years;
    const std::vector<std::string> times = result.times();
    for (u32 step = 0; step < times.size(); ++step) {
        const std::string name = year_name(times[step]);
        if (years.empty() || years.back().name != name) years.push_back({name, step, step});
        ++years.back().end;
    }
    return years;
}

/// Mean over seeds of what a scenario adds in one year.
double added_in(const Year& year, const Steps& steps, const Indicator& indicator, std::size_t scenario) {
    double sum = 0;
    for (u32 step = year.first; step < year.end; ++step) sum += study::mean(steps.added(scenario, step));
    return indicator.kind == Indicator::Kind::flow ? sum : sum / (year.end - year.first);
}

}  // namespace

std::string year_name(const std::string& time) {
    const auto date = parse_date(time);
    return date ? std::to_string(date->year()) : time;
}

std::vector<Cut> cuts_of(const Result& result) {
    std::vector<Cut> cuts;
    for (const StoredVariable& variable : result.data().variables())
        if (is_cut(result, variable)) cuts.push_back(cut_of(result, variable));
    return cuts;
}

Cut cut_of(const Result& result, const std::string& indicator) {
    const StoredVariable& variable = result.data().at(indicator);
    if (!is_cut(result, variable)) throw SystemError(result.path() + ": " + indicator + " has another shape");
    return cut_of(result, variable);
}

std::vector<Series> series_of(const Result& result) {
    std::vector<Series> all;
    for (const study::Outcomes& outcomes : result.outcomes())
        all.push_back(series_of(result, total_of(result, outcomes.indicator.name)));
    return all;
}

Yearly yearly_of(const Result& result, const std::string& indicator) {
    const StoredVariable& variable = result.data().at(indicator);
    const std::size_t labels = is_cut(result, variable) ? variable.shape.back() : 1;
    const Indicator described = result.indicator_of(variable);
    const std::vector<double> numbers = result.data().numbers(indicator);
    const std::vector<Year> years = years_of(result);
    Yearly yearly;
    for (const Year& year : years) yearly.years.push_back(year.name);
    yearly.added.assign(result.scenarios().size(), std::vector<std::vector<double>>(labels));
    for (std::size_t label = 0; label < labels; ++label) {
        const Steps steps(result, every(numbers, label, labels));
        for (std::size_t scenario = 1; scenario < result.scenarios().size(); ++scenario)
            for (const Year& year : years)
                yearly.added[scenario][label].push_back(added_in(year, steps, described, scenario));
    }
    return yearly;
}

}  // namespace consortia::session
