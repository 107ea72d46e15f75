// The functions that an expression may call.
#pragma once

#include "engine/measure/value.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::measure {

struct Function {
    /// What an argument must be.
    enum class Takes : u8 {
        any,
        over_steps,  ///< with or without cells
        path,        ///< over steps, without cells
        cut,         ///< over the cells of one axis, steps already summed up
        cut_path,    ///< over steps and the cells of one axis
        cells,       ///< over cells, with or without steps
        number,
    };
    /// What comes of them.
    enum class Gives : u8 { same, without_steps, without_cells, number };

    std::string_view name;
    std::vector<Takes> takes;
    Gives gives;
    Value (*work_out)(std::span<const Value>, u32 steps_per_year);
    bool more = false;      ///< of the last argument there may be more
    bool of_years = false;  ///< needs a calendar
};

/// Null if there is none of that name.
const Function* find_function(std::string_view name);
std::vector<std::string> function_names();

/// Whether a value of that shape may be an argument, and what would be, for messages.
bool fits(const Shape& shape, Function::Takes takes);
std::string words_of(Function::Takes takes);

/// `left` and `right` number by number; what has but one step, or one cell, has it for all.
Value each_pair(const Value& left, const Value& right, double (*operation)(double, double));
Value each_one(const Value& value, double (*operation)(double));

}  // namespace consortia::measure
