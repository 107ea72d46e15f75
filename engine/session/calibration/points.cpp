#include "engine/session/calibration/points.hpp"

#include "engine/session/search/listing.hpp"

#include <fmt/format.h>

#include <limits>

namespace consortia::session {

std::size_t free_parameters(const Study& study) { return study.factors.size() - study.calibration.ties.size(); }

std::vector<double> values_of(const Study& study, const Point& point) {
    std::vector<double> values(study.factors.size());
    for (std::size_t k = 0; k < point.size(); ++k) values[k] = study::value_at(study.factors[k], point[k]);
    for (const Tied& tie : study.calibration.ties) values[tie.factor] = tie.times * values[tie.to];
    return values;
}

Study listing(const Study& calibration, const std::vector<Point>& points) {
    const double unset = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::vector<double>> listed(1, std::vector<double>(calibration.factors.size(), unset));
    for (const Point& point : points) listed.push_back(values_of(calibration, point));
    return listing(calibration, std::move(listed),
                   fmt::format("The points of the calibration {}: first the scenario itself.", calibration.name));
}

}  // namespace consortia::session
