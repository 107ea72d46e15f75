#include "engine/study/store/key_set.hpp"

#include "tests/support/catch.hpp"

#include <set>

using namespace consortia;
using consortia::study::KeySet;

TEST_CASE("a set of keys holds each once, whatever their order, and nothing else", "[study][key_set]") {
    KeySet keys;
    CHECK(keys.size() == 0);
    CHECK_FALSE(keys.contains(3));
    for (u64 key : {7U, 3U, 9U, 3U, 1U}) keys.insert(key);
    CHECK(keys.size() == 4);
    CHECK(keys.contains(9));
    CHECK_FALSE(keys.contains(2));
}

TEST_CASE("the key 0 is a key like any other", "[study][key_set]") {
    KeySet keys;
    keys.insert(5);
    CHECK_FALSE(keys.contains(0));
    keys.insert(0);
    keys.insert(0);
    CHECK(keys.contains(0));
    CHECK(keys.size() == 2);
}

TEST_CASE("a set of keys that has grown many times is still the set", "[study][key_set]") {
    KeySet keys;
    std::set<u64> expected;
    for (u64 k = 0; k < 5000; ++k) {
        const u64 key = k * k % 10007;
        keys.insert(key);
        expected.insert(key);
    }
    CHECK(keys.size() == expected.size());
    for (u64 key = 0; key < 10007; ++key) {
        if (keys.contains(key) != expected.contains(key)) FAIL(key);
    }
}
