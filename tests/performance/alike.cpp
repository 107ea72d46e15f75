// The plain programs do the work of the models: both come to the same ends.
#include "tests/performance/workload.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace performance;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::uint32_t agents = 1000, seeds = 20;

struct Outcome {
    double mean = 0;
    double error = 0;  ///< of the mean
};

/// Over seeds, of what is reported at step 100.
std::vector<Outcome> outcomes(Maker make, std::uint32_t threads) {
    std::vector<std::vector<double>> values;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const auto workload = make({agents, threads, seed});
        workload->step(61);
        workload->step(39);
        values.push_back(workload->outcome());
    }
    std::vector<Outcome> all(values.front().size());
    for (std::size_t k = 0; k < all.size(); ++k) {
        double squares = 0;
        for (const auto& of_seed : values) all[k].mean += of_seed[k] / seeds;
        for (const auto& of_seed : values) squares += std::pow(of_seed[k] - all[k].mean, 2);
        all[k].error = std::sqrt(squares / (seeds - 1) / seeds);
    }
    return all;
}

/// Means agree within four standard errors of their difference, which must themselves be small enough to tell models apart.
void check_alike(const Pair& pair, std::size_t reported) {
    const std::vector<Outcome> engine = outcomes(pair.engine, 1);
    REQUIRE(engine.size() == reported);
    for (std::uint32_t threads : {1U, 2U}) {
        const std::vector<Outcome> plain = outcomes(pair.plain, threads);
        REQUIRE(plain.size() == reported);
        for (std::size_t k = 0; k < reported; ++k) {
            INFO(pair.name << ", outcome " << k << ", " << threads << " threads");
            const double error = std::hypot(plain[k].error, engine[k].error);
            CHECK(error < 0.015);
            CHECK_THAT(plain[k].mean, WithinAbs(engine[k].mean, 4 * error));
        }
    }
}

}  // namespace

TEST_CASE("plain arrays and the engine bring a disease to the same prevalence", "[performance]") {
    check_alike(workloads()[0], 1);
}

TEST_CASE("plain arrays and the engine bring schools, firms and students to the same means", "[performance]") {
    check_alike(workloads()[1], 4);
}
