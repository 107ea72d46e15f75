// Fields that nobody ever set. In the build `checked` the compiler fills variables with a pattern before anything is
// assigned (tools/dev/cmake/Settings.cmake), and a record made without a field carries it along.
#pragma once

#include "engine/core/error.hpp"
#include "engine/schema/record.hpp"

#include <string>

namespace consortia::unset {

/// What g++ fills with.
inline constexpr std::byte pattern{0xfe};

/// The first field of which some number holds nothing but the pattern; null if there is none. Other
/// numbers of one or two bytes than flags may hold it by right, and are passed over.
const Field* find(const Record& record, const std::byte* bytes);

/// "its field age was never set".
std::string words(const Field& field);

/// Throws ContractError for a record that somebody emits.
template <class T>
void require_none(const Record& record, const T& emitted) {
    if (const Field* field = find(record, reinterpret_cast<const std::byte*>(&emitted))) {
        throw ContractError("what is born is not complete: " + words(*field));
    }
}

}  // namespace consortia::unset
