#include "engine/session/optimisation/front.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::session::optimisation;

namespace {

const std::vector<Aim> aims{{"graduates", Aim::Kind::maximise}, {"cost", Aim::Kind::minimise}};

/// Runs of two seeds about these means.
PointRuns about(const std::vector<double>& means) {
    PointRuns runs;
    for (const double mean : means) runs.numbers.emplace_back(std::vector{mean - 1, mean + 1});
    return runs;
}

}  // namespace

TEST_CASE("the front has what nothing beats in all objectives, by the first of them", "[session][optimisation]") {
    const std::vector<Package> front = front_of(aims, {about({10, 50}), about({4, 20}), about({4, 30}), {}, about({7, 20})});
    REQUIRE(front.size() == 2);
    CHECK(front[0].point == 4);
    CHECK(front[1].point == 0);
    CHECK(front[0].outcomes[0].value == 7);
    CHECK(front[0].outcomes[1].has_interval());
    CHECK_FALSE(front[0].price);
    REQUIRE(front[1].price);
    CHECK(front[1].price->value == 10);  // 30 more cost for 3 more graduates
}

TEST_CASE("a package that breaks a constraint is on no front", "[session][optimisation]") {
    std::vector<Aim> bounded = aims;
    bounded.push_back({"cost", Aim::Kind::at_most, 30});
    const std::vector<Package> front = front_of(bounded, {about({10, 50, 50}), about({4, 20, 20})});
    REQUIRE(front.size() == 1);
    CHECK(front[0].point == 1);
    CHECK(holds({"x", Aim::Kind::at_least, 3}, 3));
    CHECK_FALSE(holds({"x", Aim::Kind::at_least, 3}, 2.9));
}

TEST_CASE("a constraint by chance is held by a share of the runs", "[session][optimisation]") {
    const std::vector<Aim> risky{{"graduates", Aim::Kind::maximise}, {"formalism", Aim::Kind::at_most, 0.25, 0.75}};
    const auto runs = [](double graduates, std::vector<double> formalism) {
        return PointRuns{{study::Sample(std::vector<double>(4, graduates)), study::Sample(std::move(formalism))}};
    };
    const std::vector<Package> front =
        front_of(risky, {runs(9, {0.1, 0.3, 0.3, 0.1}), runs(5, {0.1, 0.3, 0.2, 0.25}), runs(3, {0, 0, 0, 0})});
    REQUIRE(front.size() == 1);
    CHECK(front[0].point == 1);
    CHECK(front[0].outcomes[1].value == 0.75);
}
