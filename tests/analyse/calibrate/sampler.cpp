#include "tools/analyse/calibrate/sampler.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::analyse;
using Catch::Matchers::WithinAbs;

namespace {

struct Moments {
    double mean = 0, sd = 0;
};

Moments moments_of(const Particles& particles, std::size_t parameter) {
    Moments moments;
    const auto count = static_cast<double>(particles.points.size());
    for (const Point& point : particles.points) moments.mean += point[parameter] / count;
    for (const Point& point : particles.points)
        moments.sd += (point[parameter] - moments.mean) * (point[parameter] - moments.mean) / count;
    moments.sd = std::sqrt(moments.sd);
    return moments;
}

}  // namespace

TEST_CASE("draws have the moments of a normal posterior, and of the prior where nothing is known", "[analyse][calibrate]") {
    const auto likelihood = [](const Point& point) { return -.5 * std::pow((point[0] - .4) / .02, 2); };
    Crew crew(1), two(2);
    const Particles particles = particles_of(likelihood, 2, 2000, 1, 1, crew);
    CHECK(particles_of(likelihood, 2, 2000, 1, 1, two).points == particles.points);
    const Moments known = moments_of(particles, 0), unknown = moments_of(particles, 1);
    CHECK_THAT(known.mean, WithinAbs(.4, .002));
    CHECK_THAT(known.sd, WithinAbs(.02, .0015));
    CHECK_THAT(unknown.mean, WithinAbs(.5, .02));
    CHECK_THAT(unknown.sd, WithinAbs(std::sqrt(1. / 12), .012));
    CHECK_THAT(moments_of(particles_of(likelihood, 2, 2000, .25, 1, crew), 0).sd, WithinAbs(.04, .003));
}

TEST_CASE("draws come from both of two hills, as high as they are", "[analyse][calibrate]") {
    const auto likelihood = [](const Point& point) {
        const double a = (point[0] - .2) / .03, b = (point[0] - .8) / .03;
        return std::log(std::exp(-.5 * a * a) + 3 * std::exp(-.5 * b * b) + 1e-300);
    };
    Crew crew(1);
    const Particles particles = particles_of(likelihood, 1, 2000, 1, 4, crew);
    double right = 0;
    for (const Point& point : particles.points) right += point[0] > .5 ? 1. / 2000 : 0;
    CHECK_THAT(right, WithinAbs(.75, .04));
}
