// How well what is taught agrees with what firms look for (O4).
#pragma once

#include <span>

namespace consortium {

/// O4: 1 − ½Σ|share of enrolment − share of vacancies| over fields; missing (NaN) where there is none of either.
double alignment(std::span<const double> enrolled, std::span<const double> vacancies);

}  // namespace consortium
