#include "engine/random/first_words.hpp"

#include "engine/core/machine/registers.hpp"
#include "engine/random/rng.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace consortia;

namespace {

std::vector<Key> some_keys(u32 count) {
    std::vector<Key> keys(count);
    for (u32 k = 0; k < count; ++k) keys[k] = joined(5, k);
    return keys;
}

/// Whether streams of this id go on from words made ahead as they do without.
bool same_ahead(const StreamId& id, u32 agents) {
    const std::vector<Key> keys = some_keys(agents);
    Rng lazy(id);
    Rng ahead(id);
    FirstWords words;
    ahead.make_ahead(keys, words);
    for (u32 k = 0; k < agents; ++k) {
        lazy.rekey(keys[k]);
        ahead.rekey(keys[k], words.of(k));
        for (int draw = 0; draw < 10; ++draw) {
            if (ahead.drawn() != lazy.drawn() || ahead.word() != lazy.word()) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("words made ahead are those that each stream gives by itself", "[random][first_words]") {
    CHECK(same_ahead({.seed = 7, .replicate = 3, .step = 11, .round = 1, .name = stream_name("work")}, 64));
    CHECK(same_ahead({.seed = 7, .step = 70000, .round = 40, .name = 5}, 64));  // mixed into the agent's key
    CHECK(same_ahead({.seed = 1}, 3));
    CHECK(same_ahead({.seed = 1}, 0));
}

TEST_CASE("words are made for at most 64 streams at once", "[random][first_words]") {
    FirstWords words;
    CHECK_THROWS_AS(Rng().make_ahead(some_keys(65), words), ContractError);
}

TEST_CASE("registers of two, four and eight streams give what Philox gives", "[random][first_words]") {
    std::array<u64, FirstWords::streams> agents{};
    for (u32 k = 0; k < agents.size(); ++k) agents[k] = joined(9, k);
    FirstWords by_two;
    by_two.make_by_two(1, 0xffffffffU, agents, {3, 0xfffffffeU});
    FirstWords by_four = by_two;
    if (widest_registers() >= Registers::avx2) by_four.make_by_four(1, 0xffffffffU, agents, {3, 0xfffffffeU});
    FirstWords by_eight = by_two;
    if (widest_registers() >= Registers::avx512) by_eight.make_by_eight(1, 0xffffffffU, agents, {3, 0xfffffffeU});
    for (u32 k = 0; k < agents.size(); ++k) {
        const u32 low = static_cast<u32>(agents[k]), high = static_cast<u32>(agents[k] >> 32);
        const auto expected = philox({1, 0xffffffffU, low, high}, {3, 0xfffffffeU});
        CHECK(by_two.of(k) == expected);
        CHECK(by_four.of(k) == expected);
        CHECK(by_eight.of(k) == expected);
    }
}
