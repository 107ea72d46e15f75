#include "engine/random/philox.hpp"

#include "tests/support/catch.hpp"

#include <Random123/philox.h>

using namespace consortia;

TEST_CASE("Philox gives the known answers of its authors", "[random][philox]") {
    using Words = std::array<u32, 4>;
    CHECK(philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox({~0U, ~0U, ~0U, ~0U}, {~0U, ~0U}) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Philox gives what Random123 gives", "[random][philox]") {
    PhiloxCounter counter{1, 2, 3, 4};
    PhiloxKey key{5, 6};
    for (int k = 0; k < 1000; ++k) {
        const philox4x32_ctr_t other =
            philox4x32_R(10, {{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
        counter = philox(counter, key);  // the next counter and key: any words will do
        CHECK(counter == PhiloxCounter{other.v[0], other.v[1], other.v[2], other.v[3]});
        key = {counter[3], counter[1]};
    }
}
