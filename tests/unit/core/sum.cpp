#include "engine/core/sum.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;

namespace {

/// Does an expression compile? (Tests of what must not compile as a whole are in tests/architecture/refusals.)
template <class Sum>
concept CanBeRead = requires(Adding<Sum> sum) {
    static_cast<double>(sum);
};
template <class Sum>
concept CanBeAddedTo = requires(Adding<Sum> sum) {
    sum += 1;
};

}  // namespace

TEST_CASE("sums that a phase adds to take += and cannot be read", "[core][sum]") {
    STATIC_REQUIRE(CanBeAddedTo<Count>);
    STATIC_REQUIRE(CanBeAddedTo<Fine>);
    STATIC_REQUIRE(CanBeAddedTo<Real>);
    STATIC_REQUIRE_FALSE(CanBeRead<Count>);
    STATIC_REQUIRE_FALSE(CanBeRead<Fine>);
    STATIC_REQUIRE_FALSE(CanBeRead<Real>);
}

TEST_CASE("what is added where it cannot be read is there afterwards", "[core][sum]") {
    struct Pay {
        Count persons;
        Sums<Fine, 2> wages;
        Real total;
    } pay{};
    Adding<Pay> adding = pay;
    adding.persons += 3;
    adding.wages[1] += 0.5;
    adding.total += 0.1;
    CHECK(pay.persons.value() == 3);
    CHECK(pay.wages[0] == 0);
    CHECK(pay.wages[1] == 0.5);
    CHECK(pay.total == 0.1);
}

TEST_CASE("a sum that leaves its range, or takes a term that is no number, is a contract error", "[core][sum]") {
    Count count;
    count += 0x7fffffffffffffff;
    CHECK_THROWS_AS(count += 1, ContractError);
    Fine fine;
    CHECK_THROWS_AS(fine += 0x1p30, ContractError);
    CHECK_THROWS_AS(fine += std::nan(""), ContractError);
    fine += -1.5;
    CHECK(fine == -1.5);
}
