// The counter-based generator: a block of four words is a pure function of a counter and a key (Philox4x32-10: Salmon,
// Moraes, Dror and Shaw 2011), so a stream needs no state and may start anywhere. Written here, not taken from Random123
// (which the tests compare it with), so that it is inlined into phases without giving every model another header to find.
#pragma once

#include "engine/core/types.hpp"

#include <array>

namespace consortia {

using PhiloxCounter = std::array<u32, 4>;
using PhiloxKey = std::array<u32, 2>;

/// Four independent random words of 32 bits.
inline std::array<u32, 4> philox(PhiloxCounter counter, PhiloxKey key) {
    for (int round = 0; round < 10; ++round) {
        const u64 even = u64{0xd2511f53U} * counter[0], odd = u64{0xcd9e8d57U} * counter[2];
        counter = {static_cast<u32>(odd >> 32) ^ counter[1] ^ key[0], static_cast<u32>(odd),
                   static_cast<u32>(even >> 32) ^ counter[3] ^ key[1], static_cast<u32>(even)};
        key = {key[0] + 0x9e3779b9U, key[1] + 0xbb67ae85U};
    }
    return counter;
}

}  // namespace consortia
