// The first four words of many streams at once: what most agents of a phase draw, made side by side in the lanes of vector
// instructions at a third of the cost. The words are those that philox() gives one stream at a time.
#pragma once

#include "engine/core/types.hpp"
#include "engine/random/philox.hpp"

#include <array>
#include <span>

namespace consortia {

/// The first words of 64 streams.
class FirstWords {
  public:
    static constexpr u32 streams = 64;

    /// The blocks of counters {first, second, agents[k]}, by the registers in use (core/machine/registers.hpp).
    void make(u32 first, u32 second, std::span<const u64, streams> agents, PhiloxKey key);
    /// Two streams in a register: SSE2, which every x86-64 processor has.
    void make_by_two(u32 first, u32 second, std::span<const u64, streams> agents, PhiloxKey key);
    /// Four streams in a register: for processors with AVX2 only.
    void make_by_four(u32 first, u32 second, std::span<const u64, streams> agents, PhiloxKey key);
    /// Eight streams in a register: for processors with AVX-512 only.
    void make_by_eight(u32 first, u32 second, std::span<const u64, streams> agents, PhiloxKey key);

    const std::array<u32, 4>& of(u32 stream) const { return words_[stream]; }

  private:
    alignas(64) std::array<std::array<u32, 4>, streams> words_;
};

}  // namespace consortia
