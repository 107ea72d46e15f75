#include "engine/parallel/crew.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <string>
#include <vector>

using namespace consortia;

TEST_CASE("every block of the items is run once, at any number of workers", "[parallel][crew]") {
    for (u32 workers : {1U, 2U, 5U}) {
        Crew crew(workers);
        for (u32 count : {0U, 1U, 4096U, 4097U, 50000U}) {
            std::vector<u32> times(count, 0);
            std::atomic<u32> wrong = 0;  // Catch2 counts on one thread alone
            crew.blocks(count, [&](Block b) {
                if (b.worker >= workers || b.from != b.block * Crew::block_size) ++wrong;
                for (u32 k = b.from; k < b.to; ++k) ++times[k];
            });
            CHECK(wrong == 0);
            CHECK(times == std::vector<u32>(count, 1));
        }
    }
}

TEST_CASE("of blocks that fail the lowest is told, and the crew works on", "[parallel][crew]") {
    for (u32 workers : {1U, 3U}) {
        Crew crew(workers);
        const auto fail = [](u32 task) {
            if (task == 4 || task == 17) throw ContractError("task " + std::to_string(task));
        };
        CHECK_THROWS_WITH(crew.tasks(20, fail), "task 4");
        std::atomic<u32> done = 0;
        crew.tasks(20, [&](u32) { ++done; });
        CHECK(done == 20);
    }
}

TEST_CASE("a crew of nobody is one worker, the thread that asks", "[parallel][crew]") {
    Crew crew(0);
    CHECK(crew.size() == 1);
    crew.watch(true);
    CHECK(crew.processor_seconds(0) > 0);
}

TEST_CASE("where nothing depends on it, blocks get smaller for more workers, within bounds", "[parallel][crew]") {
    CHECK(Crew(1).finer_block(30'000) == Crew::block_size);
    CHECK(Crew(2).finer_block(30'000) == 1'875);
    CHECK(Crew(5).finer_block(1'000) == Crew::least_block);
    CHECK(Crew(2).finer_block(1'000'000) == Crew::block_size);
    for (u32 workers : {1U, 3U}) {
        Crew crew(workers);
        std::vector<u32> times(10'000, 0);
        crew.finer_blocks(10'000, [&](Block b) {
            for (u32 k = b.from; k < b.to; ++k) ++times[k];
        });
        CHECK(times == std::vector<u32>(10'000, 1));
    }
}
