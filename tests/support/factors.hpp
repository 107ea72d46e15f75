// Factors of a study without one.
#pragma once

#include "engine/schema/study/study.hpp"

#include <utility>
#include <vector>

namespace consortia {

inline Factor uniform(double low, double high) {
    Factor factor;
    factor.distribution = Factor::Distribution::uniform;
    factor.range = {low, high};
    return factor;
}

inline Factor whole(double low, double high) {
    Factor factor = uniform(low, high);
    factor.quantity.kind = Quantity::Kind::whole;
    return factor;
}

inline Factor discrete(std::vector<double> values, std::vector<double> weights) {
    Factor factor;
    factor.distribution = Factor::Distribution::discrete;
    factor.values = std::move(values);
    factor.shares = std::move(weights);
    return factor;
}

}  // namespace consortia
