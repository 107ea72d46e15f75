#include "engine/session/calibration/points.hpp"

#include "engine/config/yaml/value.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace consortia::session {

namespace {

std::string text_of_point(const Study& study, const std::vector<double>& values) {
    std::string text;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isnan(values[k])) continue;
        const Quantity& quantity = study.factors[k].quantity;
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", quantity.name, config::value_text(values[k], quantity));
    }
    return fmt::format("    - {{{}}}\n", text);
}

std::string text_of(const Study& study) {
    std::string text =
        fmt::format("# The points of the calibration {}: first the scenario itself.\nscenario: {}\nseeds: {}\n", study.name,
                    study.scenario_file, study.scenario.seeds);
    text += "indicators:\n";
    for (const StudyVariable& variable : study.variables) text += fmt::format("  {}: {}\n", variable.name, variable.words);
    text += "design:\n  method: list\n  points:\n";
    for (const std::vector<double>& point : study.design.points) text += text_of_point(study, point);
    return text;
}

}  // namespace

std::size_t free_parameters(const Study& study) { return study.factors.size() - study.calibration.ties.size(); }

std::vector<double> values_of(const Study& study, const Point& point) {
    std::vector<double> values(study.factors.size());
    for (std::size_t k = 0; k < point.size(); ++k) values[k] = study::value_at(study.factors[k], point[k]);
    for (const Tied& tie : study.calibration.ties) values[tie.factor] = tie.times * values[tie.to];
    return values;
}

Study listing(const Study& calibration, const std::vector<Point>& points) {
    Study study = calibration;
    study.design.method = DesignDescription::Method::list;
    study.design.points.assign(1, std::vector<double>(study.factors.size(), std::numeric_limits<double>::quiet_NaN()));
    for (const Point& point : points) study.design.points.push_back(values_of(study, point));
    study.text = text_of(study);
    return study;
}

}  // namespace consortia::session
