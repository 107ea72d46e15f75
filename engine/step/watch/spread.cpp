#include "engine/step/watch/spread.hpp"

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace consortia {

u32 Bins::of(double value) const {
    require(value == value, "a value that is counted in bins is not a number");
    const double place = (value - low) / (high - low) * count;
    if (!(place > 0)) return 0;
    return place < count ? static_cast<u32>(place) : count - 1;
}

std::string Bins::edge(u32 k) const {
    const double edge = low + (high - low) * k / count;
    const bool is_rounded_zero = std::abs(edge) < 1e-9 * (high - low);
    return fmt::format("{:.6g}", is_rounded_zero ? 0.0 : edge);
}

namespace watch {

namespace {

/// `to_4`, `4_to_8`, … `from_60`; of whole numbers `0`, `1`, … `from_12`.
std::string bin_label(const Bins& bins, u32 k) {
    const bool first = k == 0, last = k + 1 == bins.count;
    if (last && !first) return "from_" + bins.edge(k);
    if (bins.whole && (!first || bins.low == 0)) return bins.edge(k);
    return first ? "to_" + bins.edge(bins.whole ? 0 : 1) : bins.edge(k) + "_to_" + bins.edge(k + 1);
}

Text bin_title(const Bins& bins, u32 k) {
    const std::string from = bins.edge(k), to = bins.edge(k + 1);
    const bool first = k == 0, last = k + 1 == bins.count;
    if (first && last) return {"all", "全部"};
    if (last) return {from + " and more", from + " 及以上"};
    if (bins.whole && first && bins.low != 0) return {from + " and fewer", from + " 及以下"};
    if (bins.whole) return {from, from};
    return first ? Text{"below " + to, to + " 以下"} : Text{from + " to " + to, from + " 至 " + to};
}

/// Throws ContractError if two have the same name, which has six digits.
void require_apart(const Axis& axis) {
    if (std::set<std::string>(axis.labels.begin(), axis.labels.end()).size() < axis.labels.size())
        throw ContractError("axis " + axis.name + ": two places lie too near to have different names");
}

}  // namespace

std::vector<double> quantiles(std::vector<double> values, const std::vector<double>& shares) {
    if (values.empty()) return std::vector<double>(shares.size(), std::numeric_limits<double>::quiet_NaN());
    std::ranges::sort(values);
    std::vector<double> all;
    for (const double share : shares) {
        const double place = share * static_cast<double>(values.size() - 1), below = math::floor(place);
        const auto k = static_cast<std::size_t>(below);
        const double next = values[std::min(k + 1, values.size() - 1)];
        all.push_back(values[k] + (place - below) * (next - values[k]));
    }
    return all;
}

std::optional<Axis> quantile_axis(const std::string& indicator, const std::vector<double>& shares) {
    const bool rise = std::ranges::adjacent_find(shares, std::ranges::greater_equal{}) == shares.end();
    if (shares.empty() || !rise || !(shares.front() >= 0) || !(shares.back() <= 1))
        throw ContractError("indicator " + indicator + ": the shares of quantiles rise from 0 to 1");
    if (shares.size() == 1) return std::nullopt;
    Axis axis{.name = indicator + "_quantile", .about = {"quantile", "分位数"}};
    for (const double share : shares) axis.labels.push_back(fmt::format("p{:g}", 100 * share));
    require_apart(axis);
    return axis;
}

Axis bin_axis(const std::string& indicator, const Bins& bins) {
    if (bins.count == 0 || !(bins.low < bins.high))
        throw ContractError("indicator " + indicator + ": bins have a lower and a higher end, and there is one at least");
    Axis axis{.name = indicator + "_bin", .about = {"bin", "区间"}};
    for (u32 k = 0; k < bins.count; ++k) {
        axis.labels.push_back(bin_label(bins, k));
        axis.titles.emplace(axis.labels.back(), bin_title(bins, k));
    }
    require_apart(axis);
    return axis;
}

}  // namespace watch
}  // namespace consortia
