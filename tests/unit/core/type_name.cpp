#include "engine/core/type_name.hpp"

#include "tests/support/catch.hpp"

#include <string>

namespace rumour {
struct Heard {};
template <class T>
struct Kept {};
}  // namespace rumour
namespace {
struct Hidden {};
}  // namespace

TEST_CASE("a type is named as it is written, without the namespaces around it", "[core][messages]") {
    CHECK(consortia::name_of(typeid(rumour::Heard)) == "Heard");
    CHECK(consortia::name_of(typeid(rumour::Heard*)) == "Heard");
    CHECK(consortia::name_of(typeid(rumour::Kept<rumour::Heard>)) == "Kept<rumour::Heard>");
    CHECK(consortia::name_of(typeid(Hidden)) == "Hidden");
    CHECK(consortia::name_of(typeid(double)) == "double");
}
