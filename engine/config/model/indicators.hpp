// What a model's YAML says of its indicators, for the program that makes C++ of it (tools/declare).
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/schema/indicator.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// An indicator and where its name stands.
struct DescribedIndicator {
    Indicator indicator;
    Place where;
};

/// A file of indicators: `about`, which tells of all of them, then for each `name: {kind, unit, about, …}`.
struct DescribedIndicators {
    std::string about;                           ///< may be empty
    std::vector<DescribedIndicator> indicators;  ///< in the order of the file
};

/// Reads `text`, called `file` in messages. What is wrong goes to `problems`.
DescribedIndicators read_indicators(std::string_view text, const std::string& file, Problems& problems);

}  // namespace consortia::config
