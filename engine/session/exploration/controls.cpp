#include "engine/session/exploration/controls.hpp"

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/session/search/listing.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::session::exploration {

namespace {

Control::Kind kind_of(const Factor& factor) {
    if (factor.is_package()) return Control::Kind::package;
    return factor.quantity.kind == Quantity::Kind::choice ? Control::Kind::choice : Control::Kind::number;
}

/// Of the numbers that lie in a range: a cap may be none.
Range range_of(const std::vector<double>& met) {
    Range range{HUGE_VAL, -HUGE_VAL};
    for (const double x : met)
        if (std::isfinite(x)) range = {std::min(range.low, x), std::max(range.high, x)};
    return range.low <= range.high ? range : Range{0, 0};
}

/// What the points meet, and what the study says that they may.
Range played_by(const Factor& factor, const std::vector<double>& met) {
    const bool is_ranged =
        factor.distribution == Factor::Distribution::uniform || factor.distribution == Factor::Distribution::log_uniform;
    return is_ranged ? factor.range : range_of(met);
}

bool is_steady(const Study& study, const Factor& factor, double start) {
    if (factor.is_package()) return true;
    if (!std::isfinite(start)) return false;
    if (!factor.is_lever) return !factor.is_of_event && study.scenario.parameters.at(factor.quantity.name).entries.empty();
    const auto set = study.scenario.levers.find(factor.is_entry() ? factor.added.lever : factor.quantity.name);
    if (set == study.scenario.levers.end()) return true;
    const i32 first = factor.is_entry() ? std::max(0, factor.added.entry.from) : 0;
    for (i32 step = first; step < static_cast<i32>(study.scenario.steps); ++step) {
        const Lever lever = set->second.at(step);
        if (lever.targeted() || lever.everywhere() != start) return false;
    }
    return true;
}

Control control_of(const Study& study, const Factor& factor, const std::vector<double>& met) {
    const double start = factor.is_of_event ? std::nan("") : value_before(study, factor);
    return {.name = factor.quantity.name,
            .file = factor.package.file,
            .unit = factor.quantity.unit,
            .about = factor.quantity.about,
            .kind = kind_of(factor),
            .sort = factor.kind(),
            .added = factor.added,
            .whole = factor.quantity.kind == Quantity::Kind::whole,
            .logarithmic = factor.distribution == Factor::Distribution::log_uniform,
            .played = played_by(factor, met),
            .accepted = factor.quantity.hard,
            .labels = factor.quantity.labels,
            .listed = factor.distribution == Factor::Distribution::discrete ? factor.values : std::vector<double>(),
            .start = start,
            .steady = is_steady(study, factor, start)};
}

std::vector<double> met_by(const std::vector<std::vector<double>>& points, std::size_t factor, double otherwise) {
    std::vector<double> met;
    for (const std::vector<double>& point : points) met.push_back(std::isfinite(point[factor]) ? point[factor] : otherwise);
    return met;
}

void add_choice(std::vector<Coordinate>& coordinates, std::size_t control, std::size_t labels) {
    for (std::size_t label = 1; label < labels; ++label)
        coordinates.push_back({.control = control, .label = static_cast<double>(label)});
}

}  // namespace

std::vector<Control> controls_of(const Study& study, const std::vector<std::vector<double>>& points,
                                 const std::string& file) {
    std::vector<Control> controls;
    for (std::size_t k = 0; k < study.factors.size(); ++k) {
        const Factor& factor = study.factors[k];
        const double before = factor.is_of_event ? 0 : value_before(study, factor);
        controls.push_back(control_of(study, factor, met_by(points, k, before)));
    }
    if (controls.empty())
        throw InputError(
            {{Problem::Severity::error, Place{file}, "varies nothing: a study without factors cannot be explored"}});
    return controls;
}

double Coordinate::of(double value) const {
    if (label) return value == *label ? 1 : 0;
    if (!(high > low)) return 0;
    if (!logarithmic) return (value - low) / (high - low);
    return (math::log(value) - math::log(low)) / (math::log(high) - math::log(low));
}

std::vector<Coordinate> coordinates_of(const std::vector<Control>& controls) {
    std::vector<Coordinate> coordinates;
    for (std::size_t k = 0; k < controls.size(); ++k) {
        const Control& control = controls[k];
        if (control.kind == Control::Kind::choice) {
            add_choice(coordinates, k, control.labels.size());
        } else {
            coordinates.push_back(
                {.control = k, .logarithmic = control.logarithmic, .low = control.played.low, .high = control.played.high});
        }
    }
    return coordinates;
}

Point point_of(const std::vector<Coordinate>& coordinates, const std::vector<double>& values) {
    Point point;
    for (const Coordinate& coordinate : coordinates) point.push_back(coordinate.of(values[coordinate.control]));
    return point;
}

}  // namespace consortia::session::exploration
