#include "engine/core/ids.hpp"

#include "engine/core/list.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace consortia;

namespace {

struct Firm {};
struct Person {};

// What the compiler has to refuse.
static_assert(!std::is_default_constructible_v<Id<Firm>>);
static_assert(!std::is_convertible_v<OptionalId<Firm>, Id<Firm>>);
static_assert(!std::is_convertible_v<u32, Id<Firm>> && !std::is_convertible_v<int, Id<Firm>>);
static_assert(!std::is_constructible_v<bool, Id<Firm>>);
static_assert(!std::is_convertible_v<Id<Firm>, Id<Person>>);

// What records, digest and snapshots rest on.
static_assert(sizeof(Id<Firm>) == 4 && sizeof(OptionalId<Firm>) == 4);
static_assert(std::is_trivially_copyable_v<Id<Firm>> && std::is_trivially_copyable_v<OptionalId<Firm>>);
static_assert(std::is_same_v<IdsOf<std::array<OptionalId<Firm>, 3>>::type, Firm>);
static_assert(std::is_same_v<IdsOf<u32>::type, void>);

}  // namespace

TEST_CASE("an optional id is nobody until it is given somebody", "[core][ids]") {
    OptionalId<Firm> employer;
    CHECK_FALSE(employer.has_value());
    CHECK_THROWS_AS(employer.value(), ContractError);
    employer = Id<Firm>{7};
    CHECK(employer.value().slot == 7);
    CHECK(*employer == Id<Firm>{7});
    employer = {};
    CHECK_FALSE(employer);
}

TEST_CASE("an optional id equals an id of the same slot, and nobody equals nobody alone", "[core][ids]") {
    const OptionalId<Firm> seven = Id<Firm>{7};
    CHECK(seven == Id<Firm>{7});
    CHECK(Id<Firm>{8} != seven);
    CHECK(seven != OptionalId<Firm>());
    CHECK(OptionalId<Firm>() == OptionalId<Firm>());
}

TEST_CASE("a place beyond the end of a list is an error", "[core][list]") {
    std::vector<int> numbers{1, 2};
    const List<int> list{numbers};
    CHECK(list[1] == 2);
    CHECK(list.back() == 2);
    CHECK_THROWS_WITH(list[2], "asks for place 2 of a list of 2");
    CHECK_THROWS_AS(List<int>().front(), ContractError);
    CHECK_THROWS_AS(List<int>().back(), ContractError);
}
