// How large and how long a pilot must be: a package is given to some places (regions), drawn by lot and in waves, and what
// changes there is held against the others, in many runs of the model. The share of these pilots that tell the effect from
// nothing is the pilot's power; of two packages, the share that tell one from the other.
#pragma once

#include "engine/session/play.hpp"
#include "engine/study/results/statistics.hpp"

#include <string>
#include <vector>

namespace consortia::session {

struct PilotAsked {
    std::string indicator;      ///< by which it is told: over one axis, whose labels are the places
    std::vector<u32> places{};  ///< how many get each package: a size of pilot each; none: 4, 8 and 16 as far as they fit
    u32 waves = 1;
    u32 years_between = 1;  ///< from the start of a wave to that of the next
    u32 lots = 8;           ///< how often places are drawn, of each size
};

/// Pilots of one size, told by the mean of so many years from the start of each wave.
struct PilotPower {
    u32 years = 0;
    u32 pilots = 0;      ///< that can be judged
    u32 not_judged = 0;  ///< of which too few places have a number
    u32 told = 0;
    u32 false_alarms = 0;  ///< told as well though nobody was given anything
    /// As many pilots as they count for: lots of one run share its agents and its luck.
    double independent = 0;
    /// Mean over the pilots, each less what its places show when nobody is given anything; its interval knows runs (seeds,
    /// and draws of parameters), of each of which all lots are one number.
    study::Estimated effect{};
};

struct PilotSize {
    u32 places = 0;
    std::vector<PilotPower> by_years;  ///< from one on
};

struct Pilots {
    Indicator indicator;
    std::string axis;
    u32 places = 0;         ///< that the axis has
    bool relative = false;  ///< effects are shares of what places have in the mean in the year before; else in its unit
    std::vector<PilotSize> sizes;
    Result result;  ///< the base, and each pilot as a scenario
};

/// The scenario as it is, and one for each pilot, with the levers of the package in its places: what is dated first in it
/// begins with their wave, the rest as much later as the package has it. `packages`: the base and one package, or two that
/// are held against each other. Throws InputError if the indicator is no cut, a lever cannot be targeted so, or places or
/// steps do not suffice.
Plan plan_to_pilot(const Plan& packages, const PilotAsked& asked);

/// Plays `plan`, which plan_to_pilot() has made of `packages`. Throws as play() does.
Pilots pilot(const Plan& packages, const Plan& plan, const PilotAsked& asked, const Playing& playing, Listener& listener);

}  // namespace consortia::session
