// exp, log, pow, sin and the like in plain arithmetic: the same bits on every CPU and with every compiler, which libm does
// not promise. Also sums in a fixed order, which Eigen does not promise. Compile with the contract's flags
// (-ffp-contract=off).
//
// Coefficients are the Taylor series themselves: 1/k! for exp, 2/(2k+1) for the atanh series of log. The reductions are
// textbook ones (Cody and Waite 1980; the compensated log of fdlibm). There is no branch on the ordinary path, so that a
// loop over an array is vectorised; every input has a defined result; NaN stays NaN. Measured bounds:
// tests/unit/core/math.cpp.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/types.hpp"

#include <bit>
#include <concepts>
#include <limits>
#include <type_traits>

namespace consortia::math {

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ln 2 and pi/2 in pieces: the leading ones are short, so that n times a piece is exact.
inline constexpr double ln2_high = 0x1.62e42ffp-1, ln2_low = -0x1.718432a1b0e26p-35, log2_e = 0x1.71547652b82fep+0;
inline constexpr float ln2_high_f = 0x1.62e4p-1F, ln2_low_f = 0x1.7f7d1cp-20F, log2_e_f = 0x1.715476p+0F;
inline constexpr double half_pi_high = 0x1.921fb544p+0, half_pi_middle = 0x1.0b4611a6p-34,
                        half_pi_low = 0x1.3198a2e037073p-69, two_over_pi = 0x1.45f306dc9c883p-1;

// Adding this number rounds to a whole one, which then stands in the lowest bits.
inline constexpr double rounder = 0x1.8p52;
inline constexpr float rounder_f = 0x1.8p23F;

inline double nearest(double x) { return (x + rounder) - rounder; }
inline float nearest(float x) { return (x + rounder_f) - rounder_f; }

/// 2^n for a whole n from -1022 to 1023.
inline double power_of_two(double n) { return std::bit_cast<double>(std::bit_cast<u64>(n + (rounder + 1023)) << 52); }
inline float power_of_two(float n) { return std::bit_cast<float>(std::bit_cast<u32>(n + (rounder_f + 127)) << 23); }

/// y 2^n in two steps, so that overflow gives infinity and a subnormal result is rounded once.
template <std::floating_point T>
T scaled(T y, T n) {
    const T half = nearest(n * T(0.5));
    return y * power_of_two(half) * power_of_two(n - half);
}

/// exp(r) - 1 for |r| <= ln(2)/2.
inline double small_expm1(double r) {
    const double r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
    const double a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double c = (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
    return r + r2 * (a + r4 * b + r8 * c);
}
inline float small_expm1(float r) {
    const float r2 = r * r;
    const float a = 1.0F / 2 + r * (1.0F / 6), b = 1.0F / 24 + r * (1.0F / 120), c = 1.0F / 720 + r * (1.0F / 5040);
    return r + r2 * (a + r2 * (b + r2 * c));
}

/// exp(x + low) for a low far below x.
inline double exp_of_sum(double x, double low) {
    x = x < -746.0 ? -746.0 : x;
    x = x > 710.0 ? 710.0 : x;
    const double n = nearest(x * log2_e);
    const double r = ((x - n * ln2_high) - n * ln2_low) + low;
    return scaled(1.0 + small_expm1(r), n);
}

/// x = (1 + f) 2^n with 1 + f between sqrt(1/2) and sqrt(2), for positive finite x.
struct Split {
    double f, n;
};
inline Split split(double x) {
    constexpr u64 root_half = 0x3fe6a09e667f3bcdULL;
    const bool subnormal = x < 0x1p-1022;
    const u64 bits = std::bit_cast<u64>(subnormal ? x * 0x1p54 : x) + (0x3ff0000000000000ULL - root_half);
    const double biased = std::bit_cast<double>((bits >> 52) | 0x4330000000000000ULL);  // 2^52 + n + 1023
    const double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) + root_half);
    return {m - 1.0, biased - (subnormal ? 0x1p52 + (1023 + 54) : 0x1p52 + 1023)};
}
struct SplitF {
    float f, n;
};
inline SplitF split(float x) {
    constexpr u32 root_half = 0x3f3504f3U;
    const bool subnormal = x < 0x1p-126F;
    const u32 bits = std::bit_cast<u32>(subnormal ? x * 0x1p25F : x) + (0x3f800000U - root_half);
    const float biased = std::bit_cast<float>((bits >> 23) | 0x4b000000U);  // 2^23 + n + 127
    const float m = std::bit_cast<float>((bits & 0x007fffffU) + root_half);
    return {m - 1.0F, biased - (subnormal ? 0x1p23F + (127 + 25) : 0x1p23F + 127)};
}

/// (log((1+s)/(1-s)) - 2s) / s as a series in z = s^2.
inline double log_series(double z) {
    const double z2 = z * z, z4 = z2 * z2;
    const double a = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
    const double b = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17));
    const double c = 2.0 / 19 + z * (2.0 / 21);
    return z * (a + z4 * (b + z4 * c));
}
inline float log_series(float z) {
    const float a = 2.0F / 3 + z * (2.0F / 5), b = 2.0F / 7 + z * (2.0F / 9);
    return z * (a + z * z * (b + z * z * (2.0F / 11)));
}

/// What log gives outside its ordinary range; `inside` is its value there.
template <std::floating_point T>
T log_or_edge(T x, T inside) {
    const T edge = x == T(0) ? T(-infinity) : T(not_a_number);
    const T finite = x > T(0) ? inside : edge;
    return x < T(infinity) ? finite : x;  // +infinity and NaN are their own logarithms
}

}  // namespace detail

/// e^x. At most 1 ulp off (double), 1 ulp (float); exact 0 and infinity beyond the range.
inline double exp(double x) {
    x = x < -746.0 ? -746.0 : x;  // keeps NaN
    x = x > 710.0 ? 710.0 : x;
    const double n = detail::nearest(x * detail::log2_e);
    const double r = (x - n * detail::ln2_high) - n * detail::ln2_low;
    return detail::scaled(1.0 + detail::small_expm1(r), n);
}
inline float exp(float x) {
    x = x < -104.0F ? -104.0F : x;
    x = x > 89.0F ? 89.0F : x;
    const float n = detail::nearest(x * detail::log2_e_f);
    const float r = (x - n * detail::ln2_high_f) - n * detail::ln2_low_f;
    return detail::scaled(1.0F + detail::small_expm1(r), n);
}
inline double exp(std::integral auto x) { return exp(static_cast<double>(x)); }

/// e^x - 1, accurate for small x: 1 - e^(-h), the chance of a hazard h, is -expm1(-h).
inline double expm1(double x) {
    const double at_least = x < -50.0 ? -50.0 : x;
    const double inside = at_least > 710.0 ? 710.0 : at_least;
    const double n = detail::nearest(inside * detail::log2_e);
    const double r = (inside - n * detail::ln2_high) - n * detail::ln2_low;
    const double one = 1.0 - detail::power_of_two(n < 60.0 ? -n : -60.0);  // exact where it matters
    return detail::scaled(detail::small_expm1(r) + one, n);
}
inline float expm1(float x) { return static_cast<float>(expm1(static_cast<double>(x))); }

/// Natural logarithm; log(0) = -infinity, log of a negative number is NaN.
inline double log(double x) {
    const auto [f, n] = detail::split(x);
    const double s = f / (2.0 + f), half_square = 0.5 * f * f;
    const double rest = s * (half_square + detail::log_series(s * s)) + n * detail::ln2_low;
    return detail::log_or_edge(x, n * detail::ln2_high - ((half_square - rest) - f));
}
inline float log(float x) {
    const auto [f, n] = detail::split(x);
    const float s = f / (2.0F + f), half_square = 0.5F * f * f;
    const float rest = s * (half_square + detail::log_series(s * s)) + n * detail::ln2_low_f;
    return detail::log_or_edge(x, n * detail::ln2_high_f - ((half_square - rest) - f));
}
inline double log(std::integral auto x) { return log(static_cast<double>(x)); }

/// log(1 + x), accurate for small x.
inline double log1p(double x) {
    const double u = 1.0 + x;
    const double lost = u > 0.0 && u < detail::infinity ? (x - (u - 1.0)) / u : 0.0;
    return log(u) + lost;
}
inline float log1p(float x) { return static_cast<float>(log1p(static_cast<double>(x))); }

/// 1 / (1 + e^(-x)).
template <std::floating_point T>
T logistic(T x) {
    const T e = exp(x < T(0) ? x : -x);
    return (x < T(0) ? e : T(1)) / (T(1) + e);
}

/// x^y with the special cases of C's pow. Precise, and therefore twice as slow as exp(y * log(x)), which is off by as many
/// units of the last place as |y log(x)| is large.
double pow(double x, double y);
inline float pow(float x, float y) { return static_cast<float>(pow(static_cast<double>(x), static_cast<double>(y))); }
template <class X, class Y>
requires std::is_arithmetic_v<X> && std::is_arithmetic_v<Y>
double pow(X x, Y y) { return pow(static_cast<double>(x), static_cast<double>(y)); }

/// Sine and cosine of an angle in radians; NaN beyond 2^20, where our reduction ends.
double sin(double x);
double cos(double x);
inline float sin(float x) { return static_cast<float>(sin(static_cast<double>(x))); }
inline float cos(float x) { return static_cast<float>(cos(static_cast<double>(x))); }

/// Correctly rounded by IEEE 754 wherever it runs.
inline double sqrt(double x) { return __builtin_sqrt(x); }
inline float sqrt(float x) { return __builtin_sqrtf(x); }
inline double sqrt(std::integral auto x) { return __builtin_sqrt(static_cast<double>(x)); }
inline double floor(double x) { return __builtin_floor(x); }
inline float floor(float x) { return __builtin_floorf(x); }

/// a[0] + a[1] + ..., in that order, in double. For anything with size() and operator[]: spans, arrays, Eigen vectors.
template <class A>
double sum(const A& a) {
    double total = 0;
    for (decltype(a.size()) k = 0; k < a.size(); ++k) total += static_cast<double>(a[k]);
    return total;
}

/// a[0]b[0] + a[1]b[1] + ..., in that order, in double. Throws ContractError if the lengths differ.
template <class A, class B>
double dot(const A& a, const B& b) {
    require(static_cast<std::size_t>(a.size()) == static_cast<std::size_t>(b.size()), "dot: vectors of different length");
    double total = 0;
    for (decltype(a.size()) k = 0; k < a.size(); ++k) {
        total += static_cast<double>(a[k]) * static_cast<double>(b[static_cast<decltype(b.size())>(k)]);
    }
    return total;
}

/// The Euclidean length, from the ordered dot.
template <class A>
double norm(const A& a) {
    return sqrt(dot(a, a));
}

}  // namespace consortia::math
