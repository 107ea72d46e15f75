// A dimension of outputs and of lever targets: region, industry, size class… with readable labels.
#pragma once

#include "engine/core/text.hpp"
#include "engine/core/types.hpp"

#include <map>
#include <string>
#include <vector>

namespace consortia {

/// A named dimension. `groups` name sets of labels that a target may use in their place (industry: strategic).
/// `labels` may be empty until a scenario is known (the number of regions); a model then fills them from its inputs.
struct Axis {
    std::string name;
    Text about;
    std::vector<std::string> labels;
    std::map<std::string, std::vector<u32>> groups;
    bool targetable = false;
};

}  // namespace consortia
