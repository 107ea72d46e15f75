#include "engine/measure/bass.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace consortia::measure;

namespace {

std::vector<double> path_of(double p, double q, double market) {
    std::vector<double> path{0.01 * market};
    for (int k = 0; k < 100; ++k) path.push_back(path.back() + (p + q * path.back() / market) * (market - path.back()));
    return path;
}

}  // namespace

TEST_CASE("the path of a Bass curve tells its parameters") {
    const BassCurve curve = bass_curve(path_of(0.01, 0.2, 500));
    CHECK(curve.fit == Approx(1));
    CHECK(curve.ratio == Approx(20).epsilon(1e-6));
}

TEST_CASE("a path that no Bass curve goes through is undefined") {
    CHECK(std::isnan(bass_curve(std::vector<double>{}).fit));
    CHECK(std::isnan(bass_curve(std::vector<double>{1, 1, 1, 1}).fit));
    CHECK(std::isnan(bass_curve(std::vector<double>{1, NAN, 3}).ratio));
    CHECK(std::isnan(bass_curve(std::vector<double>{1, 2, 5, 30, 1000}).ratio));  // faster and faster
}
