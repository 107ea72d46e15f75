// Firms that are all alike before one programme with room for everybody: what they choose can be compared with the closed
// form of a logit (E28, E29), under any levers.
#pragma once

#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "tests/models/consortium/stage.hpp"

namespace consortium::stage {

constexpr u32 alike = 40'000;
constexpr double drawn = .25;  ///< a firm decides in one quarter of four

/// Aware members of 100 staff without a partnership, behind a programme deep enough for any depth.
void firms_and_programme(Population& p);
/// The rules of partnerships on a stage where no parameter is set.
const CooperationRules& default_rules();
/// What such a firm knows of itself, and of the programme.
FirmSide firm_alike();
OtherSide programme_alike();
/// The levers at status quo as an edge inside the consortium meets them.
EdgePolicy status_quo_policy();
/// (E28) at this depth under these levers, and the standard deviation of a taste, ς_j.
EdgeValue value_at(double depth, const EdgePolicy& policy);
double noise_alike(double choice_noise);

/// Shares of firms that choose depth ¼, ½, ¾ and 1.
using DepthShares = std::array<double, 4>;
/// What the logit says of those who decide, tastes having standard deviation `noise`.
DepthShares logit_shares(const EdgePolicy& policy, double noise);

/// The partnerships that these firms have signed after a quarter.
struct Signed {
    std::vector<Partnership> edges;
    DepthShares shares() const;
};
Signed choices_of(const Scenario& all_of_it, void (*populate)(Population&));
/// Were these drawn from those, given that each firm decides by itself?
void check_shares(const DepthShares& counted, const DepthShares& expected);

}  // namespace consortium::stage
