#include "tools/command/optimisation/page.hpp"

#include "tools/command/look/static_page.hpp"
#include "tools/command/optimisation/winners.hpp"
#include "tools/command/tables/front.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using session::Optimised;
using session::optimisation::Aim;
using session::optimisation::Package;

constexpr double width = 720, height = 420, left = 90, right = 20, top = 16, bottom = 56;  // of the picture, in pixels
constexpr double most_ticks = 6;

const Study& study_of(const Optimised& optimised) { return optimised.confirmed.study().study(); }

/// A number of every package along one side of the picture.
struct Side {
    std::size_t aim = 0;
    double low = 0, high = 1;
    double begin = 0, end = 1;  ///< in pixels

    double at(double x) const { return begin + (end - begin) * (x - low) / (high - low); }

    /// Round numbers, as texts too: by 1, 2 or 5 times a power of ten.
    std::vector<std::pair<double, std::string>> ticks() const {
        double step = std::pow(10, std::floor(std::log10((high - low) / most_ticks)));
        for (const double times : {2.0, 2.5, 2.0})
            if ((high - low) / step > most_ticks) step *= times;
        std::vector<std::pair<double, std::string>> ticks;
        const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
        for (double k = std::ceil(low / step); k * step <= high; ++k)
            ticks.emplace_back(k * step, fmt::format("{:.{}f}", k == 0 ? 0 : k * step, digits));
        return ticks;
    }
};

Side side_of(const Optimised& optimised, std::size_t aim, double begin, double end) {
    constexpr double margin = .06;
    Side side{aim, HUGE_VAL, -HUGE_VAL, begin, end};
    for (const Package& package : optimised.packages) {
        const study::Estimated& outcome = package.outcomes[aim];
        for (const double x : {outcome.value, outcome.low, outcome.high}) {
            if (!std::isfinite(x)) continue;
            side.low = std::min(side.low, x);
            side.high = std::max(side.high, x);
        }
    }
    const double span = side.high > side.low ? side.high - side.low : 1;
    side.low -= margin * span;
    side.high += margin * span;
    return side;
}

std::string label(double x, double y, const char* anchor, const std::string& text) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"13\" fill=\"#444\">{}</text>", x, y,
                       anchor, escaped(text));
}

std::string stroke(double x, double y, double to_x, double to_y, const char* colour) {
    return fmt::format("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\"/>", x, y, to_x, to_y, colour);
}

std::string axes_of(const Optimised& optimised, const Side& across, const Side& up) {
    const auto named = [&](const Side& side) {
        return optimised.question.aims[side.aim].name + ", " + unit_of(optimised, side.aim);
    };
    std::string text;
    for (const auto& [x, said] : across.ticks())
        text += stroke(across.at(x), up.begin, across.at(x), up.end, "#eee") +
                label(across.at(x), up.begin + 18, "middle", said);
    for (const auto& [y, said] : up.ticks())
        text += stroke(across.begin, up.at(y), across.end, up.at(y), "#eee") + label(left - 8, up.at(y) + 4, "end", said);
    return text + label((across.begin + across.end) / 2, height - 12, "middle", named(across)) +
           fmt::format("<g transform=\"translate(14 {:.1f}) rotate(-90)\">{}</g>", (up.begin + up.end) / 2,
                       label(0, 0, "middle", named(up)));
}

std::string mark(const Package& package, std::size_t number, const Side& across, const Side& up) {
    const study::Estimated& x = package.outcomes[across.aim];
    const study::Estimated& y = package.outcomes[up.aim];
    std::string text;
    if (x.has_interval()) text += stroke(across.at(x.low), up.at(y.value), across.at(x.high), up.at(y.value), "#69c");
    if (y.has_interval()) text += stroke(across.at(x.value), up.at(y.low), across.at(x.value), up.at(y.high), "#69c");
    text += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"#06c\"/>", across.at(x.value), up.at(y.value));
    return text + label(across.at(x.value) + 8, up.at(y.value) - 6, "start", std::to_string(number + 1));
}

/// Of the first two objectives.
std::string picture_of(const Optimised& optimised) {
    const auto& aims = optimised.question.aims;
    if (aims.size() < 2 || !aims[1].is_objective() || optimised.packages.empty()) return "";
    const Side across = side_of(optimised, 0, left, width - right), up = side_of(optimised, 1, height - bottom, top);
    std::string inside = axes_of(optimised, across, up);
    for (std::size_t k = 0; k < optimised.packages.size(); ++k) inside += mark(optimised.packages[k], k, across, up);
    return fmt::format(
        "<svg viewBox=\"0 0 {0} {1}\" style=\"max-width:{0}px;width:100%\" role=\"img\" aria-label=\"the front: {2} "
        "packages, as in the table\">{3}</svg>\n",
        width, height, optimised.packages.size(), inside);
}

/// May be broken at its dots and underlines.
std::string breakable(const std::string& name) {
    std::string text;
    for (const char c : name) text += escaped(std::string(1, c)) + (c == '.' || c == '_' ? "<wbr>" : "");
    return text;
}

std::string table_of(const Optimised& optimised) {
    std::vector<std::string> headings{"package"};
    for (std::size_t k = 0; k < optimised.question.aims.size(); ++k)
        if (is_told(optimised, k))
            headings.push_back(breakable(optimised.question.aims[k].name + ", " + unit_of(optimised, k)));
    headings.emplace_back("price of one more");
    for (const Factor& factor : study_of(optimised).factors) headings.push_back(breakable(factor.quantity.name));
    std::string text = page_row(headings, "th");
    for (std::size_t k = 0; k < optimised.packages.size(); ++k) {
        const Package& package = optimised.packages[k];
        std::vector<std::string> row{std::to_string(k + 1)};
        for (std::size_t aim = 0; aim < package.outcomes.size(); ++aim)
            if (is_told(optimised, aim)) row.push_back(with_interval(package.outcomes[aim]));
        row.push_back(package.price ? with_interval(*package.price) : "-");
        for (const std::string& setting : settings_of(optimised, package)) row.push_back(escaped(setting));
        text += page_row(row);
    }
    return "<div style=\"overflow-x:auto\"><table>\n" + text + "</table></div>\n";
}

}  // namespace

std::string page_of(const Optimised& optimised) {
    const Study& study = study_of(optimised);
    std::string page = begin_page(study.title.en.empty() ? study.name : study.title.en);
    page += page_list(findings_of(optimised)) + picture_of(optimised) + table_of(optimised);
    page +=
        "<p>Intervals are of 95 %, over seeds and draws of parameters. The price of one more is what the second objective "
        "changes by for one more of the first, against the package before. Each package lies beside this page as a "
        "scenario, "
        "front/package_1.yaml and so on, for `compare` and `run`.</p>\n" +
        winners_of(optimised);
    return page + end_page(fmt::format("{} packages were tried, {} confirmed", optimised.question.asked.size(),
                                       optimised.confirmed.study().points()));
}

}  // namespace consortia::command
