// What agents add up in others. Integers add to the same bits in any order; doubles do not, so what many agents add to one
// place is a Count, or a Fixed: a multiple of 2^-Bits in 64 bits. Overflow and NaN are contract errors, never wrapped. Sums
// over few groups are Real: doubles that the engine adds up in an order of its own.
//
// While a phase adds, each worker holds a part of every sum, and what a part comes to depends on threads. So a phase is
// handed its sums as Adding<S>: they take `+=`, and the compiler refuses to read them.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/types.hpp"

#include <array>
#include <cstddef>

namespace consortia {

/// Sums S that are added to and not read: `payroll[firm].staff += 1`. Nothing here is volatile; the word makes the compiler
/// refuse every member but those that say `volatile`, which are those that add.
template <class S>
using Adding = volatile S&;

/// How a member of a struct of sums is added up.
enum class Adds : u8 { exactly, in_order };

/// A number of things.
class Count {
  public:
    static constexpr Adds adds = Adds::exactly;

    constexpr Count() = default;
    constexpr explicit Count(i64 number) : raw_(number) {}

    void operator+=(i64 n) volatile {
        i64& raw = const_cast<i64&>(raw_);
        if (__builtin_add_overflow(raw, n, &raw)) [[unlikely]]
            throw ContractError("a count overflowed");
    }
    constexpr operator double() const { return static_cast<double>(raw_); }
    constexpr i64 value() const { return raw_; }

  private:
    i64 raw_ = 0;
};

/// A sum in steps of 2^-Bits, up to 2^(63-Bits) in absolute value. Terms are truncated towards zero to that step.
template <int Bits>
class Fixed {
  public:
    static constexpr Adds adds = Adds::exactly;
    static constexpr double scale = static_cast<double>(i64{1} << Bits);

    void operator+=(double x) volatile {
        const double scaled = x * scale;
        if (!(__builtin_fabs(scaled) < 0x1p62)) [[unlikely]]
            throw ContractError("a term of a sum is not finite or too large for its fixed-point scale");
        i64& raw = const_cast<i64&>(raw_);
        if (__builtin_add_overflow(raw, static_cast<i64>(scaled), &raw)) [[unlikely]]
            throw ContractError("a sum overflowed its fixed-point scale");
    }
    constexpr operator double() const { return static_cast<double>(raw_) / scale; }

  private:
    i64 raw_ = 0;
};

/// Money: steps of 2^-30 of a mean quarterly wage, up to 8·10⁹ of them.
using Money = Fixed<30>;
/// Quantities near 1 summed over up to 10⁸ agents: steps of 2^-32.
using Fine = Fixed<32>;

/// A double that is added up in block order: what a reduction holds.
class Real {
  public:
    static constexpr Adds adds = Adds::in_order;

    constexpr Real() = default;
    constexpr Real(double number) : raw_(number) {}

    constexpr void operator+=(double x) volatile { const_cast<double&>(raw_) += x; }
    constexpr operator double() const { return raw_; }

  private:
    double raw_ = 0;
};

/// Many sums, or structs of sums, side by side: a std::array that can be handed out to be added to.
template <class Sum, std::size_t Size>
class Sums {
  public:
    constexpr const Sum& operator[](std::size_t k) const { return sums_[k]; }
    constexpr Sum& operator[](std::size_t k) { return sums_[k]; }
    constexpr Adding<Sum> operator[](std::size_t k) volatile { return const_cast<Sums&>(*this).sums_[k]; }

    static constexpr std::size_t size() { return Size; }
    constexpr const Sum* data() const { return sums_.data(); }
    constexpr auto begin() const { return sums_.begin(); }
    constexpr auto end() const { return sums_.end(); }

  private:
    std::array<Sum, Size> sums_{};
};

}  // namespace consortia
