#include "tools/analyse/emulate/kriging.hpp"

#include "engine/random/rng.hpp"
#include "engine/study/sampling.hpp"
#include "tests/support/catch.hpp"

#include <openturns/KrigingAlgorithm.hxx>
#include <openturns/LinearBasisFactory.hxx>
#include <openturns/MaternModel.hxx>

#include <cmath>

using namespace consortia;
using namespace consortia::analyse;
using Catch::Matchers::WithinAbs;

namespace {

double hill(const Point& point) { return std::sin(5 * point[0]) + point[1] * point[1]; }

std::vector<Point> spread(u64 count) {
    const study::SobolSequence sequence(2);
    std::vector<Point> points;
    for (u64 k = 0; k < count; ++k) {
        points.emplace_back(2);
        sequence.row(k, points.back());
    }
    return points;
}

std::vector<double> heights(const std::vector<Point>& points, double noise) {
    Rng rng(StreamId{.seed = 5});
    std::vector<double> values;
    for (const Point& point : points) values.push_back(hill(point) + noise * rng.normal());
    return values;
}

}  // namespace

TEST_CASE("kriging meets what it was given, and is sure of it there alone", "[analyse][calibrate]") {
    const std::vector<Point> points = spread(40);
    const Kriging kriging(points, heights(points, 0), 0);
    CHECK_THAT(kriging.at(points[7]).mean, WithinAbs(hill(points[7]), 1e-3));
    CHECK_THAT(kriging.at({.21, .83}).mean, WithinAbs(hill({.21, .83}), .02));
    CHECK(kriging.at(points[7]).variance < .1 * kriging.at({1, 0}).variance);
}

TEST_CASE("errors of kriging are as large as it says", "[analyse][calibrate]") {
    const std::vector<Point> points = spread(60), unseen = spread(560);
    const Kriging kriging(points, heights(points, .1), .01);
    double squares = 0;
    for (std::size_t k = 60; k < unseen.size(); ++k) {
        const Predicted predicted = kriging.at(unseen[k]);
        squares += (predicted.mean - hill(unseen[k])) * (predicted.mean - hill(unseen[k])) / predicted.variance / 500;
    }
    CHECK((squares > .2 && squares < 2));
}

TEST_CASE("what kriging says is what OpenTURNS says at the same lengths", "[analyse][calibrate]") {
    const std::vector<Point> points = spread(30);
    const std::vector<double> values = heights(points, .1);
    const Kriging kriging(points, values, .01);
    OT::Sample x(30, 2), y(30, 1);
    double mean = 0, variance = 0;
    for (const double value : values) mean += value / 30;
    for (const double value : values) variance += (value - mean) * (value - mean) / 30;
    for (u32 k = 0; k < 30; ++k) {
        x(k, 0) = points[k][0], x(k, 1) = points[k][1];
        y(k, 0) = (values[k] - mean) / std::sqrt(variance);
    }
    OT::Point lengths(2);
    lengths[0] = kriging.lengths()[0], lengths[1] = kriging.lengths()[1];
    OT::KrigingAlgorithm algorithm(x, y, OT::MaternModel(lengths, OT::Point(1, kriging.amplitude()), 2.5),
                                   OT::LinearBasisFactory(2).build());
    algorithm.setNoise(OT::Point(30, .01 / variance));
    algorithm.setOptimizeParameters(false);
    algorithm.run();
    const OT::Point at{.3, .6};
    const double theirs = mean + std::sqrt(variance) * algorithm.getResult().getConditionalMean(at)[0];
    CHECK_THAT(kriging.at({.3, .6}).mean, WithinAbs(theirs, 1e-8));
    const double their_variance = variance * algorithm.getResult().getConditionalMarginalVariance(at);
    CHECK_THAT(kriging.at({.3, .6}).variance, WithinAbs(their_variance, 1e-8));
}

TEST_CASE("kriging of a number that never changes is that number", "[analyse][calibrate]") {
    const std::vector<Point> points = spread(12);
    const Kriging kriging(points, std::vector<double>(12, 3.0), 0);
    CHECK_THAT(kriging.at({.5, .5}).mean, WithinAbs(3, 1e-12));
}

TEST_CASE("kriging is surer of a difference between neighbours than of either", "[analyse][explore]") {
    const std::vector<Point> points = spread(20);
    const Kriging kriging(points, heights(points, .1), .01);
    const Point one{.31, .42}, near{.33, .42};
    const Predicted difference = kriging.difference(one, near);
    CHECK_THAT(difference.mean, WithinAbs(kriging.at(one).mean - kriging.at(near).mean, 1e-12));
    CHECK(difference.variance < .2 * kriging.at(one).variance);
    CHECK(kriging.difference(one, one).variance < 1e-12);
}

TEST_CASE("who has what a kriging is made of predicts the same mean", "[analyse][explore]") {
    const std::vector<Point> points = spread(25);
    const Kriging kriging(points, heights(points, .05), .0025);
    const Fitted& fitted = kriging.fitted();
    const Point at{.7, .2};
    double mean = fitted.trend[0] + fitted.trend[1] * at[0] + fitted.trend[2] * at[1];
    for (std::size_t k = 0; k < points.size(); ++k) {
        const double x = (at[0] - points[k][0]) / fitted.lengths[0], y = (at[1] - points[k][1]) / fitted.lengths[1];
        const double r = std::sqrt(5 * (x * x + y * y));
        mean += fitted.weights[k] * fitted.amplitude * fitted.amplitude * (1 + r + r * r / 3) * std::exp(-r);
    }
    CHECK_THAT(fitted.mean + fitted.scale * mean, WithinAbs(kriging.at(at).mean, 1e-10));
}

TEST_CASE("where a point is exact, the others have noise in common: near it little is known, of their differences much",
          "[analyse][explore]") {
    std::vector<Point> points = spread(30);
    std::vector<double> values = heights(points, .1);
    points.push_back({.5, .5});
    values.push_back(hill({.5, .5}));
    const Kriging plain(points, values, .01), exact(points, values, .01, {30});
    CHECK_THAT(exact.at({.5, .5}).mean, WithinAbs(values.back(), 1e-4));
    CHECK(exact.at({.5, .5}).variance < 1e-5);
    CHECK(exact.at({.9, .1}).variance > plain.at({.9, .1}).variance);
    CHECK_THAT(exact.difference({.9, .1}, {.1, .9}).variance,
               WithinAbs(plain.difference({.9, .1}, {.1, .9}).variance, 5e-3));
    CHECK(exact.played_at(points[3]).variance < exact.at(points[3]).variance + .01);
}
