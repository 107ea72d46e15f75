// Numbers as text that reads back as the same number.
#pragma once

#include <array>
#include <charconv>
#include <string>

namespace consortia::output {

/// The shortest decimal text that reads back as exactly `x`, whatever the locale.
inline std::string shortest(double x) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), x).ptr;
    return {text.data(), end};
}

}  // namespace consortia::output
