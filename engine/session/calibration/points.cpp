#include "engine/session/calibration/points.hpp"

#include "engine/session/search/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::session {

std::size_t free_parameters(const Study& study) { return study.factors.size() - study.calibration.ties.size(); }

std::vector<double> values_of(const Study& study, const Point& point) {
    std::vector<double> values(study.factors.size());
    for (std::size_t k = 0; k < point.size(); ++k) values[k] = study::value_at(study.factors[k], point[k]);
    for (const Tied& tie : study.calibration.ties) values[tie.factor] = tie.times * values[tie.to];
    return values;
}

namespace {

/// Of the draws, by parameter.
Point variances_of(const std::vector<Point>& draws) {
    Point mean(draws.front().size()), variance(mean.size());
    const auto count = static_cast<double>(draws.size());
    for (const Point& draw : draws)
        for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += draw[k] / count;
    for (const Point& draw : draws)
        for (std::size_t k = 0; k < mean.size(); ++k) variance[k] += (draw[k] - mean[k]) * (draw[k] - mean[k]) / count;
    return variance;
}

double between(const Point& one, const Point& other, const Point& variances) {
    double sum = 0;
    for (std::size_t k = 0; k < one.size(); ++k) {
        const double apart = one[k] - other[k];
        if (apart != 0) sum += apart * apart / variances[k];
    }
    return std::sqrt(sum);
}

}  // namespace

std::size_t middle_of(const std::vector<Point>& draws) {
    const Point variances = variances_of(draws);
    std::vector<double> apart;
    for (const Point& draw : draws) {
        apart.push_back(0);
        for (const Point& other : draws) apart.back() += between(draw, other, variances);
    }
    return static_cast<std::size_t>(std::ranges::min_element(apart) - apart.begin());
}

Study listing(const Study& calibration, const std::vector<Point>& points) {
    const double unset = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::vector<double>> listed(1, std::vector<double>(calibration.factors.size(), unset));
    for (const Point& point : points) listed.push_back(values_of(calibration, point));
    return listing(calibration, std::move(listed),
                   fmt::format("The points of the calibration {}: first the scenario itself.", calibration.name));
}

}  // namespace consortia::session
