// Catch2 through one door: v2 of Debian 12, and v3 with the names that v2 has.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>

#include <string>

namespace Catch {

namespace Matchers {

// Of texts; v3 asks for an element of a list by this name, which would be chosen for any of these but for an exact match.
inline StringContainsMatcher Contains(const char* text) { return ContainsSubstring(text); }
inline StringContainsMatcher Contains(const std::string& text) { return ContainsSubstring(text); }
inline StringContainsMatcher Contains(std::string& text) { return ContainsSubstring(text); }
inline StringContainsMatcher Contains(std::string&& text) { return ContainsSubstring(text); }

}  // namespace Matchers

using Matchers::Contains;
using Matchers::StartsWith;
using Matchers::WithinAbs;

}  // namespace Catch

using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
