#include "engine/schema/study/levels.hpp"

#include "engine/core/math.hpp"
#include "engine/core/text/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace consortia {

namespace {

/// A decimal with 12 digits behind the first of `scale`, if x is that number but for the last bits of its arithmetic.
double without_dust(double x, double scale) {
    constexpr double dust = 0x1p-50;
    constexpr double ln10 = 2.302585092994045684;
    const int digits = std::clamp(12 - static_cast<int>(math::floor(math::log(scale) / ln10)), 0, 320);
    std::array<char, 700> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), x, std::chars_format::fixed, digits).ptr;
    const double decimal = decimal_of({text.data(), end}).value_or(x);
    return std::abs(decimal - x) <= dust * scale ? decimal + 0.0 : x;
}

double between(const Factor& factor, double share) {
    const Range& range = factor.range;
    if (factor.distribution != Factor::Distribution::log_uniform) {
        return without_dust(range.low + share * (range.high - range.low),
                            std::max(std::abs(range.low), std::abs(range.high)));
    }
    const double low = math::log(range.low);
    const double x = math::exp(low + share * (math::log(range.high) - low));
    return without_dust(x, x);
}

}  // namespace

double number_at_level(const Factor& factor, u32 level, u32 levels) {
    if (level == 0) return factor.range.low;
    if (level + 1 >= levels) return factor.range.high;
    return std::clamp(between(factor, static_cast<double>(level) / (levels - 1)), factor.range.low, factor.range.high);
}

std::vector<double> grid_numbers(const Factor& factor, u32 levels_of_design) {
    if (!factor.values.empty()) return factor.values;
    const bool whole = factor.quantity.kind == Quantity::Kind::whole;
    u32 levels = factor.levels > 0 ? factor.levels : levels_of_design;
    if (whole) levels = static_cast<u32>(std::min<double>(levels, factor.range.high - factor.range.low + 1));
    std::vector<double> numbers;
    for (u32 level = 0; level < levels; ++level) {
        const double x = number_at_level(factor, level, levels);
        numbers.push_back(whole ? math::floor(x + .5) : x);
    }
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

}  // namespace consortia
