#include "engine/core/hash.hpp"

#include "tests/support/catch.hpp"

#include <set>

using namespace consortia;

TEST_CASE("the mixer is the finaliser of SplitMix64, on every machine", "[core][hash]") {
    // The first outputs of SplitMix64 seeded with 0 (Vigna's reference program): the mixer of multiples of its increment.
    constexpr u64 increment = 0x9e3779b97f4a7c15ULL;
    CHECK(mix(increment) == 0xe220a8397b1dcdafULL);
    CHECK(mix(2 * increment) == 0x6e789e6aa1b965f4ULL);
    CHECK(mix(3 * increment) == 0x06c45d188009454fULL);
    CHECK(mix(0) == 0);
}

TEST_CASE("names keep the hashes that keys and streams were made of", "[core][hash]") {
    CHECK(hash_of("") == mix(0xcbf29ce484222325ULL));   // the offset of FNV-1a
    CHECK(hash_of("a") == mix(0xaf63dc4c8601ec8cULL));  // FNV-1a as published
    CHECK(hash_of("foobar") == mix(0x85944171f73967e8ULL));
    CHECK(hash_of("\xe4") != hash_of("a"));  // a char below zero is a byte like any other
}

TEST_CASE("joining minds the order and the number of values", "[core][hash]") {
    CHECK(joined(1, 2, 3) == joined(joined(1, 2), 3));
    CHECK(joined(1, 2, 3) != joined(1, 3, 2));
    CHECK(joined(1, 0) != joined(joined(1, 0), 0));
    std::set<u64> met;
    for (u64 hash = 0; hash < 50; ++hash) {
        for (u64 value = 0; value < 50; ++value) met.insert(joined(hash, value));
    }
    CHECK(met.size() == 2500);
}
