// The workers that are threads (engine/parallel/threads.cpp).
#include "engine/parallel/workers.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <chrono>
#include <set>
#include <string>
#include <thread>

using namespace consortia;

namespace {

/// Lets as many workers meet as there are blocks: none goes on before all have come.
std::set<std::thread::id> meet(Workers& workers, u32 blocks) {
    std::atomic<u32> come = 0;
    std::vector<std::thread::id> who(blocks);
    workers.blocks(
        blocks,
        [&](Block block) {
            who[block.block] = std::this_thread::get_id();
            ++come;
            while (come < blocks) std::this_thread::yield();
        },
        1);
    return {who.begin(), who.end()};
}

void burn_processor_time() {
    const double until = thread_seconds() + 0.002;
    while (thread_seconds() < until) {
    }
}

}  // namespace

TEST_CASE("blocks are worked off at the same time, each thread on its own, job after job", "[parallel][threads]") {
    const Owned<Workers> three = Workers::begun(3);
    const std::set<std::thread::id> first = meet(*three, 4);
    CHECK(first.size() == 4);
    CHECK(first.contains(std::this_thread::get_id()));
    CHECK(meet(*three, 4) == first);  // the same threads
}

TEST_CASE("threads that have slept wake for the next job", "[parallel][threads]") {
    const Owned<Workers> one = Workers::begun(1);
    for (int job = 0; job < 3; ++job) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));  // far longer than they wait awake
        CHECK(meet(*one, 2).size() == 2);
    }
}

TEST_CASE("of blocks that fail the lowest is told, all others are done, and the next job is clean", "[parallel][threads]") {
    const Owned<Workers> two = Workers::begun(2);
    std::atomic<u32> done = 0;
    const auto work = [&](Block block) {
        if (block.block % 2 == 1) throw ContractError("block " + std::to_string(block.block));
        ++done;
    };
    CHECK_THROWS_WITH(two->blocks(30, work, 1), "block 1");
    CHECK(done == 15);
    CHECK_NOTHROW(two->blocks(1, work, 1));
}

TEST_CASE("processor time is counted while it is watched, and of each thread its own", "[parallel][threads]") {
    const Owned<Workers> one = Workers::begun(1);
    meet(*one, 2);
    CHECK(one->processor_seconds(1) == 0);
    one->watch(true);
    one->blocks(
        2, [](Block) { burn_processor_time(); }, 1);
    meet(*one, 2);
    CHECK(one->processor_seconds(1) > 0);
    one->watch(false);
    const double before = one->processor_seconds(1);
    meet(*one, 2);
    CHECK(one->processor_seconds(1) == before);
}

TEST_CASE("threads without a job end with their owner", "[parallel][threads]") {
    for (u32 count = 1; count < 5; ++count) {
        const Owned<Workers> idle = Workers::begun(count);
        CHECK(idle.get() != nullptr);
    }
}
