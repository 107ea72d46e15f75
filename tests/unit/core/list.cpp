#include "engine/core/list.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <vector>

using namespace consortia;

TEST_CASE("a list sees what lies in memory, and changes go there", "[core][list]") {
    std::vector<int> numbers{1, 2, 3};
    const List<int> list{std::span<int>(numbers)};
    list[1] = 7;
    CHECK(numbers[1] == 7);
    CHECK(list.size() == 3);
    CHECK(list.front() == 1);
    CHECK(list.back() == 3);
    CHECK(std::ranges::equal(list, numbers));
}

TEST_CASE("a place beyond a list is a broken contract that says how long it is", "[core][list]") {
    std::vector<int> numbers{1, 2, 3};
    const List<int> list{std::span<int>(numbers)};
    CHECK_THROWS_WITH(list[3], "asks for place 3 of a list of 3");
    CHECK_THROWS_WITH(list[~std::size_t{0}], "asks for place 18446744073709551615 of a list of 3");
    const List<int> empty;
    CHECK(empty.empty());
    CHECK_THROWS_AS(empty.front(), ContractError);
    CHECK_THROWS_AS(empty.back(), ContractError);
}

TEST_CASE("what is found in a list that was only passed on may be kept", "[core][list]") {
    static_assert(std::ranges::borrowed_range<List<int>>);
    std::vector<int> numbers{4, 9};
    const auto found = std::ranges::find(List<int>(std::span<int>(numbers)), 9);
    CHECK(*found == 9);
}
