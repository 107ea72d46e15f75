#include "engine/session/optimisation/front.hpp"

#include "engine/session/optimisation/pareto.hpp"

#include <algorithm>

namespace consortia::session::optimisation {

namespace {

/// Small is good.
double in_the_sense(const Aim& aim, double mean) { return aim.kind == Aim::Kind::maximise ? -mean : mean; }

study::Sample counted(const Aim& aim, const study::Sample& numbers) {
    if (aim.is_objective() || aim.chance == 0) return numbers;
    const bool at_most = aim.kind == Aim::Kind::at_most;
    std::vector<double> held;
    for (const double number : numbers) held.push_back((at_most ? number <= aim.bound : number >= aim.bound) ? 1 : 0);
    return study::Sample(std::move(held), numbers.draws());
}

struct Means {
    std::size_t point = 0;
    Outcome objectives{};
};

std::optional<Means> means_of(const std::vector<Aim>& aims, const std::vector<PointRuns>& points, std::size_t point) {
    Means means{.point = point};
    if (points[point].numbers.empty()) return std::nullopt;
    for (std::size_t k = 0; k < aims.size(); ++k) {
        const double mean = study::mean(counted(aims[k], points[point].numbers[k]).numbers());
        if (aims[k].is_objective()) {
            means.objectives.push_back(in_the_sense(aims[k], mean));
        } else if (!holds(aims[k], mean)) {
            return std::nullopt;
        }
    }
    return means;
}

study::Sample difference(const study::Sample& of, const study::Sample& to) {
    study::Sample difference = of;
    difference.add(to, -1);
    return difference;
}

/// The numbers of the objectives among the aims.
std::vector<std::size_t> objectives_of(const std::vector<Aim>& aims) {
    std::vector<std::size_t> objectives;
    for (std::size_t k = 0; k < aims.size(); ++k)
        if (aims[k].is_objective()) objectives.push_back(k);
    return objectives;
}

}  // namespace

bool holds(const Aim& aim, double mean) {
    if (aim.chance > 0) return mean >= aim.chance;
    return aim.kind == Aim::Kind::at_most ? mean <= aim.bound : mean >= aim.bound;
}

std::vector<Package> front_of(const std::vector<Aim>& aims, const std::vector<PointRuns>& points) {
    std::vector<Means> holding;
    for (std::size_t point = 0; point < points.size(); ++point) {
        if (auto means = means_of(aims, points, point)) holding.push_back(std::move(*means));
    }
    std::vector<Outcome> outcomes;
    for (const Means& each : holding) outcomes.push_back(each.objectives);
    std::vector<Means> best;
    for (const std::size_t number : front_of(outcomes)) best.push_back(holding[number]);
    const std::vector<std::size_t> objectives = objectives_of(aims);
    const auto first = [&](const Means& each) { return in_the_sense(aims[objectives.front()], each.objectives.front()); };
    std::ranges::stable_sort(best, {}, first);
    std::vector<Package> front;
    for (const Means& each : best) {
        Package& package = front.emplace_back(Package{.point = each.point});
        for (std::size_t k = 0; k < aims.size(); ++k)
            package.outcomes.push_back(study::mean_with_interval(counted(aims[k], points[each.point].numbers[k])));
        if (front.size() < 2 || objectives.size() != 2) continue;
        const auto step = [&](std::size_t aim) {
            return difference(points[each.point].numbers[aim], points[front[front.size() - 2].point].numbers[aim]);
        };
        package.price = study::ratio_with_interval(step(objectives[1]), step(objectives[0]));
    }
    return front;
}

}  // namespace consortia::session::optimisation
