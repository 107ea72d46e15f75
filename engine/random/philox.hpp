// The counter-based generator: a block of four words is a pure function of a counter and a key (Philox4x32-10: Salmon,
// Moraes, Dror and Shaw 2011), so a stream needs no state and may start anywhere. Random123 is included here alone.
#pragma once

#include "engine/core/types.hpp"

#include <Random123/philox.h>

#include <array>

namespace consortia {

using PhiloxCounter = std::array<u32, 4>;
using PhiloxKey = std::array<u32, 2>;

/// Four independent random words of 32 bits.
inline std::array<u32, 4> philox(const PhiloxCounter& counter, const PhiloxKey& key) {
    const philox4x32_ctr_t block = philox4x32_R(10, {{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    return {block.v[0], block.v[1], block.v[2], block.v[3]};
}

}  // namespace consortia
