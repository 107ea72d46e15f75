#include "engine/random/rng.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/random/screens.hpp"

#include <set>
#include <string>

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

const StreamId some{.seed = 7, .replicate = 3, .step = 11, .round = 1, .name = 0x2904e997, .agent = 99};

u32 first_word(const StreamId& id) { return Rng(id).word(); }

/// The first draws of streams whose ids differ in one member, neighbour after neighbour.
template <class Change>
std::vector<double> first_draws(std::size_t count, Change change) {
    std::vector<double> found;
    for (std::size_t k = 0; k < count; ++k) {
        StreamId id = some;
        change(id, k);
        found.push_back(static_cast<double>(first_word(id)) * 0x1p-32);
    }
    return found;
}

void check_independent(const std::vector<double>& u) {
    CHECK_THAT(uniformity_z(u), WithinAbs(0, z_bound));
    for (std::size_t lag : {1U, 2U, 3U, 16U, 256U, 4096U}) {
        CHECK_THAT(correlation_z(u, lag), WithinAbs(0, z_bound));
        CHECK_THAT(pairs_z(u, lag), WithinAbs(0, z_bound));
    }
}

}  // namespace

TEST_CASE("a chance of 0 never comes and a chance of 1 always does", "[random][rng]") {
    Rng rng(some);
    for (int k = 0; k < 10000; ++k) {
        REQUIRE_FALSE(rng.chance(0.0));
        REQUIRE_FALSE(rng.chance(-1.0));
        REQUIRE(rng.chance(1.0));
        REQUIRE(rng.chance(2.0));
        REQUIRE_FALSE(rng.hazard(0.0));
        REQUIRE(rng.hazard(math::detail::infinity));
    }
    CHECK_THROWS_AS(rng.chance(math::detail::not_a_number), ContractError);
}

TEST_CASE("equal ids give equal numbers, and every member of an id matters", "[random][rng]") {
    CHECK(first_word(some) == first_word(some));
    std::set<u32> words = {first_word(some)};
    for (u64 other : {0ULL, 1ULL, 1ULL << 31, 1ULL << 32, 1ULL << 63}) {
        StreamId id = some;
        id.seed += other + 1;
        words.insert(first_word(id));
        id = some;
        id.agent += other + 1;
        words.insert(first_word(id));
    }
    for (u32 other : {1U, 2U, 15U, 16U, 17U, 65535U, 65536U, 65537U, 1U << 31}) {
        StreamId id = some;
        id.replicate += other;
        words.insert(first_word(id));
        id = some;
        id.step += other;
        words.insert(first_word(id));
        id = some;
        id.round += other;
        words.insert(first_word(id));
        id = some;
        id.name += other;
        words.insert(first_word(id));
    }
    CHECK(words.size() == 1 + 10 + 36);
}

TEST_CASE("the streams are those of every other version", "[random][rng]") {
    Rng rng(some);
    CHECK(rng.word() == 0x71e1365eU);
    CHECK(rng.apart("taste", 1, 2).word() == 0x1b7aef0eU);
    CHECK(Rng(StreamId{}).word() == 0xd7537fc8U);
}

TEST_CASE("turning to another agent is the same as starting there", "[random][rng]") {
    Rng rng(some);
    for (int used = 0; used < 10; ++used) {
        for (int k = 0; k < used; ++k) rng.word();
        rng.rekey(123);
        StreamId id = some;
        id.agent = 123;
        Rng fresh(id);
        for (int k = 0; k < 10; ++k) REQUIRE(rng.word() == fresh.word());
    }
}

TEST_CASE("a stream goes on past the blocks that fit its counter, and does not repeat", "[random][rng]") {
    Rng rng(some);
    std::vector<double> u;
    std::set<u64> pairs;
    for (int k = 0; k < 3 * 4096 * 2; ++k) {
        const u32 a = rng.word(), b = rng.word();
        pairs.insert(static_cast<u64>(a) << 32 | b);
        u.push_back(static_cast<double>(a) * 0x1p-32);
    }
    CHECK(pairs.size() == u.size());
    CHECK_THAT(uniformity_z(u), WithinAbs(0, z_bound));
    StreamId next_round = some;
    next_round.round += 1;
    CHECK(pairs.count(static_cast<u64>(Rng(next_round).word()) << 32) == 0);
}

TEST_CASE("a stream apart depends on seed, replicate, purpose and keys alone", "[random][rng]") {
    Rng rng(some);
    const u32 word = rng.apart("taste", 5, 6).word();
    rng.word();
    CHECK(rng.apart("taste", 5, 6).word() == word);
    StreamId other = some;
    other.step = 40;
    other.round = 30;
    other.name = stream_name("search");
    other.agent = 1;
    CHECK(Rng(other).apart("taste", 5, 6).word() == word);
    CHECK(rng.apart("taste", 1, 1).apart("taste", 5, 6).word() != rng.apart("taste", 6, 5).word());
    CHECK(rng.apart("taste", 6, 5).word() != word);
    CHECK(rng.apart("touch", 5, 6).word() != word);
    CHECK(rng.apart("taste", 5).word() != word);
    other = some;
    other.replicate += 1;
    CHECK(Rng(other).apart("taste", 5, 6).word() != word);
    other = some;
    other.seed += 1;
    CHECK(Rng(other).apart("taste", 5, 6).word() != word);
}

TEST_CASE("neighbouring streams are independent, whichever member of the id differs", "[random][rng]") {
    constexpr std::size_t many = 100000;
    SECTION("agents") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) { id.agent = k; }));
    }
    SECTION("agents far apart") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) { id.agent = k << 40; }));
    }
    SECTION("steps") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) { id.step = static_cast<u32>(k); }));
    }
    SECTION("rounds") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) { id.round = static_cast<u32>(k); }));
    }
    SECTION("names") {
        check_independent(first_draws(
            many, [](StreamId& id, std::size_t k) { id.name = stream_name(std::string("phase ") + std::to_string(k)); }));
    }
    SECTION("seeds") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) { id.seed = k; }));
    }
    SECTION("replicates") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) { id.replicate = static_cast<u32>(k); }));
    }
    SECTION("agents within steps") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) {
            id.agent = k % 256;
            id.step = static_cast<u32>(k / 256);
        }));
    }
    SECTION("steps within phases") {
        check_independent(first_draws(many, [](StreamId& id, std::size_t k) {
            id.step = static_cast<u32>(k % 256);
            id.name = static_cast<u32>(k / 256);
        }));
    }
    SECTION("one stream") {
        Rng rng(some);
        std::vector<double> u(many);
        for (double& x : u) x = rng.uniform();
        check_independent(u);
    }
    SECTION("streams apart") {
        const Rng rng(some);
        std::vector<double> u;
        for (u64 k = 0; k < many; ++k) u.push_back(rng.apart("taste", k / 256, k % 256).uniform());
        check_independent(u);
    }
}
