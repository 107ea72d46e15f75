#include "engine/random/first_words.hpp"

#include "engine/core/machine/registers.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"  // of registers that this header leaves undefined on purpose
#include <immintrin.h>
#pragma GCC diagnostic pop

// Three versions of the same loop. Whole numbers only, so all give the same bits. The upper halves of a, b, c and d
// gather rubbish: multiplication reads the lower halves alone, and in the end only those are joined.

namespace consortia {

namespace {

constexpr u32 even_factor = 0xd2511f53U, odd_factor = 0xcd9e8d57U, even_step = 0x9e3779b9U, odd_step = 0xbb67ae85U;

}  // namespace

void FirstWords::make_by_two(u32 first, u32 second, std::span<const u64, streams> agents, PhiloxKey key) {
    const __m128i even = _mm_set1_epi64x(even_factor), odd = _mm_set1_epi64x(odd_factor);
    const __m128i lower = _mm_set1_epi64x(0xffffffffU);
    for (u32 k = 0; k < streams; k += 2) {
        __m128i a = _mm_set1_epi64x(first), b = _mm_set1_epi64x(second);
        __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i*>(&agents[k])), d = _mm_srli_epi64(c, 32);
        PhiloxKey round_key = key;
        for (int round = 0; round < 10; ++round) {
            const __m128i from_a = _mm_mul_epu32(a, even), from_c = _mm_mul_epu32(c, odd);
            a = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(from_c, 32), b), _mm_set1_epi64x(round_key[0]));
            c = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(from_a, 32), d), _mm_set1_epi64x(round_key[1]));
            b = from_c;
            d = from_a;
            round_key = {round_key[0] + even_step, round_key[1] + odd_step};
        }
        const __m128i front = _mm_or_si128(_mm_and_si128(a, lower), _mm_slli_epi64(b, 32));
        const __m128i back = _mm_or_si128(_mm_and_si128(c, lower), _mm_slli_epi64(d, 32));
        _mm_store_si128(reinterpret_cast<__m128i*>(&words_[k]), _mm_unpacklo_epi64(front, back));
        _mm_store_si128(reinterpret_cast<__m128i*>(&words_[k + 1]), _mm_unpackhi_epi64(front, back));
    }
}

[[gnu::target("avx2")]] void FirstWords::make_by_four(u32 first, u32 second, std::span<const u64, streams> agents,
                                                      PhiloxKey key) {
    const __m256i even = _mm256_set1_epi64x(even_factor), odd = _mm256_set1_epi64x(odd_factor);
    for (u32 k = 0; k < streams; k += 4) {
        __m256i a = _mm256_set1_epi64x(first), b = _mm256_set1_epi64x(second);
        __m256i c = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&agents[k])), d = _mm256_srli_epi64(c, 32);
        PhiloxKey round_key = key;
        for (int round = 0; round < 10; ++round) {
            const __m256i from_a = _mm256_mul_epu32(a, even), from_c = _mm256_mul_epu32(c, odd);
            a = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(from_c, 32), b), _mm256_set1_epi64x(round_key[0]));
            c = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(from_a, 32), d), _mm256_set1_epi64x(round_key[1]));
            b = from_c;
            d = from_a;
            round_key = {round_key[0] + even_step, round_key[1] + odd_step};
        }
        const __m256i front = _mm256_blend_epi32(a, _mm256_slli_epi64(b, 32), 0b10101010);
        const __m256i back = _mm256_blend_epi32(c, _mm256_slli_epi64(d, 32), 0b10101010);
        const __m256i even_streams = _mm256_unpacklo_epi64(front, back), odd_streams = _mm256_unpackhi_epi64(front, back);
        _mm256_store_si256(reinterpret_cast<__m256i*>(&words_[k]),
                           _mm256_permute2x128_si256(even_streams, odd_streams, 0x20));
        _mm256_store_si256(reinterpret_cast<__m256i*>(&words_[k + 2]),
                           _mm256_permute2x128_si256(even_streams, odd_streams, 0x31));
    }
}

[[gnu::target("avx512f")]] void FirstWords::make_by_eight(u32 first, u32 second, std::span<const u64, streams> agents,
                                                          PhiloxKey key) {
    const __m512i even = _mm512_set1_epi64(even_factor), odd = _mm512_set1_epi64(odd_factor);
    const __m512i first_four = _mm512_setr_epi64(0, 1, 8, 9, 2, 3, 10, 11);
    const __m512i last_four = _mm512_setr_epi64(4, 5, 12, 13, 6, 7, 14, 15);
    for (u32 k = 0; k < streams; k += 8) {
        __m512i a = _mm512_set1_epi64(first), b = _mm512_set1_epi64(second);
        __m512i c = _mm512_loadu_si512(&agents[k]), d = _mm512_srli_epi64(c, 32);
        PhiloxKey round_key = key;
        for (int round = 0; round < 10; ++round) {
            const __m512i from_a = _mm512_mul_epu32(a, even), from_c = _mm512_mul_epu32(c, odd);
            a = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(from_c, 32), b), _mm512_set1_epi64(round_key[0]));
            c = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(from_a, 32), d), _mm512_set1_epi64(round_key[1]));
            b = from_c;
            d = from_a;
            round_key = {round_key[0] + even_step, round_key[1] + odd_step};
        }
        const __m512i front = _mm512_mask_blend_epi32(0xaaaa, a, _mm512_slli_epi64(b, 32));
        const __m512i back = _mm512_mask_blend_epi32(0xaaaa, c, _mm512_slli_epi64(d, 32));
        const __m512i even_streams = _mm512_unpacklo_epi64(front, back), odd_streams = _mm512_unpackhi_epi64(front, back);
        _mm512_store_si512(&words_[k], _mm512_permutex2var_epi64(even_streams, first_four, odd_streams));
        _mm512_store_si512(&words_[k + 4], _mm512_permutex2var_epi64(even_streams, last_four, odd_streams));
    }
}

void FirstWords::make(u32 first, u32 second, std::span<const u64, streams> agents, PhiloxKey key) {
    switch (registers_in_use()) {
        case Registers::avx512:
            return make_by_eight(first, second, agents, key);
        case Registers::avx2:
            return make_by_four(first, second, agents, key);
        case Registers::sse2:
            return make_by_two(first, second, agents, key);
    }
}

}  // namespace consortia
