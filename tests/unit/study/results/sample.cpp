#include "engine/study/results/sample.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::study;

TEST_CASE("a sample knows its draws and the seeds of each") {
    const Sample sample({1, 3, 10, 20, 5, 5}, 3);
    CHECK(sample.draws() == 3);
    CHECK(sample.seeds() == 2);
    CHECK(sample.means_of_draws() == std::vector<double>{2, 15, 5});
    CHECK_THROWS_AS(Sample({1, 2, 3}, 2), ContractError);
}

TEST_CASE("samples of the same runs add up run by run, and of other runs not at all") {
    Sample sum({1, 2, 3, 4}, 2);
    sum.add(Sample({1, 1, 1, 2}, 2), -2);
    CHECK(sum == std::vector<double>{-1, 0, 1, 0});
    CHECK_THROWS_AS(sum.add(Sample({1, 1, 1, 2})), ContractError);
}
