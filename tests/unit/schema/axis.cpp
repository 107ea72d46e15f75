#include "engine/schema/axis.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("only axes that can be targets have a place in a target", "[schema][axis]") {
    const std::vector<Axis> axes = {
        {.name = "region", .targetable = true}, {.name = "age"}, {.name = "size", .targetable = true}};
    CHECK(target_position(axes, "region") == 0U);
    CHECK(target_position(axes, "size") == 1U);
    CHECK_FALSE(target_position(axes, "age").has_value());
}
