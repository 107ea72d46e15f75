#include "engine/study/sampling.hpp"

#include "engine/random/rng.hpp"

#include <boost/random/sobol.hpp>

#include <bit>
#include <numeric>
#include <utility>

namespace consortia::study {

namespace {

constexpr u32 word_bits = 64;
constexpr u32 direction_bits = 32;  // as many rows as anyone can ask for

Rng stream(const char* purpose, u64 seed, Key number) {
    return Rng({.seed = seed, .name = stream_name(purpose), .agent = number});
}

u64 bits(Rng& rng) {
    const u64 high = rng.word();
    return high << 32U | rng.word();
}

/// Fisher and Yates.
std::vector<u32> shuffled(u32 count, Rng& rng) {
    std::vector<u32> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (u32 k = count; k > 1; --k) std::swap(order[k - 1], order[rng.below(k)]);
    return order;
}

}  // namespace

/// The sequence takes its elements in the order of Gray's code: one of which a single bit is set is a direction.
SobolSequence::SobolSequence(u64 width) : shift_(width, 0) {
    if (width == 0) return;
    boost::random::sobol published(width);
    directions_.reserve(direction_bits * width);
    for (u32 bit = 0; bit < direction_bits; ++bit) {
        published.seed((u64{2} << bit) - 2);
        for (u64 column = 0; column < width; ++column) directions_.push_back(published());
    }
}

SobolSequence::SobolSequence(u64 width, u64 seed) : SobolSequence(width) {
    first_ = 0;
    for (u64 column = 0; column < width; ++column) scramble(column, seed);
}

/// Each digit is flipped by a random choice of those before it, and by a random bit.
void SobolSequence::scramble(u64 column, u64 seed) {
    Rng rng = stream("sobol scramble", seed, column);
    std::vector<u64> flips(word_bits);
    for (u32 digit = 0; digit < word_bits; ++digit) {
        const u64 itself = (u64{1} << (word_bits - 1)) >> digit;
        flips[digit] = itself | (bits(rng) & ~(itself | (itself - 1)));
    }
    shift_[column] = bits(rng);
    for (u64 place = column; place < directions_.size(); place += width()) {
        u64 scrambled = 0;
        for (const u64 flip : flips) scrambled = scrambled << 1U | (std::popcount(directions_[place] & flip) & 1);
        directions_[place] = scrambled;
    }
}

void SobolSequence::row(u64 number, std::span<double> into) const {
    const u64 place = number + first_;
    const u64 gray = place ^ (place >> 1U);
    for (u64 column = 0; column < into.size(); ++column) {
        u64 x = shift_[column];
        for (u64 rest = gray; rest != 0; rest &= rest - 1) {
            x ^= directions_[static_cast<u64>(std::countr_zero(rest)) * width() + column];
        }
        // Half a step up, so that none is 0; as published the last bits are zeros and there is no need.
        into[column] = first_ > 0 ? static_cast<double>(x >> 11U) * 0x1p-53 : (static_cast<double>(x >> 12U) + .5) * 0x1p-52;
    }
}

std::vector<double> latin_rows(u64 rows, u64 width, u64 seed) {
    std::vector<double> points(rows * width);
    for (u64 column = 0; column < width; ++column) {
        Rng rng = stream("latin hypercube", seed, column);
        const std::vector<u32> strata = shuffled(static_cast<u32>(rows), rng);
        for (u64 row = 0; row < rows; ++row) {
            points[row * width + column] = (strata[row] + rng.open_uniform()) / static_cast<double>(rows);
        }
    }
    return points;
}

Trajectory trajectory(u64 number, u64 width, u32 levels, u64 seed) {
    Rng rng = stream("morris", seed, number);
    Trajectory made;
    for (u64 column = 0; column < width; ++column) {
        const u32 low = rng.below(levels / 2);
        made.start.push_back(rng.chance(.5) ? low : low + levels / 2);
    }
    made.order = shuffled(static_cast<u32>(width), rng);
    return made;
}

std::vector<u32> random_order(u64 number, u32 count, u64 seed) {
    Rng rng = stream("order", seed, number);
    return shuffled(count, rng);
}

}  // namespace consortia::study
