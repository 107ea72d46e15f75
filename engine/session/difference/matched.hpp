// Labels that two results share along a dimension, whatever the order and the number in which each has them.
#pragma once

#include "engine/output/data_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace consortia::session {

struct Matched {
    std::string name;                                    ///< of the dimension
    std::vector<std::string> labels{};                   ///< that both have, in the order of the first
    std::vector<u64> before{}, now{};                    ///< where each stands in either
    std::vector<std::string> only_before{}, only_now{};  ///< labels of one alone
};

/// What the positions along a dimension are called: quarters rather than days.
std::vector<std::string> names_along(const output::DataSet& data, std::string_view dimension);

/// A label as a text tells it: `seed 3`, `point 12`, `2031Q2`, `north`.
std::string label_text(const std::string& dimension, const std::string& label);

Matched matched(const output::DataSet& before, const output::DataSet& now, const std::string& dimension);

/// All combinations of what the dimensions share, the last dimension fastest, as elements of a row-major block of each; a
/// block has these extents.
struct Elements {
    std::vector<u64> before, now;
};
Elements elements_of(const std::vector<const Matched*>& dimensions, const std::vector<u64>& extents_before,
                     const std::vector<u64>& extents_now);

}  // namespace consortia::session
