// C++ made of a file of indicators: a constant by which phases record each, and a struct that declares all to a schema.
#pragma once

#include "engine/config/model/indicators.hpp"
#include "tools/declare/cpp.hpp"

#include <string>

namespace consortia::declare {

/// Names that are no identifiers.
void check_names(const config::DescribedIndicators& indicators, config::Problems& problems);

/// The constants, `inline constexpr consortia::IndicatorName skill{"skill"};`, and the declaration of the struct.
std::string header_of(const config::DescribedIndicators& indicators, const Subject& subject);

/// The definition of the struct's `declare`.
std::string source_of(const config::DescribedIndicators& indicators, const Subject& subject);

}  // namespace consortia::declare
