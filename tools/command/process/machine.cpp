#include "tools/command/process/machine.hpp"

#include "engine/files/budget.hpp"
#include "engine/parallel/crew.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

namespace consortia::command {

namespace {

constexpr u64 bytes = u64{256} << 20;
constexpr u32 words = bytes / sizeof(u64), words_a_task = 1U << 16;
constexpr int passes = 3;

using Time = std::chrono::steady_clock;

double seconds_since(Time::time_point begin) { return std::chrono::duration<double>(Time::now() - begin).count(); }

double seconds_of_a_pass(Crew& crew, std::vector<u64>& memory) {
    const auto begin = Time::now();
    crew.blocks(
        words,
        [&](Block block) {
            for (u32 k = block.from; k < block.to; ++k) memory[k] += block.block;
        },
        words_a_task);
    return seconds_since(begin);
}

}  // namespace

double memory_bandwidth(u32 threads) {
    if (files::available_memory() < 4 * bytes) return 0;
    Crew crew(threads);
    std::vector<u64> memory(words);
    double best = seconds_of_a_pass(crew, memory);
    for (int pass = 1; pass < passes; ++pass) best = std::min(best, seconds_of_a_pass(crew, memory));
    return 2.0 * bytes / best;
}

double call_seconds() {
    constexpr int rounds = 50, calls = 20;
    if (std::thread::hardware_concurrency() < 2) return 0;
    Crew crew(2);
    double best = 1;
    for (int round = 0; round < rounds; ++round) {
        const auto begin = Time::now();
        for (int call = 0; call < calls; ++call) crew.tasks(2, [](u32) {});
        best = std::min(best, seconds_since(begin) / calls);
    }
    return best;
}

}  // namespace consortia::command
