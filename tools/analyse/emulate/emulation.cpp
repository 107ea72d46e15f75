#include "tools/analyse/emulate/emulation.hpp"

#include "tools/analyse/emulate/order.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

using session::exploration::Emulator;
using session::exploration::Measured;
using session::exploration::Question;
using session::exploration::Reply;
using session::exploration::Tested;

constexpr std::size_t most_points = 400;   // a page solves them in a tenth of a second
constexpr std::size_t fewest_unseen = 50;  // beyond these, for a test of their own
constexpr std::size_t folds = 5;
constexpr double share_of_rest = .005;  // of what points differ by, beyond the components
constexpr std::size_t most_components = 6;
constexpr double within_95 = 1.959963984540054;

Runs cell_of(const RunsOfCells& runs, std::size_t cell) {
    Runs numbers;
    for (const auto& point : runs) {
        numbers.emplace_back();
        for (const auto& run : point) numbers.back().push_back(run[cell]);
    }
    return numbers;
}

RunsOfCells without(RunsOfCells runs, const std::vector<u64>& points) {
    for (auto each = points.rbegin(); each != points.rend(); ++each)
        runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(*each));
    return runs;
}

/// By point, by cell.
std::vector<std::vector<double>> means_by_point(const RunsOfCells& runs) {
    std::vector<std::vector<double>> means;
    for (const auto& point : runs) {
        std::vector<double>& mean = means.emplace_back(point.front().size(), 0);
        for (const auto& run : point)
            for (std::size_t cell = 0; cell < run.size(); ++cell)
                mean[cell] += run[cell] / static_cast<double>(point.size());
    }
    return means;
}

/// From the point that is exact, which is then told without what the components leave.
Principal principal_from(const std::vector<std::vector<double>>& means, const std::vector<u64>& exact) {
    return principal_of(means, exact.empty() ? mean_of(means) : means[exact.front()], share_of_rest, most_components);
}

/// How far every run lies along a direction.
Runs scores_of(const Principal& principal, const RunsOfCells& runs, std::size_t direction) {
    Runs scores;
    for (const auto& point : runs) {
        scores.emplace_back();
        for (const auto& run : point) scores.back().push_back(principal.scores(run)[direction]);
    }
    return scores;
}

struct Part {
    std::vector<Point> points;
    RunsOfCells runs;
    std::vector<u64> exact;  ///< by number in the part

    Emulation emulation() const { return {points, runs, exact}; }
};

bool is_exact(const Measured& output, std::size_t point) { return std::ranges::count(output.exact, point) > 0; }

Part part_of(const Question& question, const Measured& output, const std::vector<std::size_t>& numbers) {
    Part part;
    for (const std::size_t k : numbers) {
        if (is_exact(output, k)) part.exact.push_back(part.points.size());
        part.points.push_back(question.points[k]);
        part.runs.push_back(output.runs[k]);
    }
    return part;
}

/// What the tests of an emulator come to, over points and cells.
class Test {
  public:
    void add(const Emulation& emulation, const Part& unseen) {
        const auto means = means_by_point(unseen.runs);
        for (std::size_t k = 0; k < means.size(); ++k)
            add(emulation.played_at(unseen.points[k]), emulation.noise(), means[k]);
        points_ += means.size();
        seen_.insert(seen_.end(), means.begin(), means.end());
    }

    Tested told(bool in_turn) const {
        const double spread = spread_of_seen();
        return {.points = points_,
                .in_turn = in_turn,
                .explained = spread > 0 ? 1 - missed_ / spread : 1,
                .luck = spread > 0 ? std::min(1.0, luck_ / spread) : 0,
                .inside = numbers_ > 0 ? inside_ / numbers_ : 1,
                .widened = numbers_ > 0 ? std::max(1.0, std::sqrt(squares_ / numbers_)) : 1};
    }

  private:
    void add(const std::vector<Predicted>& said, const std::vector<double>& noise, const std::vector<double>& mean) {
        for (std::size_t cell = 0; cell < mean.size(); ++cell) {
            const double off = mean[cell] - said[cell].mean, variance = said[cell].variance + noise[cell];
            missed_ += off * off;
            luck_ += noise[cell];
            if (!(variance > 0)) continue;
            squares_ += off * off / variance;
            inside_ += std::abs(off) <= within_95 * std::sqrt(variance) ? 1 : 0;
            ++numbers_;
        }
    }

    double spread_of_seen() const {
        double squares = 0;
        for (std::size_t cell = 0; !seen_.empty() && cell < seen_.front().size(); ++cell) {
            double mean = 0;
            for (const auto& row : seen_) mean += row[cell] / static_cast<double>(seen_.size());
            for (const auto& row : seen_) squares += (row[cell] - mean) * (row[cell] - mean);
        }
        return squares;
    }

    std::size_t points_ = 0;
    std::vector<std::vector<double>> seen_;
    double missed_ = 0, luck_ = 0, squares_ = 0, inside_ = 0, numbers_ = 0;
};

Tested tested_on(const Emulation& emulation, const Part& unseen) {
    Test test;
    test.add(emulation, unseen);
    return test.told(false);
}

Tested tested_in_turn(const Question& question, const Measured& output, const std::vector<std::size_t>& known) {
    Test test;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<std::size_t> seen, unseen;
        for (std::size_t k = 0; k < known.size(); ++k)
            (k % folds == fold && !is_exact(output, known[k]) ? unseen : seen).push_back(known[k]);
        if (seen.size() < question.points.front().size() + 3 || unseen.empty()) return {};
        test.add(part_of(question, output, seen).emulation(), part_of(question, output, unseen));
    }
    return test.told(true);
}

/// How wide the runs of points spread: by cell on the mean, and by kriging how much wider than that at a point.
void add_spread(Emulator& emulator, const Part& part) {
    const std::size_t cells = emulator.centre.size(), runs = part.runs.front().size();
    std::vector<double> wider(part.runs.size(), 0);
    double told = 0;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        std::vector<double> spreads;
        for (const auto& point : cell_of(part.runs, cell)) spreads.push_back(spread_of(point));
        emulator.spread.push_back(mean_of(spreads));
        if (!(emulator.spread.back() > 0)) continue;
        for (std::size_t k = 0; k < wider.size(); ++k) wider[k] += spreads[k] / emulator.spread.back();
        ++told;
    }
    if (told == 0) return;
    emulator.narrowest = HUGE_VAL;
    for (double& each : wider) {
        each /= told;
        if (each > 0) emulator.narrowest = std::min(emulator.narrowest, each);
    }
    emulator.wider.push_back(Kriging(part.points, wider, noise_of_spread(runs)).fitted());
}

/// Between which numbers all runs lie, by cell.
void add_ends(Emulator& emulator, const RunsOfCells& runs) {
    emulator.least = emulator.most = runs.front().front();
    for (const auto& point : runs) {
        for (const auto& run : point) {
            for (std::size_t cell = 0; cell < run.size(); ++cell) {
                emulator.least[cell] = std::min(emulator.least[cell], run[cell]);
                emulator.most[cell] = std::max(emulator.most[cell], run[cell]);
            }
        }
    }
}

Emulator emulator_of(const Question& question, const Measured& output) {
    std::vector<std::size_t> whole;
    for (std::size_t k = 0; k < output.runs.size(); ++k)
        if (!output.runs[k].empty()) whole.push_back(k);
    if (whole.size() < question.points.front().size() + 3) return {};
    std::vector<std::size_t> known = spread_out(question.points, whole);
    const bool has_unseen = known.size() >= most_points + fewest_unseen;
    const std::size_t count = std::min(known.size(), most_points);
    const std::vector<std::size_t> unseen(known.begin() + static_cast<std::ptrdiff_t>(count), known.end());
    known.resize(count);
    const Part part = part_of(question, output, known);
    const Emulation emulation = part.emulation();
    Emulator emulator = emulation.told();
    emulator.points.assign(known.begin(), known.end());
    add_spread(emulator, part);
    add_ends(emulator, part.runs);
    emulator.tested =
        has_unseen ? tested_on(emulation, part_of(question, output, unseen)) : tested_in_turn(question, output, known);
    return emulator;
}

}  // namespace

Emulation::Emulation(const std::vector<Point>& points, const RunsOfCells& runs, const std::vector<u64>& exact)
    : principal_(principal_from(means_by_point(runs), exact)) {
    const auto means = means_by_point(runs);
    const RunsOfCells lucky = without(runs, exact);
    for (std::size_t k = 0; k < principal_.directions.size(); ++k) {
        const std::vector<double> scores = means_of(scores_of(principal_, runs, k));
        scores_.emplace_back(points, scores, noise_between(scores_of(principal_, lucky, k)), exact);
    }
    for (std::size_t cell = 0; cell < means.front().size(); ++cell) {
        noise_.push_back(noise_between(cell_of(lucky, cell)));
        double squares = 0;
        for (const auto& mean : means) {
            const double left = mean[cell] - principal_.value(principal_.scores(mean), cell);
            squares += left * left / static_cast<double>(means.size());
        }
        rest_.push_back(std::max(0.0, squares - noise_.back()));
    }
}

std::vector<Predicted> Emulation::at(const Point& point) const {
    std::vector<Predicted> scores;
    for (const Kriging& score : scores_) scores.push_back(score.at(point));
    return cells_of(scores, 1, 1);
}

std::vector<Predicted> Emulation::played_at(const Point& point) const {
    std::vector<Predicted> scores;
    for (const Kriging& score : scores_) scores.push_back(score.played_at(point));
    return cells_of(scores, 1, 1);
}

std::vector<Predicted> Emulation::difference(const Point& a, const Point& b) const {
    std::vector<Predicted> scores;
    for (const Kriging& score : scores_) scores.push_back(score.difference(a, b));
    return cells_of(scores, 0, a == b ? 0 : 2);
}

std::vector<Predicted> Emulation::cells_of(const std::vector<Predicted>& scores, double centre, double rest) const {
    std::vector<Predicted> cells;
    for (std::size_t cell = 0; cell < rest_.size(); ++cell) {
        Predicted& predicted = cells.emplace_back(Predicted{centre * principal_.centre[cell], rest * rest_[cell]});
        for (std::size_t k = 0; k < scores.size(); ++k) {
            const double along = principal_.directions[k][cell];
            predicted.mean += scores[k].mean * along;
            predicted.variance += along * along * scores[k].variance;
        }
    }
    return cells;
}

Emulator Emulation::told() const {
    Emulator emulator{.centre = principal_.centre, .directions = principal_.directions, .rest = rest_};
    for (const Kriging& score : scores_) emulator.scores.push_back(score.fitted());
    return emulator;
}

Reply answer_to(const Question& question) {
    Reply reply;
    for (const Measured& output : question.outputs) reply.emulators.push_back(emulator_of(question, output));
    return reply;
}

}  // namespace consortia::analyse
