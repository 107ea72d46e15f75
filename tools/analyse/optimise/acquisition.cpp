#include "tools/analyse/optimise/acquisition.hpp"

#include "engine/core/math.hpp"
#include "engine/random/rng.hpp"
#include "engine/study/sampling.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace consortia::analyse {

namespace {

constexpr std::size_t spread_candidates = 400, near_each = 24, most_parents = 24;
constexpr std::size_t refined = 4, tries = 40;  // of the best candidates, and steps from each
constexpr std::size_t futures = 64;             // of which the improvement is the mean
constexpr std::array steps{.3, .1, .03, .01};   // of the whole range of a factor
constexpr double apart = .01;                   // of the unit cube's diagonal: points of a batch

double folded(double x) {
    const double y = x - 2 * math::floor(.5 * x);
    return y > 1 ? 2 - y : y;
}

/// A neighbour: every coordinate moves with a chance, one at least; some go to an end, where levers are off or full.
Point moved(const Point& from, double step, Rng& rng) {
    constexpr double to_an_end = .1;
    const auto width = static_cast<u32>(from.size());
    Point point = from;
    const u32 surely = rng.below(width);
    for (u32 k = 0; k < width; ++k) {
        if (k != surely && !rng.chance(2.0 / width)) continue;
        point[k] = rng.chance(to_an_end) ? (rng.chance(.5) ? 1.0 : 0.0) : folded(point[k] + step * rng.normal());
    }
    return point;
}

class Chooser {
  public:
    Chooser(const Question& question, const Emulators& emulators, Front front, u32 round)
        : question_(question),
          emulators_(emulators),
          front_(std::move(front)),
          round_(round),
          rng_(StreamId{.seed = question.seed, .name = stream_name("optimise"), .agent = round}) {
        for (std::size_t k = 0; k < futures; ++k) {
            Outcome& future = futures_.emplace_back();
            for (const Aim& aim : question.aims)
                if (aim.is_objective()) future.push_back(k % 2 == 0 ? rng_.normal() : -futures_[k - 1][future.size()]);
        }
    }

    std::vector<Point> points(std::size_t count) {
        std::vector<Point> candidates = spread();
        for (const std::size_t number : parents()) {
            for (std::size_t k = 0; k < near_each; ++k)
                candidates.push_back(moved(question_.asked[number], steps[k % steps.size()], rng_));
        }
        std::vector<Point> chosen;
        while (chosen.size() < count) {
            chosen.push_back(best_of(candidates, chosen));
            const Expected predicted = emulators_.at(chosen.back());
            if (predicted.chance() > .5) front_.outcomes.push_back(front_.scaled(predicted.means()));
        }
        return chosen;
    }

  private:
    std::vector<Point> spread() const {
        const study::SobolSequence sequence(question_.factors.size(), question_.seed + round_);
        std::vector<Point> points(spread_candidates, Point(question_.factors.size()));
        for (std::size_t k = 0; k < points.size(); ++k) sequence.row(k, points[k]);
        return points;
    }

    /// At even steps along the front.
    std::vector<std::size_t> parents() const {
        const std::size_t all = front_.points.size(), count = std::min(all, most_parents);
        std::vector<std::size_t> parents;
        for (std::size_t k = 0; k < count; ++k) parents.push_back(front_.points[k * all / count]);
        return parents;
    }

    struct Weighed {
        double worth = -1;
        Point point;
    };

    Point best_of(const std::vector<Point>& candidates, const std::vector<Point>& chosen) {
        const double volume = front_.volume();
        std::vector<Weighed> best;
        for (const Point& candidate : candidates) best.push_back(weighed(candidate, volume, chosen));
        std::ranges::stable_sort(best, std::ranges::greater{}, &Weighed::worth);
        best.resize(std::min(best.size(), refined));
        for (Weighed& each : best) refine(each, volume, chosen);
        return std::ranges::max_element(best, {}, &Weighed::worth)->point;
    }

    void refine(Weighed& best, double volume, const std::vector<Point>& chosen) {
        for (std::size_t k = 0; k < tries; ++k) {
            Weighed near = weighed(moved(best.point, steps[k % steps.size()], rng_), volume, chosen);
            if (near.worth > best.worth) best = std::move(near);
        }
    }

    /// Nothing of a point that is asked already, or close to one of the batch.
    Weighed weighed(const Point& candidate, double volume, const std::vector<Point>& chosen) const {
        Weighed weighed{.point = playable(question_, candidate)};
        const auto is_near = [&](const Point& other) { return distance(weighed.point, other) < apart; };
        if (std::ranges::find(question_.asked, weighed.point) != question_.asked.end() ||
            std::ranges::any_of(chosen, is_near))
            return weighed;
        const Expected predicted = emulators_.at(weighed.point);
        weighed.worth = predicted.chance() * (improvement(predicted, volume) + 1e-12);
        return weighed;
    }

    static double distance(const Point& a, const Point& b) {
        double sum = 0;
        for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - b[k]) * (a[k] - b[k]);
        return math::sqrt(sum / static_cast<double>(a.size()));
    }

    /// The mean over futures of what the front would dominate more.
    double improvement(const Expected& predicted, double volume) const {
        std::vector<Outcome> with = front_.outcomes;
        with.emplace_back();
        double sum = 0;
        for (const Outcome& future : futures_) {
            Outcome outcome;
            for (std::size_t k = 0; k < future.size(); ++k)
                outcome.push_back(predicted.objectives[k].mean + future[k] * math::sqrt(predicted.objectives[k].variance));
            outcome = front_.scaled(outcome);
            const auto better = [&](const Outcome& known) { return dominates(known, outcome); };
            if (std::ranges::any_of(front_.outcomes, better)) continue;
            with.back() = outcome;
            sum += std::max(0.0, hypervolume(with, front_.worst) - volume);
        }
        return sum / static_cast<double>(futures_.size());
    }

    const Question& question_;
    const Emulators& emulators_;
    Front front_;
    u32 round_;
    Rng rng_;
    std::vector<Outcome> futures_;  ///< standard normal numbers, by objective
};

/// The units in which the outcomes of these points lie from 0 to 1.
void take_units(Front& front, const std::vector<Outcome>& outcomes) {
    constexpr double beyond = 1.1;  // what is worst, so that the ends of the front count
    front.low = front.width = outcomes.front();
    for (const Outcome& each : outcomes) {
        for (std::size_t k = 0; k < each.size(); ++k) {
            front.low[k] = std::min(front.low[k], each[k]);
            front.width[k] = std::max(front.width[k], each[k]);
        }
    }
    for (std::size_t k = 0; k < front.low.size(); ++k) {
        front.width[k] -= front.low[k];
        if (!(front.width[k] > 0)) front.width[k] = 1;
    }
    front.worst.assign(front.low.size(), beyond);
}

}  // namespace

Outcome Front::scaled(const Outcome& outcome) const {
    Outcome scaled;
    for (std::size_t k = 0; k < outcome.size(); ++k) scaled.push_back((outcome[k] - low[k]) / width[k]);
    return scaled;
}

Front front_of(const Question& question, const Emulators& emulators, std::size_t count, const Front* like) {
    std::vector<std::size_t> holding;
    std::vector<Outcome> outcomes;
    double likeliest = -1;
    for (const std::size_t number : emulators.known()) {
        if (number >= count) break;
        const Expected predicted = emulators.at(question.asked[number]);
        const double chance = predicted.chance();
        if (chance <= .5 && (likeliest > .5 || chance <= likeliest)) continue;
        if (likeliest <= .5) holding.clear(), outcomes.clear();
        likeliest = std::max(likeliest, chance);
        holding.push_back(number);
        outcomes.push_back(predicted.means());
    }
    Front front;
    if (like != nullptr) {
        front = *like;
        front.points.clear(), front.outcomes.clear();
    } else {
        take_units(front, outcomes);
    }
    for (const std::size_t k : front_of(outcomes)) {
        front.points.push_back(holding[k]);
        front.outcomes.push_back(front.scaled(outcomes[k]));
    }
    return front;
}

std::vector<Point> next_points(const Question& question, const Emulators& emulators, Front front, std::size_t count,
                               u32 round) {
    return Chooser(question, emulators, std::move(front), round).points(count);
}

}  // namespace consortia::analyse
