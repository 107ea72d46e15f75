#include "tools/command/calibration/page.hpp"

#include "engine/session/calibration/points.hpp"
#include "tools/command/look/static_page.hpp"
#include "tools/command/tables/calibration.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using session::Calibrated;
using session::Learnt;

constexpr std::size_t bins = 20;
constexpr double width = 220, height = 36;  // of a drawing, in pixels
constexpr double farthest = 4;              // tolerances that a drawing shows

const Study& study_of(const Calibrated& calibrated) { return calibrated.plan.study().study(); }

std::string drawing(const std::string& said, const std::string& inside) {
    return fmt::format("<svg width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\">{3}</svg>",
                       width, height, escaped(said), inside);
}

std::string line(double x, double from, double to, const char* colour) {
    return fmt::format("<path d=\"M{:.1f} {:.1f}V{:.1f}\" stroke=\"{}\" stroke-width=\"2\"/>", x, from, to, colour);
}

/// Within one tolerance is grey; before is a circle, after a dot.
std::string drawing_of_fit(const Moment& moment, const session::Fit& fit) {
    const auto place = [](double distance) {
        const double inside = std::isfinite(distance) ? std::clamp(distance, -farthest, farthest) : farthest;
        return width * (inside + farthest) / (2 * farthest);
    };
    const double before = session::distance_of(moment, fit.before), after = session::distance_of(moment, fit.after);
    const std::string band = fmt::format("<rect x=\"{:.1f}\" y=\"4\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#ddd\"/>",
                                         place(-1), place(1) - place(-1), height - 8);
    return drawing(fmt::format("before {}, after {} tolerances", number(before), number(after)),
                   band + line(place(0), 4, height - 4, "#888") +
                       fmt::format("<circle cx=\"{:.1f}\" cy=\"18\" r=\"5\" fill=\"none\" stroke=\"#06c\"/>"
                                   "<circle cx=\"{:.1f}\" cy=\"18\" r=\"5\" fill=\"#06c\"/>",
                                   place(before), place(after)));
}

std::string moments_of(const Calibrated& calibrated) {
    std::string text = "<h2>Moments</h2>\n<table>\n";
    text += page_row({"moment", "target", "±", "weight", "before", "after",
                      "distance, from 4 below to 4 above, in tolerances", "use", "source"},
                     "th");
    const std::vector<Moment>& moments = study_of(calibrated).calibration.moments;
    for (std::size_t j = 0; j < moments.size(); ++j) {
        const Moment& moment = moments[j];
        const session::Fit& fit = calibrated.fits[j];
        text += page_row({escaped(moment.name), number(moment.target), number(moment.tolerance), number(moment.weight),
                          number(fit.before), number(fit.after), drawing_of_fit(moment, fit),
                          moment.fitted ? "fitted" : "test", escaped(moment.source)});
    }
    return text + "</table>\n<p>A circle is the scenario itself, a dot the centre of the posterior.</p>\n";
}

/// The share of the draws in each part of the prior, against the prior's own.
std::string drawing_of_posterior(const Calibrated& calibrated, std::size_t parameter) {
    std::vector<double> shares(bins);
    const auto& draws = calibrated.posterior.draws;
    for (const session::Point& draw : draws)
        shares[std::min(bins - 1, static_cast<std::size_t>(draw[parameter] * bins))] +=
            1 / static_cast<double>(draws.size());
    const double most = *std::ranges::max_element(shares), each = width / bins;
    std::string inside;
    for (std::size_t k = 0; k < bins; ++k) {
        const double tall = (height - 4) * shares[k] / most;
        inside += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#06c\"/>",
                              static_cast<double>(k) * each, height - tall, each - 1, tall);
    }
    const double prior = height - (height - 4) / (bins * most);
    inside += fmt::format("<path d=\"M0 {0:.1f}H{1}\" stroke=\"#888\" stroke-dasharray=\"3\"/>", prior, width);
    return drawing("posterior over the prior's range",
                   inside + line(width * calibrated.posterior.centre[parameter], 0, height, "#a00"));
}

/// The least distance met in each tenth of the prior, from 0 up to twice the least of all and more.
std::string drawing_of_profile(const Learnt& learnt) {
    const double least = *std::ranges::min_element(learnt.profile), top = std::max(4.0, 3 * least);
    std::string points;
    for (std::size_t k = 0; k < learnt.profile.size(); ++k) {
        const double x = width * (static_cast<double>(k) + .5) / static_cast<double>(learnt.profile.size());
        points += fmt::format("{:.1f},{:.1f} ", x, height - 2 - (height - 4) * std::min(1.0, learnt.profile[k] / top));
    }
    return drawing("least distance by tenth of the prior",
                   fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>", points));
}

std::string parameters_of(const Calibrated& calibrated) {
    std::string text = "<h2>Parameters</h2>\n<table>\n";
    text += page_row({"parameter", "unit", "prior", "before", "centre", "90 %", "posterior and prior, over the prior",
                      "least distance met, over the prior"},
                     "th");
    const Study& study = study_of(calibrated);
    for (std::size_t k = 0; k < session::free_parameters(study); ++k) {
        const Factor& factor = study.factors[k];
        const Learnt& learnt = calibrated.posterior.parameters[k];
        const auto at = [&](double share) { return number(study::value_at(factor, share)); };
        text += page_row({escaped(factor.quantity.name), escaped(factor.quantity.unit), prior_of(factor),
                          number(calibrated.before[k]), number(calibrated.centre[k]),
                          at(learnt.low90) + " to " + at(learnt.high90), drawing_of_posterior(calibrated, k),
                          drawing_of_profile(learnt)});
    }
    return text +
           "</table>\n<p>Bars are draws of the posterior, the dashed line is the prior, the red one the centre.</p>\n";
}

/// A number on a ground that is the stronger the larger it is.
std::string shaded(double x, double full) {
    const double strength = std::min(1.0, std::abs(x) / full) * .6;
    return fmt::format("<td class=\"n\" style=\"background:rgba({},{:.2f})\">{}</td>", x < 0 ? "170,0,0" : "0,102,204",
                       strength, number(x));
}

std::string table_of(const std::string& title, const std::vector<std::string>& columns, const std::vector<std::string>& rows,
                     const std::vector<std::vector<double>>& numbers, double full) {
    std::vector<std::string> headings{""};
    for (const std::string& column : columns) headings.push_back(escaped(column));
    std::string text = fmt::format("<h2>{}</h2>\n<table>\n{}", title, page_row(headings, "th"));
    for (std::size_t k = 0; k < rows.size(); ++k) {
        text += fmt::format("<tr><td>{}</td>", escaped(rows[k]));
        for (const double x : numbers[k]) text += shaded(x, full);
        text += "</tr>\n";
    }
    return text + "</table>\n";
}

std::string identification_of(const Calibrated& calibrated) {
    std::vector<std::string> moments;
    std::vector<std::vector<double>> effects;
    for (const session::FittedMoment& moment : calibrated.question.moments) moments.push_back(moment.name);
    for (const Learnt& learnt : calibrated.posterior.parameters) effects.push_back(learnt.effects);
    constexpr double strong = 10;
    const std::vector<std::string>& free = calibrated.question.free;
    return table_of("What moves which moment: tolerances over the whole prior, at the slope of the centre", moments, free,
                    effects, strong) +
           table_of("How parameters go together: correlations of the posterior", free, free,
                    calibrated.posterior.correlations, 1);
}

}  // namespace

std::string page_of(const Calibrated& calibrated) {
    const Study& study = study_of(calibrated);
    std::string page = begin_page(study.title.en.empty() ? study.name : study.title.en);
    page += page_list(findings_of(calibrated)) + moments_of(calibrated) + parameters_of(calibrated);
    return page + identification_of(calibrated) +
           end_page(fmt::format("{} points with {} seeds each", calibrated.points, study.scenario.seeds));
}

}  // namespace consortia::command
