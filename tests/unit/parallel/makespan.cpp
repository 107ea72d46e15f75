#include "engine/parallel/makespan.hpp"

#include "engine/parallel/crew.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <thread>
#include <vector>

using namespace consortia;

TEST_CASE("each worker takes the next block as soon as it is free", "[parallel][makespan]") {
    const std::vector<double> blocks{3, 1, 1, 1, 4, 2};
    CHECK(makespan({blocks}, 1) == 12);
    CHECK(makespan({blocks}, 2) == 7);  // 3 and 4; 1, 1, 1 and 2
    CHECK(makespan({blocks}, 3) == 5);  // 3; 1, 1, 2; 1, 4
    CHECK(makespan({blocks}, 64) == 4);
    CHECK(makespan({}, 4) == 0);
    CHECK(makespan({blocks}, 0) == 12);
    CHECK(makespan({blocks}, 64, 64) == Approx(12. / 64).epsilon(0.35));  // in pieces, nearly evenly
}

TEST_CASE("calls are summed by number of workers, and what was added since is told", "[parallel][makespan]") {
    Makespans all;
    all.add({std::vector<double>{1, 1, 1, 1}}, 1);
    const Makespans before = all;
    all.add({std::vector<double>{2, 2}}, 1);
    CHECK(all.calls == 2);
    CHECK(all.seconds == std::array<double, 5>{8, 4, 3, 3, 3});
    CHECK(all.since(before).calls == 1);
    CHECK(all.since(before).seconds == std::array<double, 5>{4, 2, 2, 2, 2});
}

TEST_CASE("blocks that more workers would get in pieces are cut as far as they may be", "[parallel][makespan]") {
    Makespans all;
    all.add({std::vector<double>{8}}, 4);
    CHECK(all.seconds == std::array<double, 5>{8, 4, 2, 2, 2});
}

TEST_CASE("a crew times its blocks, but a lone one, which nobody can share", "[parallel][crew]") {
    for (u32 workers : {1U, 2U}) {
        Crew crew(workers);
        crew.tasks(4, [](u32) {});
        crew.time_blocks(true);
        crew.tasks(1, [](u32) { std::this_thread::sleep_for(std::chrono::milliseconds(5)); });
        CHECK(crew.makespans().calls == 0);
        crew.tasks(4, [](u32) { std::this_thread::sleep_for(std::chrono::milliseconds(5)); });
        CHECK(crew.makespans().calls == 1);
        CHECK(crew.makespans().seconds[0] >= 0.02);
        CHECK(crew.makespans().seconds[1] >= 0.01);
        CHECK(crew.makespans().seconds[1] < crew.makespans().seconds[0]);
    }
}
