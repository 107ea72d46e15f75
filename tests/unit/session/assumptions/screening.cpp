#include "engine/session/assumptions/screening.hpp"

#include "engine/core/error.hpp"
#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"

#include <limits>

using namespace consortia;
using namespace consortia::session;

namespace {

/// Two factors, and as many outputs as there are pairs of indices.
output::DataInMemory analysis(const std::string& index, const std::vector<double>& numbers) {
    output::DataInMemory data("indices.h5");
    const u64 outputs = numbers.size() / 2;
    std::vector<std::string> names{"pay", "jobs", "skill"};
    names.resize(outputs);
    data.dimension({"output", names, {}});
    data.dimension({"factor", std::vector<std::string>{"rate", "seats"}, {}});
    const std::vector<u64> from{0, 0}, count{outputs, 2};
    data.write(data.variable({index, output::Variable::Kind::number, {"output", "factor"}, {}}), from, count,
               std::span(numbers));
    return data;
}

}  // namespace

TEST_CASE("factors are told by their share of the effects on all outputs, the heaviest first") {
    const std::vector<Weight> weights = screening(analysis("mu_star", {30, 10, 2, 6}));
    REQUIRE(weights.size() == 2);
    CHECK(weights[0].name == "rate");
    CHECK(weights[0].share == 0.5);
    CHECK(weights[0].most == "pay");
    CHECK(weights[0].of_most == 0.75);
    CHECK(weights[1].name == "seats");
    CHECK(weights[1].most == "jobs");
    CHECK(screening(analysis("total", {1, 9}))[0].name == "seats");
}

TEST_CASE("an output that nothing moves, or of which nothing is known, does not count") {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Weight> weights = screening(analysis("total", {0.4, -0.01, missing, missing, 0, 0}));
    CHECK(weights[0].name == "rate");
    CHECK(weights[0].share == 1);
    CHECK(weights[1].share == 0);
    CHECK(weights[1].most == "");
}

TEST_CASE("a file without indices is refused") {
    CHECK_THROWS_WITH(screening(analysis("transfers", {1, 2})), Catch::Contains("holds no sensitivity indices"));
}
