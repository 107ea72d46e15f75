// What the plain programs share: a hashed draw, and threads that meet at a barrier after every phase.
#pragma once

#include <barrier>
#include <cstdint>
#include <thread>
#include <vector>

namespace performance::plain {

using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

/// 64 hashed bits (the finaliser of SplitMix64).
constexpr u64 hash(u64 x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}
constexpr u64 step_key(u64 seed, u32 step) { return hash(seed * 0x9e3779b97f4a7c15ULL + step) * 2 + 1; }
constexpr double uniform(u64 bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }
/// Uniform below n, of 32 hashed bits.
constexpr u32 below(u64 bits, u32 n) { return static_cast<u32>((bits >> 32) * n >> 32); }
/// A draw of 32 bits lies below it with probability p.
constexpr u64 threshold(double p) { return static_cast<u64>(p * 0x1p32); }

/// The part of 0 … count − 1 that a thread works on.
struct Part {
    u32 from, to;
};
constexpr Part part_of(u32 count, u32 thread, u32 threads) {
    return {static_cast<u32>(u64{count} * thread / threads), static_cast<u32>(u64{count} * (thread + 1) / threads)};
}

/// Calls `body(thread, meet)` on so many threads; `meet()` waits for all.
template <class Body>
void together(u32 threads, Body body) {
    std::barrier barrier(threads);
    const auto meet = [&] { barrier.arrive_and_wait(); };
    std::vector<std::jthread> others;
    for (u32 thread = 1; thread < threads; ++thread) others.emplace_back([&, thread] { body(thread, meet); });
    body(0, meet);
}

}  // namespace performance::plain
