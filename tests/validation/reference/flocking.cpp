// Birds that fly together: what chance alone gives, two that turn to each other, and a flock that forms.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <cmath>
#include <vector>

namespace flocking {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

const Played::Values alone{{"bird.cohesion", 0}, {"bird.separation", 0}, {"bird.alignment", 0}};

/// 1 where all fly one way, about 1/√n where each flies its own.
double order(const Played& sky) { return std::hypot(sky("mean_to_x"), sky("mean_to_y")); }

}  // namespace

TEST_CASE("birds that heed nobody fly as a random walk's steps", "[reference][validation][flocking]") {
    // n |mean|² has mean 1 and variance 1 − 1/n (Rayleigh 1880), and nobody ever turns.
    constexpr u32 skies = 400;
    double sum = 0;
    for (u32 k = 0; k < skies; ++k) {
        Played sky(flocking::model, alone, k);
        const double first = order(sky.until(1));
        sum += 200 * first * first;
        if (k == 0) CHECK_THAT(order(sky.until(50)), WithinAbs(first, 1e-12));
    }
    CHECK_THAT(sum / skies, WithinAbs(1, 5.0 / std::sqrt(skies)));
}

TEST_CASE("two birds that see each other turn by the angle that is worked out", "[reference][validation][flocking]") {
    // Who adds a of the other's way to its own, at an angle θ to it, is then at atan2(sin θ, cos θ + a) to it; in a step
    // each does so once, in either order. Two ways at θ have a mean of length cos(θ/2).
    constexpr double a = 0.3;
    Played::Values values = alone;
    values["population.birds"] = 2;
    values["bird.sight"] = 1000;
    values["bird.alignment"] = a;
    const auto turned = [](double angle) { return std::atan2(std::sin(angle), std::cos(angle) + a); };
    for (u32 k = 0; k < 5; ++k) {
        Played sky(flocking::model, values, k);
        double angle = 2 * std::acos(order(sky.until(1)));
        for (u32 step = 2; step <= 6; ++step) {
            angle = turned(turned(angle));
            CHECK_THAT(order(sky.until(step)), WithinAbs(std::cos(angle / 2), 1e-9));
        }
    }
}

TEST_CASE("the large flock of the comparison gathers as where another program lets it fly",
          "[reference][validation][flocking]") {
    // The square of the mean velocity, its mean over 150 runs of a program of its own in another language, which compares
    // every bird with every other, and the standard error.
    struct Reference {
        u32 step;
        double mean, error;
    };
    constexpr u32 runs = 60;
    const std::vector<Reference> all{{20, 0.00444, 0.00038}, {50, 0.00637, 0.00055}, {100, 0.02913, 0.00189}};
    std::vector<double> sums(all.size()), squares(all.size());
    for (u32 run = 0; run < runs; ++run) {
        Played sky(flocking::model, {{"population.birds", 400}, {"sky.side", 150}, {"bird.sight", 15}}, run);
        for (std::size_t k = 0; k < all.size(); ++k) {
            const double square = std::pow(order(sky.until(all[k].step)), 2);
            sums[k] += square, squares[k] += square * square;
        }
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        CAPTURE(all[k].step);
        const double mean = sums[k] / runs, error = std::sqrt((squares[k] / runs - mean * mean) / (runs - 1));
        CHECK_THAT(mean, WithinAbs(all[k].mean, 4.5 * std::hypot(error, all[k].error)));
    }
}

TEST_CASE("birds are the same at any number of workers", "[reference][determinism][flocking]") {
    Played one(flocking::model, {}, 0, 1), three(flocking::model, {}, 0, 3);
    CHECK(one.until(10).world.digest() == three.until(10).world.digest());
}
