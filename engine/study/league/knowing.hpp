// What knowing something before one chooses would be worth: all of the world one is in, one parameter of it, or which of
// some courses it takes.
#pragma once

#include "engine/core/types.hpp"

#include <string>
#include <vector>

namespace consortia::study {

/// What each option is worth in each world, worlds alike likely: [option][world].
using Benefits = std::vector<std::vector<double>>;

/// A parameter, by its value in each world.
struct Known {
    std::string name;
    std::vector<double> values;
};

struct WorthOfKnowing {
    std::string parameter;
    double value = 0;              ///< in the unit of the benefits
    bool beyond_chance = false;    ///< more than 19 of 20 parameters show that have nothing to do with the effects
    std::size_t best_if_low = 0;   ///< the option chosen where the parameter is at the tenth of its values …
    std::size_t best_if_high = 0;  ///< … and at the ninth tenth
    bool changes_the_choice() const { return best_if_low != best_if_high; }
};

/// The mean over worlds of what the best option of each is worth.
double mean_of_best(const Benefits& benefits);

/// Of all: the mean of the best of each world less the best mean.
double worth_of_knowing_all(const Benefits& benefits);

/// Of one parameter, that of Strong, Oakley and Brennan 2014 (Medical Decision Making 34, 311): what each option is worth is
/// regressed on the parameter over the worlds, here by a cubic in it (fewer terms of few worlds), and the best of the fitted
/// is held against the option that is best for all. What chance shows is told by the same of 200 permutations of the worlds.
WorthOfKnowing worth_of_knowing(const Known& parameter, const Benefits& benefits);

/// Of several parameters together: the sum of what such powers of each tell. Of a group there is no low and no high.
WorthOfKnowing worth_of_knowing(const std::string& name, const std::vector<Known>& group, const Benefits& benefits);

/// Of which class a world is in, by its number from 0: the mean of each option over the worlds of a class is what is known.
double worth_of_knowing_class(const std::vector<std::size_t>& classes, const Benefits& benefits);

}  // namespace consortia::study
