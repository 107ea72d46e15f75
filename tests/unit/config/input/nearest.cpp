#include "engine/config/input/nearest.hpp"

#include "tests/support/catch.hpp"

using namespace consortia::config;

TEST_CASE("the distance of two words counts edits and swaps", "[config][nearest]") {
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("subsdy", "subsidy") == 1);
    CHECK(edit_distance("rtae", "rate") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest name is suggested, or the whole list if it is short", "[config][nearest]") {
    const std::vector<std::string> known = {"policy.subsidy", "policy.rate", "seed"};
    CHECK(suggestion("policy.subsdy", known) == "; nearest is policy.subsidy");
    CHECK(suggestion("xyzzyxyz", known) == "; known: policy.subsidy, policy.rate, seed");
    CHECK(nearest_hint("xyzzyxyz", known).empty());
    CHECK(nearest_hint("ab", {"x", "yz"}).empty());
    CHECK(suggestion("x", {}).empty());
    CHECK(suggestion(std::string(100'000, 'x'), known) == "; known: policy.subsidy, policy.rate, seed");
    CHECK(listed({"a", "b", "c"}, 2) == "a, b and 1 more");
}

TEST_CASE("a name with characters that look like others is told so, and found", "[config][nearest]") {
    CHECK(nearest_hint("ｓeed", {"seed"}) == "; it has full-width characters; nearest is seed");
    CHECK(nearest_hint("\u00A0\u00A0seed", {"seed"}) == "; it has a no-break space (U+00A0); nearest is seed");
}
