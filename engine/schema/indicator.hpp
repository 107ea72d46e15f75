// A named output of a model, declared once; the engine records it every step.
#pragma once

#include "engine/core/text.hpp"
#include "engine/core/types.hpp"

#include <string>
#include <vector>

namespace consortia {

struct Indicator {
    enum class Kind : u8 { stock, flow, ratio };              ///< a flow is per step; a ratio over nothing is missing (NaN)
    enum class Role : u8 { plain, headline, benefit, cost };  ///< what it means for a comparison

    std::string name;  ///< a total is `name`, a cut `name_by_region`
    std::string unit;
    Text about;  ///< long_name and long_name_zh
    Kind kind = Kind::stock;
    Role role = Role::plain;
    std::vector<std::string> over;  ///< axes beyond seed and time, outermost first
};

}  // namespace consortia
