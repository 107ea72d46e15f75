// C++ made of a model's facts: their YAML as a constant, so that a program has them without the file.
#pragma once

#include "engine/config/input/problems.hpp"
#include "tools/declare/cpp.hpp"

#include <string>

namespace consortia::declare {

/// What is wrong with them as far as it can be told without the model's indicators.
void check_facts(const std::string& yaml, const std::string& file, config::Problems& problems);

/// `extern const consortia::FactsText facts;`, named as the file.
std::string header_of_facts(const Subject& subject);
std::string source_of_facts(const std::string& yaml, const Subject& subject);

}  // namespace consortia::declare
