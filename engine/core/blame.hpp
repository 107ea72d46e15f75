// What a model's own code throws is its fault, and is told with where it happened.
#pragma once

#include <string>

namespace consortia {

/// Call it in a catch block: throws what was caught again, as a ContractError whose words begin with `where`. Wrong input, a
/// failing system, want of memory and interruptions are nobody's fault here and pass as they are.
[[noreturn]] void rethrow_blamed(const std::string& where);

/// Runs `work`; what it throws is told with `where()`.
template <class Where, class Work>
decltype(auto) blaming(const Where& where, const Work& work) {
    try {
        return work();
    } catch (...) {
        rethrow_blamed(where());
    }
}

}  // namespace consortia
