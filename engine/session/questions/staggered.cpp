#include "engine/session/questions/staggered.hpp"

#include "engine/study/results/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace consortia::session {

namespace {

using Arm = Assignment::Arm;
using Changes = std::vector<std::vector<double>>;

bool is_there(const std::vector<double>& of_place) {
    return std::ranges::none_of(of_place, [](double change) { return std::isnan(change); });
}

/// The places of an arm of which all is there.
std::vector<std::size_t> places_of(const Assignment& assignment, Arm arm, const Changes& changes) {
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < changes.size(); ++place)
        if (assignment.arms[place] == arm && is_there(changes[place])) places.push_back(place);
    return places;
}

/// What places with it have more than others: for each, in its own time.
std::optional<Shown> against_others(const Assignment& assignment, const Changes& changes) {
    const auto with = places_of(assignment, Arm::first, changes), without = places_of(assignment, Arm::none, changes);
    if (with.size() < 2 || without.size() < 2) return std::nullopt;
    std::vector<double> more, others(without.size());
    for (const std::size_t place : with) {
        const u32 wave = assignment.waves[place];
        double elsewhere = 0;
        for (std::size_t k = 0; k < without.size(); ++k) {
            elsewhere += changes[without[k]][wave] / static_cast<double>(without.size());
            others[k] += changes[without[k]][wave] / static_cast<double>(with.size());
        }
        more.push_back(changes[place][wave] - elsewhere);
    }
    const double of_with = study::variance(more) / static_cast<double>(with.size());
    const double of_without = study::variance(others) / static_cast<double>(without.size());
    const double both = of_with + of_without;
    const double degrees = both * both /
                           (of_with * of_with / static_cast<double>(with.size() - 1) +
                            of_without * of_without / static_cast<double>(without.size() - 1));
    return Shown{study::mean(more), std::sqrt(both), std::isnan(degrees) ? 1 : degrees};
}

/// A place of one of two arms, less the mean of its wave.
struct Centred {
    double is_first = 0;
    double change = 0;
};

/// Of one wave; a wave with one arm alone tells nothing.
void add_wave(std::vector<Centred>& all, const std::vector<Centred>& wave) {
    Centred centre;
    for (const Centred& place : wave) {
        centre.is_first += place.is_first / static_cast<double>(wave.size());
        centre.change += place.change / static_cast<double>(wave.size());
    }
    for (const Centred& place : wave) all.push_back({place.is_first - centre.is_first, place.change - centre.change});
}

/// Least squares with an effect of each wave.
std::optional<Shown> against_each_other(const Assignment& assignment, const Changes& changes) {
    std::vector<std::vector<Centred>> waves;
    for (const Arm arm : {Arm::first, Arm::second}) {
        for (const std::size_t place : places_of(assignment, arm, changes)) {
            const u32 wave = assignment.waves[place];
            if (waves.size() <= wave) waves.resize(wave + 1);
            waves[wave].push_back({arm == Arm::first ? 1.0 : 0.0, changes[place][wave]});
        }
    }
    std::erase_if(waves, [](const auto& wave) { return wave.empty(); });
    std::vector<Centred> all;
    for (const auto& wave : waves) add_wave(all, wave);
    double squares = 0, products = 0, left = 0;
    for (const Centred& place : all) {
        squares += place.is_first * place.is_first;
        products += place.is_first * place.change;
    }
    const double degrees = static_cast<double>(all.size()) - static_cast<double>(waves.size()) - 1;
    if (squares == 0 || degrees < 1) return std::nullopt;
    const double effect = products / squares;
    for (const Centred& place : all) left += std::pow(place.change - effect * place.is_first, 2);
    return Shown{effect, std::sqrt(left / degrees / squares), degrees};
}

}  // namespace

Assignment drawn_by_lot(u32 places, u32 in_each, u32 arms, u32 waves, Rng& rng) {
    require(in_each * arms <= places && waves > 0, "a pilot has more places than there are");
    std::vector<u32> order(places);
    std::iota(order.begin(), order.end(), 0U);
    for (u32 k = places; k > 1; --k) std::swap(order[k - 1], order[rng.below(k)]);
    Assignment assignment{std::vector<Arm>(places, Arm::none), std::vector<u32>(places)};
    for (u32 k = 0; k < in_each * arms; ++k) {
        assignment.arms[order[k]] = k < in_each ? Arm::first : Arm::second;
        assignment.waves[order[k]] = k % in_each % waves;
    }
    return assignment;
}

bool Shown::is_told() const { return std::fabs(effect) > study::t_quantile(0.975, std::max(1.0, degrees)) * error; }

double independent_pilots(std::span<const double> shares, double told, double pilots) {
    const auto runs = static_cast<double>(shares.size());
    const double share = told / pilots, variance = study::variance(shares) / runs;
    return variance > 0 ? std::clamp(share * (1 - share) / variance, runs, pilots) : runs;
}

std::optional<Shown> shown_by(const Assignment& assignment, const Changes& changes) {
    const bool two = std::ranges::find(assignment.arms, Arm::second) != assignment.arms.end();
    return two ? against_each_other(assignment, changes) : against_others(assignment, changes);
}

}  // namespace consortia::session
