// C++ made of a file of parameters or levers: a struct with a member each, and the function that declares them to a schema.
#pragma once

#include "engine/config/model/numbers.hpp"
#include "tools/declare/cpp.hpp"

#include <string>

namespace consortia::declare {

/// What cannot be a member of a struct: a name that is no identifier, or two names that make one member.
void check_members(const config::DescribedNumbers& numbers, config::Problems& problems);

/// The struct: `double separation = 0;` for labour.separation, of levers `Lever`, of constants `static constexpr`. It
/// changes with names, texts, units and ranges, not with defaults and sources, so that a new default does not compile all
/// again that uses the struct.
std::string header_of(const config::DescribedNumbers& numbers, config::DescribedNumbers::Kind kind, const Subject& subject);

/// The definition of the struct's `declare`.
std::string source_of(const config::DescribedNumbers& numbers, config::DescribedNumbers::Kind kind, const Subject& subject);

}  // namespace consortia::declare
