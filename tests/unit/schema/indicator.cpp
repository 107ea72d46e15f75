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

TEST_CASE("how runs are compared by an indicator is written as it reads back", "[schema][indicator]") {
    for (const Compared& compared : {Compared::last(), Compared::mean_of_last(8), Compared::max(),
                                     Compared::first_at_least(0.5), Compared::first_at_most(-1e-9), Compared::sum()}) {
        CHECK(compared_of(text_of(compared)) == compared);
    }
    CHECK(text_of(Compared::first_at_least(0.5)) == "time of first >= 0.5");
    CHECK(text_of(Compared::mean_of_last(8)) == "mean of the last 8");
    CHECK(text_of(Compared{}).empty());
    for (const char* wrong : {"", "lsat", "mean of the last", "mean of the last 0", "mean of the last 1.5",
                              "time of first > 1", "time of first >= much", "time of first >= inf", "last 4", "sum "})
        CHECK_FALSE(compared_of(wrong));
}

TEST_CASE("what is money, or held against it, is compared by its sum", "[schema][indicator]") {
    const auto fault = [](Indicator::Role role, Indicator::Kind kind, Compared by) {
        return fault_of_compared({.name = "x", .kind = kind, .role = role, .compared = by});
    };
    using Kind = Indicator::Kind;
    using Role = Indicator::Role;
    CHECK(fault(Role::headline, Kind::ratio, Compared::first_at_most(0.1)).empty());
    CHECK(fault(Role::cost, Kind::flow, {}).empty());
    CHECK(fault(Role::cost, Kind::flow, Compared::sum()).empty());
    CHECK(fault(Role::cost, Kind::flow, Compared::max()) == "a cost is compared by what it adds up to: leave it out");
    CHECK(fault(Role::benefit, Kind::stock, Compared::last()).empty());
    CHECK_THAT(fault(Role::benefit, Kind::stock, Compared::first_at_least(1)), Catch::Contains("held against its cost"));
    CHECK_THAT(fault(Role::benefit, Kind::flow, Compared::last()), Catch::Contains("compared by its sum"));
    CHECK(fault(Role::plain, Kind::stock, Compared::mean_of_last(0)) == "a mean is of the last 1, 2, … steps");
}

TEST_CASE("an indicator is meant by a constant of the model or of its YAML", "[schema][indicator]") {
    static_assert(!std::is_convertible_v<const char*, IndicatorName>, "a misspelt text would not be found before step 0");
    const Indicator skill{.name = "skill"};
    CHECK(IndicatorName(skill).text() == "skill");
    CHECK(IndicatorName("wage").text() == "wage");
}
