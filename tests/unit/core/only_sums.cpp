#include "engine/core/only_sums.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;
using sums::only;

namespace {

struct Whole {
    Count a;
    Fine b;
};
struct Nested {
    Sums<Count, 3> first;
    Whole second;
    Sums<Whole, 2> third;
};
struct Doubles {
    Sums<Real, 3> first;
    Real second;
};
struct NumberBehind {
    Count a;
    double b;
};
struct NumberBefore {
    double a;
    Count b;
};
struct NumberWithin {
    Whole a;
    NumberBehind b;
};
struct Mixed {
    Count a;
    Real b;
};
struct Array {
    std::array<Count, 3> a;
};
struct Small {
    Count a;
    u32 b, c;
};

}  // namespace

TEST_CASE("a struct of sums is known from one that holds a plain number", "[core][sum]") {
    STATIC_REQUIRE(only<Whole, Adds::exactly>());
    STATIC_REQUIRE(only<Nested, Adds::exactly>());
    STATIC_REQUIRE(only<Doubles, Adds::in_order>());
    STATIC_REQUIRE_FALSE(only<Whole, Adds::in_order>());
    STATIC_REQUIRE_FALSE(only<Doubles, Adds::exactly>());
    STATIC_REQUIRE_FALSE(only<NumberBehind, Adds::exactly>());
    STATIC_REQUIRE_FALSE(only<NumberBefore, Adds::exactly>());
    STATIC_REQUIRE_FALSE(only<NumberWithin, Adds::exactly>());
    STATIC_REQUIRE_FALSE(only<Mixed, Adds::exactly>());
    STATIC_REQUIRE_FALSE(only<Array, Adds::exactly>());
    STATIC_REQUIRE_FALSE(only<Small, Adds::exactly>());
}
