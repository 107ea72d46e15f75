#include "engine/study/factor_values.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/factors.hpp"

#include <cmath>

using namespace consortia;
using Distribution = Factor::Distribution;

namespace {

double mean_over_shares(const Factor& factor) {
    double sum = 0;
    for (int k = 0; k < 10000; ++k) sum += study::value_at(factor, (k + .5) / 10000);
    return sum / 10000;
}

Factor label(std::vector<double> values) {
    const std::vector<double> alike(values.size(), 1);
    Factor label = discrete(std::move(values), alike);
    label.quantity.kind = Quantity::Kind::choice;
    return label;
}

}  // namespace

TEST_CASE("levels that are a multiple of the numbers of a list meet each of them alike", "[study][factor_values]") {
    CHECK(study::ladder_of(discrete({7, 8, 9}, {1, 1, 1}), 6).numbers == std::vector<double>{7, 7, 8, 8, 9, 9});
    CHECK(study::ladder_of(whole(1, 6), 6).numbers == std::vector<double>{1, 2, 3, 4, 5, 6});
    CHECK(study::ladder_of(whole(1, 1e8), 2).numbers == std::vector<double>{25000001, 75000001});
}

TEST_CASE("distributions have the means and ends they should", "[study][factor_values]") {
    CHECK(mean_over_shares(uniform(2, 4)) == Approx(3));
    CHECK(mean_over_shares(whole(1, 4)) == Approx(2.5));
    CHECK(study::value_at(whole(1, 4), 1) == 4);
    Factor log = uniform(1, 100);
    log.distribution = Distribution::log_uniform;
    CHECK(study::value_at(log, .5) == Approx(10));
    CHECK(study::value_at(log, 1) == 100);
    CHECK(mean_over_shares(discrete({1, 5}, {3, 1})) == Approx(2));
    Factor table;
    table.distribution = Distribution::table;
    table.values = {0, 1, 3};
    table.shares = {0, .5, 1};
    CHECK(study::value_at(table, .25) == Approx(.5));
    CHECK(study::value_at(table, .75) == Approx(2));
    CHECK(study::value_at(table, 1) == 3);
}

TEST_CASE("a normal factor is cut off at its range, and keeps its shape inside", "[study][factor_values]") {
    Factor normal = uniform(-1e9, 1e9);
    normal.distribution = Distribution::normal;
    normal.mean = 5;
    normal.sd = 2;
    CHECK(study::value_at(normal, .5) == Approx(5));
    CHECK(study::value_at(normal, .975) == Approx(5 + 2 * 1.959964));
    CHECK(std::isfinite(study::value_at(normal, 0)));
    normal.range = {5, 7};
    CHECK(study::value_at(normal, 0) == Approx(5).margin(1e-9));
    CHECK(study::value_at(normal, 1) == Approx(7));
    // Half of [0, 1] sd lies below the quantile of 0.5 + 0.3413447 / 2.
    CHECK(study::value_at(normal, .5) == Approx(5 + 2 * .44177).epsilon(1e-4));
}

TEST_CASE("whole numbers of any distribution are rounded, and stay in their range", "[study][factor_values]") {
    for (const auto distribution : {Distribution::uniform, Distribution::log_uniform}) {
        Factor factor = whole(1, 4);
        factor.distribution = distribution;
        for (double u = 0; u <= 1; u += 1. / 64) {
            const double x = study::value_at(factor, u);
            CHECK(x == std::round(x));
            CHECK((x >= 1 && x <= 4));
        }
    }
}

TEST_CASE("a listed value of no weight is never met, and the last one is met at the end", "[study][factor_values]") {
    const Factor factor = discrete({7, 8, 9}, {1, 0, 1});
    for (double u : {0., .25, .499}) CHECK(study::value_at(factor, u) == 7);
    for (double u : {.5, .75, 1.}) CHECK(study::value_at(factor, u) == 9);
}

TEST_CASE("a table that leaps takes no value between", "[study][factor_values]") {
    Factor table;
    table.distribution = Distribution::table;
    table.values = {0, 1, 5, 6};
    table.shares = {0, .5, .5, 1};
    CHECK(study::value_at(table, .5) == 1);
    CHECK(study::value_at(table, .5000001) == Approx(5));
}

TEST_CASE("a factor of a list has no value but those of its points", "[study][factor_values]") {
    CHECK_THROWS_AS(study::value_at(Factor(), .5), ContractError);
}

TEST_CASE("levels lie by their size where numbers are listed or whole, labels by their order, others by their number",
          "[study][factor_values]") {
    const study::Ladder listed = study::ladder_of(discrete({0, 1, 10}, {1, 1, 1}), 3);
    CHECK(listed.places == std::vector<double>{0, 1, 10});
    CHECK(listed.length == 10);
    const study::Ladder labels = study::ladder_of(label({5, 2, 9}), 3);
    CHECK(labels.numbers == std::vector<double>{5, 2, 9});
    CHECK(labels.places == std::vector<double>{0, 1, 2});
    CHECK(labels.length == 2);
    Factor decades = uniform(1, 100);
    decades.distribution = Distribution::log_uniform;
    const study::Ladder spread = study::ladder_of(decades, 3);
    CHECK(spread.numbers == std::vector<double>{1, 10, 100});
    CHECK(spread.places == std::vector<double>{0, 1, 2});
    CHECK(spread.length == 2);
}
