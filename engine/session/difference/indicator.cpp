#include "engine/session/difference/indicator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace consortia::session {

namespace {

using Dimensions = std::vector<const Matched*>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// The numbers of one indicator, run after run, held against each other.
class Tallied {
  public:
    Tallied(const output::StoredVariable& variable, Dimensions dimensions)
        : found_{.name = variable.name,
                 .unit = variable.note("units"),
                 .before = missing,
                 .now = missing,
                 .largest = missing},
          dimensions_(std::move(dimensions)) {
        const auto time = std::ranges::find(dimensions_, "time", &Matched::name);
        if (time != dimensions_.end()) time_ = static_cast<std::size_t>(time - dimensions_.begin());
    }

    /// The next combination of labels, the last dimension fastest, has these values.
    void add(double before, double now) {
        const u64 combination = found_.numbers++;
        found_.size = std::fmax(found_.size, std::fmax(std::abs(before), std::abs(now)));  // which pass over NaN
        if (same(before, now)) return;
        ++found_.differing;
        if (time_) first_ = std::min(first_, place(combination, *time_));
        if (std::isnan(now - before)) {
            ++found_.missing;
        } else if (!(std::abs(now - before) <= std::abs(found_.largest))) {  // the first one too
            found_.before = before, found_.now = now, found_.largest = now - before;
            furthest_ = combination;
        }
    }

    IndicatorDifference found() && {
        if (time_ && found_.differing > 0) found_.first = dimensions_[*time_]->labels[first_];
        if (!std::isnan(found_.largest)) found_.where = labels(furthest_);
        return std::move(found_);
    }

  private:
    /// Where a combination stands along one dimension.
    u64 place(u64 combination, std::size_t dimension) const {
        for (std::size_t k = dimensions_.size(); k-- > dimension + 1;) combination /= dimensions_[k]->labels.size();
        return combination % dimensions_[dimension]->labels.size();
    }

    std::string labels(u64 combination) const {
        std::string text;
        for (std::size_t k = 0; k < dimensions_.size(); ++k) {
            const Matched& along = *dimensions_[k];
            const std::string& label = along.labels[place(combination, k)];
            text += (k == 0 ? "" : ", ") + label_text(along.name, label);
        }
        return text;
    }

    IndicatorDifference found_;
    Dimensions dimensions_;
    std::optional<std::size_t> time_;
    u64 first_ = ~u64{0};
    u64 furthest_ = 0;
};

std::vector<u64> extents(const output::DataSet& data, const std::string& name, std::size_t from) {
    const std::vector<u64>& shape = data.at(name).shape;
    return {shape.begin() + static_cast<std::ptrdiff_t>(from), shape.end()};
}

/// The numbers of one run, by its places among the labels that both have.
std::vector<double> of_run(const output::DataSet& data, const std::string& name, const Dimensions& dimensions,
                           const std::vector<u64>& run, std::vector<u64> Matched::*side) {
    std::vector<u64> count = data.at(name).shape, start(count.size(), 0);
    for (std::size_t k = 0; k < run.size(); ++k) start[k] = (dimensions[k]->*side)[run[k]], count[k] = 1;
    return data.numbers(name, start, count);
}

/// The run after this one, the last dimension fastest; false after the last.
bool next(std::vector<u64>& run, const Dimensions& dimensions) {
    for (std::size_t k = run.size(); k-- > 0;) {
        if (++run[k] < dimensions[k]->labels.size()) return true;
        run[k] = 0;
    }
    return false;
}

}  // namespace

double IndicatorDifference::relative() const { return std::isnan(largest) ? 1 : std::abs(largest) / size; }

IndicatorDifference indicator_difference(const output::DataSet& before, const output::DataSet& now, const std::string& name,
                                         const Dimensions& dimensions, std::size_t runs) {
    const Dimensions inside(dimensions.begin() + static_cast<std::ptrdiff_t>(runs), dimensions.end());
    const Elements elements = elements_of(inside, extents(before, name, runs), extents(now, name, runs));
    Tallied tallied(now.at(name), dimensions);
    std::vector<u64> run(runs, 0);
    do {
        const std::vector<double> then = of_run(before, name, dimensions, run, &Matched::before);
        const std::vector<double> today = of_run(now, name, dimensions, run, &Matched::now);
        for (std::size_t k = 0; k < elements.now.size(); ++k) tallied.add(then[elements.before[k]], today[elements.now[k]]);
    } while (next(run, dimensions));
    return std::move(tallied).found();
}

}  // namespace consortia::session
