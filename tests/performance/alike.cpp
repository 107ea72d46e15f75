// The plain programs do the work of the models: both come to the same ends.
#include "tests/performance/workload.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace performance;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::uint32_t agents = 1000, seeds = 20;

/// Mean over seeds of what is reported at step 100.
std::vector<double> mean_outcome(Maker make, std::uint32_t threads) {
    std::vector<double> mean;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const auto workload = make({agents, threads, seed});
        workload->step(60);
        workload->step(40);
        const std::vector<double> outcome = workload->outcome();
        mean.resize(outcome.size());
        std::ranges::transform(mean, outcome, mean.begin(), [](double sum, double x) { return sum + x / seeds; });
    }
    return mean;
}

/// The tolerance is four standard errors of a difference of two means, measured over 200 seeds of either form.
void check_alike(const Pair& pair, const std::vector<double>& tolerances) {
    const std::vector<double> engine = mean_outcome(pair.engine, 1);
    for (std::uint32_t threads : {1U, 2U}) {
        const std::vector<double> plain = mean_outcome(pair.plain, threads);
        REQUIRE(plain.size() == tolerances.size());
        for (std::size_t k = 0; k < plain.size(); ++k) {
            INFO(pair.name << ", outcome " << k << ", " << threads << " threads");
            CHECK_THAT(plain[k], WithinAbs(engine[k], tolerances[k]));
        }
    }
}

}  // namespace

TEST_CASE("plain arrays and the engine bring a disease to the same prevalence", "[performance]") {
    check_alike(workloads()[0], {0.03});
}

TEST_CASE("plain arrays and the engine bring schools, firms and students to the same means", "[performance]") {
    check_alike(workloads()[1], {0.03, 0.03, 0.03, 0.03});
}
