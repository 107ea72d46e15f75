#include "engine/random/first_words.hpp"

// The same words in standard C++: eight streams side by side, word by word, in loops that a compiler turns into the vector
// instructions of its machine.

namespace consortia {

namespace {

constexpr u32 lanes = 8;
using Words = std::array<u32, lanes>;  // one of each stream

/// A round of philox() in every lane.
void mix(Words& a, Words& b, Words& c, Words& d, PhiloxKey key) {
    for (u32 k = 0; k < lanes; ++k) {
        const u64 even = u64{0xd2511f53U} * a[k], odd = u64{0xcd9e8d57U} * c[k];
        a[k] = static_cast<u32>(odd >> 32) ^ b[k] ^ key[0];
        b[k] = static_cast<u32>(odd);
        c[k] = static_cast<u32>(even >> 32) ^ d[k] ^ key[1];
        d[k] = static_cast<u32>(even);
    }
}

}  // namespace

void FirstWords::make(u32 first, u32 second, std::span<const u64, streams> agents, PhiloxKey key) {
    for (u32 from = 0; from < streams; from += lanes) {
        Words a, b, c, d;
        a.fill(first);
        b.fill(second);
        for (u32 k = 0; k < lanes; ++k) {
            c[k] = static_cast<u32>(agents[from + k]);
            d[k] = static_cast<u32>(agents[from + k] >> 32);
        }
        PhiloxKey round_key = key;
        for (int round = 0; round < 10; ++round) {
            mix(a, b, c, d, round_key);
            round_key = {round_key[0] + 0x9e3779b9U, round_key[1] + 0xbb67ae85U};
        }
        for (u32 k = 0; k < lanes; ++k) words_[from + k] = {a[k], b[k], c[k], d[k]};
    }
}

}  // namespace consortia
