#include "engine/random/stream.hpp"

#include "tests/support/catch.hpp"

#include <set>
#include <string>

using namespace consortia;

TEST_CASE("a name keys its streams by the same 32 bits in every version", "[random][stream]") {
    CHECK(stream_name("work") == 0xf0a212d6U);
    static_assert(stream_name("work") == static_cast<u32>(hash_of("work")));
}

TEST_CASE("names that differ in a letter have other streams", "[random][stream]") {
    std::set<u32> names;
    for (u32 k = 0; k < 1000; ++k) names.insert(stream_name("phase " + std::to_string(k)));
    CHECK(names.size() == 1000);
}
