// pow, sin and cos: longer, and seldom the innermost loop.
#include "engine/core/math.hpp"

#include <cmath>

namespace consortia::math {

namespace {

/// An unevaluated sum: about 106 bits.
struct Pair {
    double high, low;
};

Pair exact_sum(double a, double b) {  // Knuth
    const double high = a + b, part = high - a;
    return {high, (a - (high - part)) + (b - part)};
}

double upper_half(double x) { return std::bit_cast<double>(std::bit_cast<u64>(x) & ~0x7ffffffULL); }

Pair exact_product(double a, double b) {  // Dekker; no FMA, which not every CPU has
    const double high = a * b, a1 = upper_half(a), a2 = a - a1, b1 = upper_half(b), b2 = b - b1;
    return {high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2};
}

/// log(x) to about 60 bits, for positive finite x.
Pair precise_log(double x) {
    const auto [f, n] = detail::split(x);
    const double s = f / (2.0 + f);
    const Pair square = exact_product(f, f);
    const double half_square = 0.5 * square.high;
    const Pair a = exact_sum(n * detail::ln2_high, f);
    const Pair b = exact_sum(a.high, -half_square);
    const Pair c = exact_sum(b.high, s * (half_square + detail::log_series(s * s)));
    const double low = ((a.low + b.low) + c.low) + (n * detail::ln2_low - 0.5 * square.low);
    return exact_sum(c.high, low);
}

double pow_of_positive(double x, double y) {
    const Pair log_x = precise_log(x);
    const Pair product = exact_product(y, log_x.high);
    const double low = product.low + y * log_x.low;
    return detail::exp_of_sum(product.high, std::fabs(product.high) < 800.0 ? low : 0.0);
}

bool whole(double y) { return std::floor(y) == y; }
bool odd(double y) { return whole(y) && std::fabs(y) < 0x1p53 && !whole(y * 0.5); }

double pow_at_edge(double x, double y) {
    const double size = std::fabs(x);
    if (std::fabs(y) == detail::infinity) {
        if (size == 1.0) return 1.0;
        return (size > 1.0) == (y > 0.0) ? detail::infinity : 0.0;
    }
    double result = 0.0;
    if (size == 0.0) {
        result = y > 0.0 ? 0.0 : detail::infinity;
    } else if (size == detail::infinity) {
        result = y > 0.0 ? detail::infinity : 0.0;
    } else if (whole(y)) {
        result = pow_of_positive(size, y);
    } else {
        return detail::not_a_number;
    }
    return std::signbit(x) && odd(y) ? -result : result;
}

/// The angle less the nearest multiple of pi/2, and that multiple modulo 4.
struct Angle {
    double r;
    u64 quadrant;
};
Angle reduced(double x) {
    const double n = detail::nearest(x * detail::two_over_pi);
    const double r = ((x - n * detail::half_pi_high) - n * detail::half_pi_middle) - n * detail::half_pi_low;
    return {r, std::bit_cast<u64>(n + detail::rounder) & 3U};
}

double sin_near_zero(double r) {
    const double z = r * r;
    double s = 1.0 / 355687428096000.0;
    s = -1.0 / 1307674368000.0 + z * s;
    s = 1.0 / 6227020800.0 + z * s;
    s = -1.0 / 39916800.0 + z * s;
    s = 1.0 / 362880.0 + z * s;
    s = -1.0 / 5040.0 + z * s;
    s = 1.0 / 120.0 + z * s;
    s = -1.0 / 6.0 + z * s;
    return r + r * z * s;
}

double cos_near_zero(double r) {
    const double z = r * r, half = 0.5 * z, near_one = 1.0 - half;
    double s = 1.0 / 20922789888000.0;
    s = -1.0 / 87178291200.0 + z * s;
    s = 1.0 / 479001600.0 + z * s;
    s = -1.0 / 3628800.0 + z * s;
    s = 1.0 / 40320.0 + z * s;
    s = -1.0 / 720.0 + z * s;
    s = 1.0 / 24.0 + z * s;
    return near_one + (((1.0 - near_one) - half) + z * z * s);
}

double sin_in_quadrant(const Angle& angle, u64 quarter_turns) {
    const u64 quadrant = (angle.quadrant + quarter_turns) & 3U;
    const double size = (quadrant & 1U) == 0 ? sin_near_zero(angle.r) : cos_near_zero(angle.r);
    return quadrant >= 2 ? -size : size;
}

}  // namespace

double pow(double x, double y) {
    if (y == 0.0 || x == 1.0) return 1.0;
    if (x != x || y != y) return x + y;
    const bool ordinary = x > 0.0 && x < detail::infinity && std::fabs(y) < detail::infinity;
    return ordinary ? pow_of_positive(x, y) : pow_at_edge(x, y);
}

double sin(double x) { return std::fabs(x) <= 0x1p20 ? sin_in_quadrant(reduced(x), 0) : detail::not_a_number; }
double cos(double x) { return std::fabs(x) <= 0x1p20 ? sin_in_quadrant(reduced(x), 1) : detail::not_a_number; }

}  // namespace consortia::math
