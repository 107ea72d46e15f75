// Making the founders, see populate.cpp; and how many there will be, for the estimate of memory.
#pragma once

#include "models/consortium/nouns/derived.hpp"

namespace consortium {

void populate(Population& p);
void expect(const Inputs& inputs, Expected& expected);

}  // namespace consortium
