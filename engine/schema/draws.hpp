// What is known of parameters, as points that are each as likely as the others: a calibration leaves them, and a scenario is
// played at one after the other.
#pragma once

#include "engine/schema/scenario.hpp"

#include <string>
#include <vector>

namespace consortia {

struct ParameterDraws {
    std::string file;                         ///< as the scenario names it, from its own folder
    u64 content = 0;                          ///< hash of its bytes
    std::vector<std::string> parameters;      ///< that are drawn, by their dotted names
    std::vector<u32> numbers;                 ///< of the draws, no two alike
    std::vector<std::vector<double>> values;  ///< of each draw, by parameter

    bool empty() const { return numbers.empty(); }
    std::size_t size() const { return numbers.size(); }
    /// The first so many of them; any set of them stands for the whole.
    ParameterDraws first(std::size_t count) const;
    /// The scenario with the parameters of a draw in place of its own.
    Scenario laid_over(Scenario scenario, std::size_t draw) const;
};

}  // namespace consortia
