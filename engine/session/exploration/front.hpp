// The front that a search for the best packages left beside its study: what each package sets, and what it came to.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace consortia::session::exploration {

/// At 95 %; NaN where there is no interval.
struct Confirmed {
    double value = 0, low = 0, high = 0;
};

struct FrontPackage {
    std::vector<double> values{};  ///< by control
    std::vector<Confirmed> outcomes{};
    std::optional<Confirmed> price{};  ///< of one more of the first outcome, in the second, against the package before
};

struct FrontOfStudy {
    std::vector<std::string> outcomes{};  ///< their names
    std::vector<FrontPackage> packages{};
};

}  // namespace consortia::session::exploration
