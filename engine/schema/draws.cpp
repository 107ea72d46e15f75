#include "engine/schema/draws.hpp"

#include <algorithm>

namespace consortia {

ParameterDraws ParameterDraws::first(std::size_t count) const {
    ParameterDraws some = *this;
    some.numbers.resize(std::min(count, size()));
    some.values.resize(some.numbers.size());
    return some;
}

Scenario ParameterDraws::laid_over(Scenario scenario, std::size_t draw) const {
    for (std::size_t k = 0; k < parameters.size(); ++k) scenario.parameters.at(parameters[k]).fix(values[draw][k]);
    return scenario;
}

}  // namespace consortia
