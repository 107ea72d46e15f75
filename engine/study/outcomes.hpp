// One number for each indicator and run, so that scenarios can be compared over their whole horizon:
//   a flow     the sum over the recorded steps; money (costs, accounts, outlays and products) discounted to the start by 3 %
//              a year;
//   a stock or ratio     the mean over the last four steps, or over a year's where a year has more.
// A model may say otherwise of an indicator (Indicator::compared): its last value, the mean of the last so many steps, the
// highest, the step that first has so much, or the sum.
// Of sums and means alike, missing values are left out, and where all are missing, or there is no step, the number is.
#pragma once

#include "engine/state/frame.hpp"

#include <string>

namespace consortia::study {

/// The discount rate, a year: what public projects are commonly judged by.
inline constexpr double discount_rate = 0.03;
/// How many steps at the end stand for "in the end": four, a year of quarters, so that the season drops out; a year of
/// months, weeks or days.
std::size_t last_steps(double steps_per_year);

/// How the number was made, in words: `sum`, `sum, discounted`, `mean of the last 4 steps`.
Text aggregation_of(const Indicator& indicator, double steps_per_year);

/// The steps that it is of: from so many before the end.
std::size_t steps_of_outcome(const Indicator& indicator, double steps_per_year, std::size_t steps);
/// The indicator as that number tells it: a time counts steps, and what is no sum of steps does not flow.
Indicator as_compared(Indicator indicator);

/// The number for cell `cell` of an indicator; NaN if it was missing throughout. Without a calendar costs are not
/// discounted.
double outcome(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, double steps_per_year);

/// What to hold against a discounted cost: a flow discounted as costs are; of a stock or ratio what it is held for, year by
/// year, discounted alike (index points by years). Without a calendar nothing is discounted, and a step stands for a year.
double present_value(const RunOutput& run, const FrameLayout::Entry& entry, std::size_t cell, double steps_per_year);
/// The unit of that: `index·yr` of a stock.
std::string present_unit(const Indicator& indicator, double steps_per_year);

}  // namespace consortia::study
