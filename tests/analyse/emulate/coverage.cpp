// Whether the bands of an emulator hold what they say, over many functions that nobody has chosen.
#include "engine/random/rng.hpp"
#include "engine/study/sampling.hpp"
#include "tests/support/catch.hpp"
#include "tools/analyse/emulate/emulation.hpp"

#include <cmath>
#include <numbers>

using namespace consortia;
using namespace consortia::analyse;

namespace {

/// A path of a Gaussian process of covariance Matérn 5/2, as a sum of waves (Rahimi and Recht 2007): directions are those of
/// Student's t with five degrees of freedom.
class Path {
  public:
    Path(u64 number, const std::vector<double>& lengths) {
        Rng rng(StreamId{.seed = 29, .agent = number});
        for (std::size_t wave = 0; wave < waves; ++wave) {
            double square = 0;
            for (int k = 0; k < 5; ++k) square += std::pow(rng.normal(), 2);
            std::vector<double>& direction = directions_.emplace_back();
            for (const double length : lengths) direction.push_back(rng.normal() / length / std::sqrt(square / 5));
            shifts_.push_back(2 * std::numbers::pi * rng.uniform());
        }
    }
    double operator()(const Point& point) const {
        double sum = 0;
        for (std::size_t wave = 0; wave < waves; ++wave) {
            double angle = shifts_[wave];
            for (std::size_t k = 0; k < point.size(); ++k) angle += directions_[wave][k] * point[k];
            sum += std::cos(angle);
        }
        return sum * std::sqrt(2.0 / waves);
    }

  private:
    static constexpr std::size_t waves = 300;
    std::vector<std::vector<double>> directions_;
    std::vector<double> shifts_;
};

/// The share of `unseen` points of many paths within the 95 % band of an emulator of `points`, with `noise` in a run of
/// four.
double covered(u64 points, u64 unseen, double noise) {
    constexpr u64 paths = 40, runs = 4;
    const study::SobolSequence sequence(3);
    u64 inside = 0;
    for (u64 number = 0; number < paths; ++number) {
        const Path path(number, {0.4, 0.8, 2});
        Rng rng(StreamId{.seed = 31, .agent = number});
        std::vector<Point> known;
        RunsOfCells measured;
        const auto mean_of_runs = [&](const Point& at) {
            double mean = 0;
            for (u64 run = 0; run < runs; ++run) mean += (path(at) + noise * rng.normal()) / runs;
            return mean;
        };
        for (u64 k = 0; k < points; ++k) {
            sequence.row(k, known.emplace_back(3));
            auto& by_run = measured.emplace_back();
            for (u64 run = 0; run < runs; ++run) by_run.push_back({path(known.back()) + noise * rng.normal()});
        }
        const Emulation emulation(known, measured);
        for (u64 k = points; k < points + unseen; ++k) {
            Point at(3);
            sequence.row(k, at);
            const Predicted predicted = emulation.at(at).front();
            const double wide = 1.96 * std::sqrt(predicted.variance + emulation.noise().front());
            inside += std::fabs(mean_of_runs(at) - predicted.mean) <= wide ? 1 : 0;
        }
    }
    return static_cast<double>(inside) / static_cast<double>(paths * unseen);
}

}  // namespace

TEST_CASE("95 % bands of emulators hold 93 to 97 of 100 points that they have not seen, with luck in them and without",
          "[.][slow][analyse][explore]") {
    for (const double noise : {0.02, 0.2, 0.6}) {
        const double share = covered(80, 200, noise);
        CAPTURE(noise, share);
        CHECK(share >= 0.93);
        CHECK(share <= 0.97);
    }
}
