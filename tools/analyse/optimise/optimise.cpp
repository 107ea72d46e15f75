#include "tools/analyse/optimise/optimise.hpp"

#include "engine/core/error.hpp"
#include "engine/study/sampling.hpp"
#include "tools/analyse/optimise/acquisition.hpp"

#include <algorithm>

namespace consortia::analyse {

namespace {

using session::optimisation::Reply;

constexpr double share_of_start = .3;
constexpr u64 fewest_a_factor = 3;
constexpr u32 usual_batch = 8;
constexpr u64 rounds_at_rest = 4;    // by which the front must have moved
constexpr double least_move = .001;  // of its hypervolume
constexpr std::size_t fewest_confirmed = 5, most_confirmed = 20;

/// How the points of a budget are spent.
struct Spending {
    u64 start = 0;
    u32 batch = 0;
};

Spending spending_of(const Question& question) {
    const u64 fewest = fewest_a_factor * question.factors.size() + 3;
    const auto share = static_cast<u64>(share_of_start * static_cast<double>(question.points));
    const u64 most = 15 * question.factors.size() + 15;
    return {.start = std::min(question.points, std::max(fewest, std::min(share, most))),
            .batch = question.batch > 0 ? question.batch : usual_batch};
}

std::vector<Point> spread_points(const Question& question, u64 count) {
    const study::SobolSequence sequence(question.factors.size(), question.seed);
    std::vector<Point> points;
    for (u64 k = 0; k < count; ++k) {
        Point point(question.factors.size());
        sequence.row(k, point);
        points.push_back(playable(question, std::move(point)));
    }
    return points;
}

/// Those on the front, then on the front of the others, until there are enough.
std::vector<u64> to_confirm(const Question& question, const Emulators& emulators) {
    std::vector<std::size_t> numbers;
    std::vector<Outcome> outcomes;
    for (const std::size_t number : emulators.known()) {
        const Expected predicted = emulators.at(question.asked[number]);
        if (predicted.chance() <= .5) continue;
        numbers.push_back(number);
        outcomes.push_back(predicted.means());
    }
    std::vector<u64> confirm;
    while (!numbers.empty() && confirm.size() < fewest_confirmed) {
        const std::vector<std::size_t> front = front_of(outcomes);
        const std::size_t count = std::min(front.size(), most_confirmed - confirm.size());
        for (std::size_t k = 0; k < count; ++k) confirm.push_back(numbers[front[k * front.size() / count]]);
        for (auto each = front.rbegin(); each != front.rend(); ++each) {
            numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(*each));
            outcomes.erase(outcomes.begin() + static_cast<std::ptrdiff_t>(*each));
        }
    }
    return confirm;
}

Reply ending(const Question& question, const Emulators& emulators, Reply reply) {
    constexpr std::size_t of_which_one_is_unseen = 5;
    const std::size_t asked = question.asked.size(), seen = asked - asked / of_which_one_is_unseen;
    reply.stage = Reply::Stage::confirm;
    reply.confirm = to_confirm(question, emulators);
    reply.effects = emulators.effects(question);
    reply.emulators = Emulators(question, seen).tested(question, seen, asked);
    return reply;
}

}  // namespace

session::optimisation::Reply answer_to(const session::optimisation::Question& question) {
    const Spending spending = spending_of(question);
    Reply reply;
    if (question.asked.empty()) {
        reply.next = spread_points(question, spending.start);
        return reply;
    }
    const std::size_t asked = question.asked.size();
    require(asked >= spending.start && question.measured.size() == asked,
            "optimise: what was asked is not what this search asks");
    const Emulators emulators(question, asked);
    Front front = front_of(question, emulators, asked);
    const std::size_t searched = asked - spending.start, recent = rounds_at_rest * spending.batch;
    const double volume = front.volume();
    reply.round = static_cast<u32>(searched / spending.batch) + 1;
    reply.front = front.points.size();
    reply.moved = 1;
    if (searched >= recent && volume > 0)
        reply.moved = 1 - front_of(question, emulators, asked - recent, &front).volume() / volume;
    const bool at_rest = searched >= recent && reply.moved < least_move;
    const u64 left = question.points - std::min<u64>(question.points, asked);
    if (left == 0 || at_rest) return ending(question, emulators, std::move(reply));
    reply.stage = Reply::Stage::search;
    reply.next = next_points(question, emulators, std::move(front), std::min<u64>(left, spending.batch), reply.round);
    return reply;
}

}  // namespace consortia::analyse
