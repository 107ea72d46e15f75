#include "tools/analyse/indices.hpp"

#include "engine/study/design.hpp"
#include "tests/analyse/functions.hpp"
#include "tests/support/catch.hpp"
#include "tools/analyse/main_effects.hpp"
#include "tools/analyse/surrogate.hpp"

#include <algorithm>

using namespace consortia;
using namespace consortia::analyse;

namespace {

const std::vector<KnownFunction>& functions() {
    static const std::vector<KnownFunction> all{ishigami(), g_function("g-function", {0, 1, 4.5, 9}),
                                                g_function("Sobol-g", {0, 1, 4.5, 9, 99, 99, 99, 99})};
    return all;
}

struct Coverage {
    double inside = 0, all = 0;

    void add(const Interval& index, double truth) {
        ++all;
        inside += index.low <= truth && truth <= index.high ? 1 : 0;
    }
    void add(const Coverage& other) { inside += other.inside, all += other.all; }
    double share() const { return inside / all; }
};

/// The mean distance of all indices from the truth.
double error_of(const KnownFunction& function, const StudySample& sample) {
    const OutputIndices found = sobol_indices(sample, sample.outputs[0]);
    double sum = 0;
    for (std::size_t k = 0; k < function.factors; ++k) {
        sum += std::abs(found.indices[0].by_factor[k].value - function.first_order[k]);
        sum += std::abs(found.indices[1].by_factor[k].value - function.total[k]);
    }
    return sum / (2 * static_cast<double>(function.factors));
}

Coverage coverage_of(const KnownFunction& function, double failing, u64 repeats) {
    Coverage coverage;
    for (u64 seed = 0; seed < repeats; ++seed) {
        const StudySample sample = saltelli_sample(function, 256, seed, failing);
        const OutputIndices found = sobol_indices(sample, sample.outputs[0]);
        for (std::size_t k = 0; k < function.factors; ++k) {
            coverage.add(found.indices[0].by_factor[k], function.first_order[k]);
            coverage.add(found.indices[1].by_factor[k], function.total[k]);
        }
    }
    return coverage;
}

void check_coverage(u64 repeats, double pooled, double each) {
    Coverage all;
    for (const KnownFunction& function : functions()) {
        for (double failing : {0., .01, .05}) {
            const Coverage cell = coverage_of(function, failing, repeats);
            INFO(function.name << ", " << 100 * failing << " % failed: " << cell.share());
            CHECK(cell.share() >= each);
            all.add(cell);
        }
    }
    INFO("pooled " << all.share());
    CHECK(all.share() >= pooled);
}

StudySample morris_sample(std::size_t trajectories, double (*value)(const std::vector<double>&)) {
    Factor factor;
    factor.distribution = Factor::Distribution::uniform;
    factor.range = {0, 1};
    const study::Design design({.method = DesignDescription::Method::morris, .samples = static_cast<u32>(trajectories)},
                               {factor, factor, factor});
    StudySample sample{.study = "morris", .design = "morris", .block = 4};
    sample.factors.resize(3);
    sample.outputs.push_back({.name = "y"});
    for (u64 point = 0; point < design.points(); ++point) {
        const std::vector<double> x = design.point(point);
        for (std::size_t k = 0; k < 3; ++k) sample.factors[k].values.push_back(x[k]);
        sample.outputs[0].values.push_back(value(x));
        const auto move = design.move(point);
        sample.moved.push_back(move ? move->factor : 3);
        sample.moved_by.push_back(move ? move->by : 0);
    }
    mark_usable(sample);
    return sample;
}

}  // namespace

TEST_CASE("indices of Sobol' of known functions come out", "[analyse]") {
    for (const KnownFunction& function : functions()) {
        const StudySample sample = saltelli_sample(function, 4096, 1, 0);
        const OutputIndices found = sobol_indices(sample, sample.outputs[0]);
        CHECK(found.blocks_used == 4096);
        for (std::size_t k = 0; k < function.factors; ++k) {
            INFO(function.name << ", factor " << k);
            CHECK(found.indices[0].by_factor[k].value == Approx(function.first_order[k]).margin(.05));
            CHECK(found.indices[1].by_factor[k].value == Approx(function.total[k]).margin(.05));
        }
    }
}

TEST_CASE("indices from a scrambled sequence are at least as near the truth as from the plain one", "[analyse]") {
    double plain = 0, scrambled = 0;
    for (const std::size_t rows : {64U, 256U}) {
        for (const KnownFunction& function : functions()) {
            plain += error_of(function, saltelli_sample(function, rows, study::SobolSequence(2 * function.factors)));
            for (u64 seed = 1; seed <= 4; ++seed) {
                const study::SobolSequence sequence(2 * function.factors, seed);
                scrambled += error_of(function, saltelli_sample(function, rows, sequence)) / 4;
            }
        }
    }
    CAPTURE(plain, scrambled);
    CHECK(scrambled <= plain);
}

TEST_CASE("the truth lies within most intervals, also with failed points", "[analyse]") { check_coverage(10, .90, .80); }

TEST_CASE("the truth lies within 93 % of intervals, and 89 % of every kind", "[.][slow]") { check_coverage(200, .93, .89); }

TEST_CASE("blocks with a failed point are left out and counted", "[analyse]") {
    StudySample sample = saltelli_sample(ishigami(), 64, 1, 0);
    sample.outputs[0].values[7] = std::numeric_limits<double>::quiet_NaN();
    mark_usable(sample);
    const OutputIndices found = sobol_indices(sample, sample.outputs[0]);
    CHECK(found.blocks_used == 63);
    CHECK(found.blocks_left_out == 1);
    for (double& value : sample.outputs[0].values) value = 1;
    mark_usable(sample);
    CHECK(std::isnan(sobol_indices(sample, sample.outputs[0]).indices[0].by_factor[0].value));
    sample.outputs[0].values[1] = 2;  // of B alone
    CHECK(std::isnan(sobol_indices(sample, sample.outputs[0]).indices[1].by_factor[0].value));
}

TEST_CASE("elementary effects of a line are its slopes, without spread", "[analyse]") {
    const StudySample sample = morris_sample(12, [](const std::vector<double>& x) { return 3 * x[0] - 2 * x[1]; });
    const OutputIndices found = morris_indices(sample, sample.outputs[0]);
    const auto& star = found.indices[0].by_factor;
    CHECK(star[0].value == Approx(3));
    CHECK(star[1].value == Approx(2));
    CHECK(star[2].value == 0);
    CHECK(found.indices[1].by_factor[1].value == Approx(-2));
    CHECK(found.indices[2].by_factor[0].value == Approx(0).margin(1e-12));
    CHECK(star[0].low == Approx(star[0].high));
}

TEST_CASE("an interaction shows as spread, and its interval holds the truth", "[analyse]") {
    // The effect of x0 is x1, which is met alike on 0, 1/3, 2/3 and 1: mean 1/2, variance 5/36.
    const StudySample sample = morris_sample(400, [](const std::vector<double>& x) { return x[0] * x[1]; });
    const OutputIndices found = morris_indices(sample, sample.outputs[0]);
    const Interval star = found.indices[0].by_factor[0], sigma = found.indices[2].by_factor[0];
    CHECK(star.low < .5);
    CHECK(star.high > .5);
    CHECK(sigma.low < std::sqrt(5. / 36));
    CHECK(sigma.high > std::sqrt(5. / 36));
    CHECK(star.high - star.low < .1);
}

TEST_CASE("a surrogate predicts a polynomial, and not noise", "[analyse]") {
    KnownFunction cubic{"cubic", 2, [](const std::vector<double>& u) { return u[0] * u[0] * u[1] + u[1]; }, {}, {}};
    const StudySample sample = saltelli_sample(cubic, 40, 1, 0);
    const Surrogate good = surrogate_of(sample, sample.outputs[0]);
    CHECK(good.degree == 3);
    CHECK(good.q2 == Approx(1));
    StudySample noise = sample;
    Rng rng;
    for (double& value : noise.outputs[0].values) value = rng.normal();
    CHECK(surrogate_of(noise, noise.outputs[0]).q2 < .3);
}

TEST_CASE("a main effect rises with its factor and stays flat for another; names cannot harm the plot", "[analyse]") {
    KnownFunction line{"line", 2, [](const std::vector<double>& u) { return u[0]; }, {}, {}};
    StudySample sample = saltelli_sample(line, 200, 1, 0);
    const std::vector<Effect> rising = main_effect(sample, sample.factors[0], sample.outputs[0]);
    REQUIRE(rising.size() == 8);
    CHECK(rising.front().mean == Approx(1. / 16).margin(.02));
    CHECK(rising.back().mean == Approx(15. / 16).margin(.02));
    const std::vector<Effect> flat = main_effect(sample, sample.factors[1], sample.outputs[0]);
    CHECK(std::abs(flat.front().mean - flat.back().mean) < .15);
    sample.factors[0].name = "<script>\"&";
    const std::string svg = main_effects_svg(sample, sample.outputs[0], {0, 1});
    CHECK(svg.find("<script>") == std::string::npos);
    CHECK(svg.find("&lt;script&gt;&quot;&amp;") != std::string::npos);
}
