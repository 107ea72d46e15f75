#include "engine/core/text/decimal.hpp"

#include <cmath>
#include <cstdlib>
#include <string>

namespace consortia {

namespace {

/// What strtod() reads beside it: blanks and a plus before the number, `0x10`, `inf`, `nan`.
bool is_other_form(std::string_view text) {
    return text.empty() || text.front() == '+' || text.find_first_not_of("-+.0123456789eE") != text.npos;
}

/// A number whose digits are all 0 is 0; of another one that is read as 0 too little is left.
bool is_zero(std::string_view text) {
    return text.substr(0, text.find_first_of("eE")).find_first_of("123456789") == text.npos;
}

}  // namespace

std::optional<double> decimal_of(std::string_view text) {
    if (is_other_form(text)) return std::nullopt;
    const std::string ended(text);
    char* end = nullptr;
    const double value = std::strtod(ended.c_str(), &end);
    if (end != ended.data() + ended.size() || !std::isfinite(value) || (value == 0 && !is_zero(text))) return std::nullopt;
    return value;
}

}  // namespace consortia
