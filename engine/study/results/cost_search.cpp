#include "engine/study/results/cost_search.hpp"

#include "engine/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::study {

namespace {
constexpr double narrowest = 1e-3;       // of the upper scale: a bracket that is all leap
constexpr double widest_step = 8;        // of one extrapolation
constexpr double smallest_share = .1;    // of the bracket that a step cuts off at either end
constexpr double unbounded_scale = 1e6;  // levers without an upper end
}  // namespace

CostSearch::CostSearch(double amount, double largest, bool free_at_zero)
    : amount_(amount), largest_(std::min(largest, unbounded_scale)) {
    require(amount > 0 && std::isfinite(amount), "a cost to be met is a positive amount");
    if (free_at_zero) cost_[0] = 0;
}

CostSearch::Tried::const_iterator CostSearch::above() const {
    return std::ranges::find_if(cost_, [this](const auto& tried) { return tried.second >= amount_; });
}

double CostSearch::scale() const {
    require(!cost_.empty(), "no scale was tried");
    double nearest = cost_.begin()->first;
    for (const auto& [scale, cost] : cost_) {
        if (std::abs(cost - amount_) <= std::abs(cost_.at(nearest) - amount_)) nearest = scale;
    }
    return nearest;
}

bool CostSearch::changes_nothing() const {
    return cost_.size() > 1 &&
           std::ranges::all_of(cost_, [this](const auto& tried) { return tried.second == cost_.begin()->second; });
}

CostSearch::Verdict CostSearch::verdict() const {
    if (cost_.empty()) return Verdict::open;
    if (std::abs(cost() - amount_) <= tolerance * amount_) return Verdict::met;
    const auto high = above();
    const bool at_largest = cost_.rbegin()->first >= largest_;
    if (changes_nothing()) return Verdict::never;
    if (high == cost_.end()) return at_largest || exhausted() ? Verdict::too_little : Verdict::open;
    if (high == cost_.begin()) return high->first == 0 ? Verdict::too_much : Verdict::open;
    const double low = std::prev(high)->first;
    const bool leap = high->first - low <= narrowest * high->first;
    return leap || exhausted() ? Verdict::jumps : Verdict::open;
}

std::optional<double> CostSearch::next() const {
    if (verdict() != Verdict::open) return std::nullopt;
    if (cost_.empty() || cost_.rbegin()->first == 0) return std::min(1.0, largest_);
    const auto high = above();
    if (high == cost_.begin()) return 0;
    if (high == cost_.end()) {
        const auto& [scale, cost] = *cost_.rbegin();
        const double growth = cost > 0 ? amount_ / cost : widest_step;
        return std::min(largest_, scale * std::clamp(growth, 1.1, widest_step));
    }
    const auto low = std::prev(high);
    const double share = (amount_ - low->second) / (high->second - low->second);
    return low->first + std::clamp(share, smallest_share, 1 - smallest_share) * (high->first - low->first);
}

}  // namespace consortia::study
