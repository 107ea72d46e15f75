// Fixed hash functions of our own: the same on every machine and in every version, because keys and streams depend on them.
#pragma once

#include "engine/core/types.hpp"

#include <string_view>

namespace consortia {

/// A bijective mixer of 64 bits (the finaliser of SplitMix64: Steele, Lea and Flood 2014).
constexpr u64 mix(u64 x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// Joins a value to a hash; the order of joining matters.
constexpr u64 joined(u64 hash, u64 value) { return mix(hash + 0x9e3779b97f4a7c15ULL + mix(value)); }

template <class... More>
constexpr u64 joined(u64 hash, u64 value, u64 next, More... more) {
    return joined(joined(hash, value), next, more...);
}

/// FNV-1a over bytes, then mixed: the hash of a name.
constexpr u64 hash_of(std::string_view name) {
    u64 hash = 0xcbf29ce484222325ULL;
    for (char c : name) hash = (hash ^ static_cast<u8>(c)) * 0x100000001b3ULL;
    return mix(hash);
}

}  // namespace consortia
