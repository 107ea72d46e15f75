#include "tools/analyse/calibrate/calibrate.hpp"

#include "engine/core/error.hpp"
#include "engine/core/math.hpp"
#include "engine/study/sampling.hpp"
#include "tools/analyse/calibrate/findings.hpp"
#include "tools/analyse/calibrate/search.hpp"

#include <algorithm>

namespace consortia::analyse {

namespace {

using session::Reply;

constexpr double share_of_start = .25, share_of_search = .35;
constexpr u64 waves = 4;
constexpr double power_of_waves = .25;  // wider than the posterior, so that its edges are learnt too
constexpr std::size_t fewest_particles = 800;

/// How the points of a budget are spent.
struct Spending {
    u32 generation = 0;
    u64 start = 0;
    u32 generations = 0;
};

/// As many as CMA-ES takes by default, and no fewer than keep eight processors busy.
u32 usual_generation(std::size_t width) {
    constexpr u32 least = 8;
    return std::max(least, 4 + static_cast<u32>(3 * math::log(static_cast<double>(width))));
}

Spending spending_of(const Question& question) {
    const auto points = static_cast<double>(question.points);
    Spending spending{.generation = question.generation > 0 ? question.generation : usual_generation(question.free.size())};
    const u64 fewest = std::max<u64>(spending.generation, 2 * question.free.size() + 1);
    spending.start = std::min(question.points, std::max(fewest, static_cast<u64>(share_of_start * points)));
    spending.generation = static_cast<u32>(std::min<u64>(spending.generation, spending.start));
    spending.generations = static_cast<u32>(share_of_search * points / spending.generation);
    return spending;
}

std::vector<Point> spread_points(const Question& question, u64 count) {
    const study::SobolSequence sequence(question.free.size(), question.seed);
    std::vector<Point> points;
    for (u64 k = 0; k < count; ++k) {
        Point point(question.free.size());
        sequence.row(k, point);
        for (double& each : point) each = math::floor(each * 1e6 + .5) / 1e6;
        points.push_back(std::move(point));
    }
    return points;
}

Tried tried_of(const Question& question, std::size_t first, std::size_t end) {
    Tried tried;
    const Usable usable = usable_of(question, end);
    std::vector<double> distances(end, failed_distance);
    for (std::size_t k = 0; k < usable.numbers.size(); ++k) distances[usable.numbers[k]] = usable.nearness[k];
    tried.points.assign(question.asked.begin() + static_cast<std::ptrdiff_t>(first),
                        question.asked.begin() + static_cast<std::ptrdiff_t>(end));
    tried.distances.assign(distances.begin() + static_cast<std::ptrdiff_t>(first), distances.end());
    return tried;
}

Particles posterior_of(const Question& question, const Emulator& emulator, double power, u32 threads) {
    Crew crew(threads);
    const std::size_t count = std::max<std::size_t>(fewest_particles, question.draws);
    return particles_of([&](const Point& point) { return emulator.likelihood(point); }, question.free.size(), count, power,
                        question.seed, crew);
}

/// At even steps through the particles.
std::vector<Point> draws_of(const Particles& particles, u64 count) {
    std::vector<Point> draws;
    for (u64 k = 0; k < count; ++k) {
        Point draw = particles.points[(2 * k + 1) * particles.points.size() / (2 * count)];
        for (double& each : draw) each = math::floor(each * 1e6 + .5) / 1e6;
        draws.push_back(std::move(draw));
    }
    return draws;
}

/// The last points of the budget in four waves: how many are in the next, after `known` of `all`.
struct Wave {
    u32 number = 0;
    u64 before = 0;  ///< points of the waves before it
    u64 size = 0;
};

Wave next_wave(u64 known, u64 all) {
    Wave wave;
    for (u64 k = 1; k <= waves; ++k) {
        wave.before = (k - 1) * all / waves;
        wave.number = static_cast<u32>(k);
        wave.size = k * all / waves - wave.before;
        if (wave.before >= known && wave.size > 0) return wave;
    }
    wave.size = 0;
    return wave;
}

Reply exploring(const Question& question, const Wave& wave, Reply answer, u32 threads) {
    const Emulator emulator(question, question.asked.size());
    answer.stage = Reply::Stage::explore;
    answer.round = wave.number;
    answer.next = draws_of(posterior_of(question, emulator, power_of_waves, threads), wave.size);
    return answer;
}

/// Where the last wave began: what was known until then must predict it.
Reply ending(const Question& question, std::size_t last_wave, Reply answer, u32 threads) {
    Emulator emulator(question, question.asked.size());
    session::Posterior& posterior = answer.posterior;
    posterior.emulator = Emulator(question, last_wave).tested(question, last_wave, question.asked.size());
    emulator.widen(posterior.emulator);
    const Particles particles = posterior_of(question, emulator, 1, threads);
    const auto likeliest = std::ranges::max_element(particles.likelihoods) - particles.likelihoods.begin();
    Particles centre{{particles.points[static_cast<std::size_t>(likeliest)]}, {0}};
    posterior.centre = draws_of(centre, 1).front();
    posterior.draws = draws_of(particles, question.draws);
    posterior.parameters = learnt_of(particles, emulator, posterior.centre);
    add_profiles(posterior.parameters, question);
    posterior.correlations = correlations_of(particles);
    posterior.reachable = reachable_of(question, emulator, particles);
    posterior.conflicts = conflicts_of(question, emulator, particles, posterior.reachable, posterior.centre);
    posterior.used = emulator.points();
    answer.stage = Reply::Stage::centre;
    answer.round = 1;
    answer.next = {posterior.centre};
    return answer;
}

double least_of(const Question& question) {
    const Usable usable = usable_of(question, question.asked.size());
    return usable.nearness.empty() ? failed_distance : *std::ranges::min_element(usable.nearness);
}

}  // namespace

session::Reply answer_to(const session::Question& question, u32 threads) {
    const Spending spending = spending_of(question);
    Reply answer;
    if (question.asked.empty()) {
        answer.round = 1;
        answer.next = spread_points(question, spending.start);
        return answer;
    }
    require(question.asked.size() >= spending.start && question.measured.size() == question.asked.size(),
            "calibration: what was asked is not what this search asks");
    answer.nearest = least_of(question);
    const Generation generation =
        next_generation(tried_of(question, 0, spending.start), tried_of(question, spending.start, question.asked.size()),
                        spending.generation, spending.generations, question.seed);
    const std::size_t searched = spending.start + generation.known_points;
    if (!generation.next.empty() && searched == question.asked.size()) {
        answer.stage = Reply::Stage::search;
        answer.round = generation.number + 1;
        answer.next = generation.next;
        return answer;
    }
    const u64 rest = question.points - std::min<u64>(question.points, searched);
    const Wave wave = next_wave(question.asked.size() - searched, rest);
    if (wave.size > 0) return exploring(question, wave, std::move(answer), threads);
    return ending(question, searched + (waves - 1) * rest / waves, std::move(answer), threads);
}

}  // namespace consortia::analyse
