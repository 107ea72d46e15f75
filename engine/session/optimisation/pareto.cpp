#include "engine/session/optimisation/pareto.hpp"

#include "engine/core/error.hpp"

#include <algorithm>

namespace consortia::session::optimisation {

namespace {

/// Of pairs that lie below `worst`.
double area(std::vector<Outcome> front, const Outcome& worst) {
    std::ranges::sort(front);
    double sum = 0, height = worst[1];
    for (const Outcome& each : front) {
        if (each[1] >= height) continue;
        sum += (worst[0] - each[0]) * (height - each[1]);
        height = each[1];
    }
    return sum;
}

/// Slice by slice along the last number.
double volume(std::vector<Outcome> front, const Outcome& worst) {
    std::ranges::sort(front, {}, [](const Outcome& each) { return each.back(); });
    double sum = 0;
    std::vector<Outcome> slice;
    for (std::size_t k = 0; k < front.size(); ++k) {
        slice.push_back({front[k][0], front[k][1]});
        const double top = k + 1 < front.size() ? front[k + 1][2] : worst[2];
        sum += area(slice, {worst[0], worst[1]}) * (top - front[k][2]);
    }
    return sum;
}

}  // namespace

bool dominates(const Outcome& a, const Outcome& b) {
    bool better = false;
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (a[k] > b[k]) return false;
        better = better || a[k] < b[k];
    }
    return better;
}

std::vector<std::size_t> front_of(const std::vector<Outcome>& outcomes) {
    std::vector<std::size_t> front;
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        const auto worse = [&](const Outcome& other) { return dominates(other, outcomes[k]); };
        const bool met = std::find(outcomes.begin(), outcomes.begin() + static_cast<std::ptrdiff_t>(k), outcomes[k]) !=
                         outcomes.begin() + static_cast<std::ptrdiff_t>(k);
        if (!met && std::ranges::none_of(outcomes, worse)) front.push_back(k);
    }
    return front;
}

double hypervolume(const std::vector<Outcome>& front, const Outcome& worst) {
    require(!worst.empty() && worst.size() <= 3, "a hypervolume is of one to three numbers");
    std::vector<Outcome> below;
    for (const Outcome& each : front) {
        bool is_below = true;
        for (std::size_t k = 0; k < worst.size(); ++k) is_below = is_below && each[k] < worst[k];
        if (is_below) below.push_back(each);
    }
    if (below.empty()) return 0;
    if (worst.size() == 1) return worst[0] - (*std::ranges::min_element(below))[0];
    return worst.size() == 2 ? area(std::move(below), worst) : volume(std::move(below), worst);
}

}  // namespace consortia::session::optimisation
