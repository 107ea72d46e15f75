// The one way from digits to a number. Two files know it, and a program links one of them: decimal.cpp, or decimal_plain.cpp
// for where the library reads no double from characters (libc++ 19). Both round to the nearest.
#pragma once

#include <optional>
#include <string_view>

namespace consortia {

/// Of a text that is `-12.5e3` and no more. Nothing for any other, and for a number too large or too small for a double.
std::optional<double> decimal_of(std::string_view text);

}  // namespace consortia
