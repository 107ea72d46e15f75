#include "engine/parallel/workers.hpp"

#include "tests/support/catch.hpp"

#include <atomic>
#include <vector>

using namespace consortia;

TEST_CASE("nobody beside the thread that asks is nothing at all", "[parallel][workers]") {
    CHECK(Workers::begun(0).get() == nullptr);
}

TEST_CASE("the thread that asks is worker 0, and works beside the others", "[parallel][workers]") {
    const Owned<Workers> two = Workers::begun(2);
    REQUIRE(two.get() != nullptr);
    std::vector<std::atomic<u32>> times(7);
    std::atomic<u32> foreign = 0;
    two->blocks(
        20,
        [&](Block block) {
            if (block.worker > 2 || block.to > 20 || block.from != 3 * block.block) ++foreign;
            ++times[block.block];
        },
        3);
    CHECK(foreign == 0);
    for (const std::atomic<u32>& once : times) CHECK(once == 1);
}

TEST_CASE("a thread knows its processor time, which does not run backwards", "[parallel][workers]") {
    const double before = thread_seconds();
    double after = before;
    while (after == before) after = thread_seconds();
    CHECK(after > before);
    CHECK(before >= 0);
}
