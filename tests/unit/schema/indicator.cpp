#include "engine/schema/indicator.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("kinds and roles have the names that results and YAML know", "[schema][indicator]") {
    using Kind = Indicator::Kind;
    using Role = Indicator::Role;
    std::string kinds, roles;
    for (const Kind kind : {Kind::stock, Kind::flow, Kind::ratio}) kinds += name_of(kind) + " ";
    for (const Role role : {Role::plain, Role::headline, Role::benefit, Role::product, Role::cost, Role::cap})
        roles += name_of(role) + " ";
    CHECK(kinds == "stock flow ratio ");
    CHECK(roles == "plain headline benefit product cost cap ");
}

TEST_CASE("an indicator is meant by a constant of the model or of its YAML", "[schema][indicator]") {
    static_assert(!std::is_convertible_v<const char*, IndicatorName>, "a misspelt text would not be found before step 0");
    const Indicator skill{.name = "skill"};
    CHECK(IndicatorName(skill).text() == "skill");
    CHECK(IndicatorName("wage").text() == "wage");
}
