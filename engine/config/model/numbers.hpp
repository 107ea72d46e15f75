// What a model's YAML says of its parameters and levers, for the program that makes C++ of it (tools/declare).
#pragma once

#include "engine/config/input/problems.hpp"
#include "engine/schema/quantity.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// A parameter or lever and where its name stands. A constant of an equation is described as a parameter, and no scenario
/// sets it: `constant: true`.
struct DescribedNumber {
    Quantity quantity;
    bool is_constant = false;
    Place where;
};

/// A file of parameters, or of levers: `about`, which tells of all of them, then for each `name: {unit, range, default, …}`.
struct DescribedNumbers {
    enum class Kind : u8 { parameters, levers };

    std::string about;                     ///< may be empty
    std::vector<DescribedNumber> numbers;  ///< in the order of the file
};

/// Reads `text`, called `file` in messages. What is wrong goes to `problems`.
DescribedNumbers read_numbers(std::string_view text, const std::string& file, DescribedNumbers::Kind kind,
                              Problems& problems);

}  // namespace consortia::config
