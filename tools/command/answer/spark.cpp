#include "tools/command/answer/spark.hpp"

#include "engine/session/answer/cuts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace consortia::command {

namespace {

constexpr std::array blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::vector<double> thinned(const std::vector<double>& course, std::size_t width) {
    const std::size_t signs = std::min(width, course.size());
    std::vector<double> means;
    for (std::size_t k = 0; k < signs; ++k) {
        const auto from = static_cast<std::ptrdiff_t>(k * course.size() / signs);
        const auto end = static_cast<std::ptrdiff_t>((k + 1) * course.size() / signs);
        means.push_back(study::mean(std::vector(course.begin() + from, course.begin() + end)));
    }
    return means;
}

}  // namespace

std::string spark(const std::vector<double>& course, std::size_t width) {
    const std::vector<double> means = thinned(course, width);
    double least = INFINITY;
    double most = -INFINITY;
    for (const double x : means) {
        if (std::isnan(x)) continue;
        least = std::min(least, x);
        most = std::max(most, x);
    }
    std::string text;
    for (const double x : means) {
        const double share = most > least ? (x - least) / (most - least) : 0.0;
        text += std::isnan(x) ? " " : blocks[std::min(blocks.size() - 1, static_cast<std::size_t>(share * blocks.size()))];
    }
    return text;
}

std::vector<std::string> sparks_of(const session::Result& result) {
    constexpr std::size_t width = 20;
    std::vector<std::string> sparks;
    for (const session::Series& series : session::series_of(result)) sparks.push_back(spark(series.first, width));
    return sparks;
}

}  // namespace consortia::command
