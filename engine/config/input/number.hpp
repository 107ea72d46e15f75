// Numbers as text, both ways, without the C and C++ locale: what a comma means never depends on the machine.
#pragma once

#include "engine/core/types.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace consortia::config {

/// A finite decimal number: `-12`, `.5`, `1e-3`. Not hexadecimal, no leading zeros or plus, not nan or inf, no unit, and not
/// so small that it would become zero. Minus zero becomes zero.
std::optional<double> parse_number(std::string_view text);

/// A whole number from 0 to 2^64-1 in digits alone (no leading zero).
std::optional<u64> parse_count(std::string_view text);

/// Why `text` is not a number, as an addition to the message (`; write 1.5 with a decimal point`); empty if unknown. `unit`
/// is what the number should be in.
std::string number_hint(std::string_view text, std::string_view unit);

/// The shortest decimal text that reads back as the same number; without exponent between 1e-5 and 1e15; `none` for
/// +infinity.
std::string to_text(double value);

/// 16 hexadecimal digits.
std::string hexadecimal(u64 value);

}  // namespace consortia::config
