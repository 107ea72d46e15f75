#include "tools/analyse/main_effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace consortia::analyse {

namespace {

constexpr std::size_t most_classes = 8;
constexpr std::size_t most_plots = 24;
constexpr std::size_t plots_a_row = 4;
constexpr double width = 220, height = 160, margin = 42;

/// Points of usable blocks, by rising factor.
std::vector<std::size_t> ordered(const StudySample& sample, const FactorColumn& factor, const OutputColumn& output) {
    std::vector<std::size_t> points;
    for (std::size_t point = 0; point < sample.blocks() * sample.block; ++point) {
        if (output.block_is_usable[point / sample.block] && std::isfinite(factor.values[point])) points.push_back(point);
    }
    std::ranges::stable_sort(points, {}, [&](std::size_t point) { return factor.values[point]; });
    return points;
}

Effect effect_of(const std::vector<std::size_t>& points, const FactorColumn& factor, const OutputColumn& output) {
    Effect effect;
    const auto count = static_cast<double>(points.size());
    for (std::size_t point : points) {
        effect.at += factor.values[point] / count;
        effect.mean += output.values[point] / count;
    }
    double squares = 0;
    for (std::size_t point : points) squares += (output.values[point] - effect.mean) * (output.values[point] - effect.mean);
    effect.error = points.size() > 1 ? std::sqrt(squares / (count - 1) / count) : 0;
    return effect;
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

struct Scale {
    double low = 0, high = 1;

    double part(double x) const { return high > low ? (x - low) / (high - low) : .5; }
};

Scale scale_of(const std::vector<std::vector<Effect>>& all) {
    Scale scale{1e300, -1e300};
    for (const auto& effects : all) {
        for (const Effect& effect : effects) {
            scale.low = std::min(scale.low, effect.mean - 2 * effect.error);
            scale.high = std::max(scale.high, effect.mean + 2 * effect.error);
        }
    }
    return scale;
}

std::string plot(const FactorColumn& factor, const std::vector<Effect>& effects, const Scale& scale) {
    const Scale across{effects.front().at, effects.back().at};
    const auto x = [&](double value) { return margin + across.part(value) * (width - margin - 12); };
    const auto y = [&](double value) { return height - 34 - scale.part(value) * (height - 56); };
    std::string line, band_up, band_down;
    for (const Effect& effect : effects) {
        line += fmt::format("{:.1f},{:.1f} ", x(effect.at), y(effect.mean));
        band_up += fmt::format("{:.1f},{:.1f} ", x(effect.at), y(effect.mean + 2 * effect.error));
        band_down.insert(0, fmt::format("{:.1f},{:.1f} ", x(effect.at), y(effect.mean - 2 * effect.error)));
    }
    return fmt::format(
        "<polygon points=\"{}{}\" fill=\"#bcd\"/><polyline points=\"{}\" fill=\"none\" stroke=\"#036\"/>"
        "<text x=\"{:.0f}\" y=\"{:.0f}\">{:.3g}</text><text x=\"{:.0f}\" y=\"{:.0f}\" "
        "text-anchor=\"end\">{:.3g}</text><text x=\"4\" y=\"{:.0f}\">{:.3g}</text><text x=\"4\" "
        "y=\"{:.0f}\">{:.3g}</text><text x=\"{:.0f}\" y=\"12\">{}</text>",
        band_up, band_down, line, margin, height - 20, across.low, width - 12, height - 20, across.high, y(scale.low),
        scale.low, y(scale.high) + 4, scale.high, margin, escaped(factor.name));
}

}  // namespace

std::vector<Effect> main_effect(const StudySample& sample, const FactorColumn& factor, const OutputColumn& output) {
    const std::vector<std::size_t> points = ordered(sample, factor, output);
    std::vector<Effect> effects;
    for (std::size_t begin = 0; begin < points.size();) {
        const std::size_t number = effects.size();
        std::size_t end = std::max(begin + 1, (number + 1) * points.size() / most_classes);
        while (end < points.size() && factor.values[points[end]] == factor.values[points[end - 1]]) ++end;
        end = std::min(end, points.size());
        const std::vector<std::size_t> part(points.begin() + static_cast<std::ptrdiff_t>(begin),
                                            points.begin() + static_cast<std::ptrdiff_t>(end));
        effects.push_back(effect_of(part, factor, output));
        begin = end;
    }
    return effects;
}

std::string main_effects_svg(const StudySample& sample, const OutputColumn& output, const std::vector<std::size_t>& order) {
    std::vector<std::vector<Effect>> all;
    std::vector<std::size_t> shown;
    for (std::size_t k : order) {
        if (shown.size() == most_plots) break;
        std::vector<Effect> effects = main_effect(sample, sample.factors[k], output);
        if (effects.empty()) continue;
        all.push_back(std::move(effects));
        shown.push_back(k);
    }
    const Scale scale = scale_of(all);
    const std::size_t rows = (shown.size() + plots_a_row - 1) / plots_a_row;
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0f}\" height=\"{:.0f}\" font-family=\"sans-serif\" "
        "font-size=\"10\">\n<text x=\"4\" y=\"16\" font-size=\"13\">{} [{}]: mean over classes of each factor, 2 standard "
        "errors</text>\n",
        width * plots_a_row, height * static_cast<double>(rows) + 24, escaped(output.name), escaped(output.unit));
    for (std::size_t k = 0; k < shown.size(); ++k) {
        svg +=
            fmt::format("<g transform=\"translate({:.0f},{:.0f})\">{}</g>\n", width * static_cast<double>(k % plots_a_row),
                        24 + height * static_cast<double>(k / plots_a_row), plot(sample.factors[shown[k]], all[k], scale));
    }
    return svg + "</svg>\n";
}

}  // namespace consortia::analyse
