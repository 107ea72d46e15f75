#include "engine/state/lists/bisect.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <vector>

using namespace consortia;

TEST_CASE("the first place beyond is the one that a search from the front finds", "[state][bisect]") {
    for (u32 count : {0U, 1U, 2U, 7U, 64U}) {
        std::vector<u32> sorted;
        for (u32 k = 0; k < count; ++k) sorted.push_back(k / 3);
        for (u32 sought = 0; sought < 25; ++sought) {
            const auto expected = std::ranges::find_if(sorted, [&](u32 x) { return x > sought; }) - sorted.begin();
            CHECK(first_beyond(count, [&](u32 k) { return sorted[k] > sought; }) == static_cast<u32>(expected));
        }
    }
}
