// Exact accumulators. Integers add to the same bits in any order; doubles do not, so what many agents add to one place is a
// Count, or a Fixed: a multiple of 2^-Bits in 64 bits. Overflow and NaN are contract errors, never wrapped.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/types.hpp"

#include <cmath>

namespace consortia {

/// A number of things.
struct Count {
    i64 raw = 0;

    Count& operator+=(i64 n) {
        if (__builtin_add_overflow(raw, n, &raw)) [[unlikely]]
            throw ContractError("a count overflowed");
        return *this;
    }
    constexpr operator double() const { return static_cast<double>(raw); }
    constexpr i64 value() const { return raw; }
};

/// A sum in steps of 2^-Bits, up to 2^(63-Bits) in absolute value. Terms are truncated towards zero to that step.
template <int Bits>
struct Fixed {
    static constexpr double scale = static_cast<double>(i64{1} << Bits);
    i64 raw = 0;

    Fixed& operator+=(double x) {
        const double scaled = x * scale;
        if (!(std::abs(scaled) < 0x1p62)) [[unlikely]]
            throw ContractError("a term of a sum is not finite or too large for its fixed-point scale");
        if (__builtin_add_overflow(raw, static_cast<i64>(scaled), &raw)) [[unlikely]]
            throw ContractError("a sum overflowed its fixed-point scale");
        return *this;
    }
    constexpr operator double() const { return static_cast<double>(raw) / scale; }
};

/// Money: steps of 2^-30 of a mean quarterly wage, up to 8·10⁹ of them.
using Money = Fixed<30>;
/// Quantities near 1 summed over up to 10⁸ agents: steps of 2^-32.
using Fine = Fixed<32>;

}  // namespace consortia
