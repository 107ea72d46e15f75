#include "engine/measure/bass.hpp"

#include "engine/measure/parabola.hpp"
#include "engine/measure/value.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace consortia::measure {

namespace {

constexpr double full = 0.98;  ///< of the level at the end

struct Bass {
    double market = undefined, p = undefined, q = undefined;
};

std::vector<double> highest_so_far(std::span<const double> path) {
    std::vector<double> levels;
    for (const double x : path) levels.push_back(levels.empty() ? x : std::max(levels.back(), x));
    return levels;
}

/// (p + q F/market)(market − F) = p market + (q − p) F − q/market F².
Bass fitted_bass(const std::vector<double>& levels) {
    std::vector<double> increase;
    for (std::size_t k = 1; k < levels.size(); ++k) increase.push_back(levels[k] - levels[k - 1]);
    const std::vector<double> weight(increase.size(), 1);
    const auto [b0, b1, b2] = fitted_parabola({levels.data(), increase.size()}, increase, weight).coefficients;
    const double market = (-b1 - std::sqrt(b1 * b1 - 4 * b0 * b2)) / (2 * b2);
    return {market, b0 / market, -b2 * market};
}

double r_squared(const std::vector<double>& levels, const Bass& bass) {
    double mean = 0;
    for (const double x : levels) mean += x / static_cast<double>(levels.size());
    double left = 0, all = 0, curve = levels.front();
    for (const double x : levels) {
        left += (x - curve) * (x - curve);
        all += (x - mean) * (x - mean);
        curve += (bass.p + bass.q * curve / bass.market) * (bass.market - curve);
    }
    return 1 - left / all;
}

}  // namespace

BassCurve bass_curve(std::span<const double> path) {
    if (path.empty() || std::ranges::any_of(path, [](double x) { return std::isnan(x); })) return {undefined, undefined};
    std::vector<double> levels = highest_so_far(path);
    const auto is_full = [end = levels.back()](double x) { return x >= full * end; };
    levels.erase(std::ranges::find_if(levels, is_full) + 1, levels.end());
    const Bass bass = fitted_bass(levels);
    if (!std::isfinite(bass.market) || bass.market <= 0) return {undefined, undefined};
    return {r_squared(levels, bass), bass.q / bass.p};
}

}  // namespace consortia::measure
