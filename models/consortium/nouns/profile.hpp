// Knowledge profiles: how far apart two are, and how cooperation moves them (E74, E77, E80).
#pragma once

#include "models/consortium/nouns/groups.hpp"

namespace consortium {

inline constexpr float profile_step = .05F;  ///< (E74, E77) part of the partner's profile that is taken over

/// Profiles of partners, added up exactly.
using ProfileSum = Sums<Fine, profile_dimensions>;

void normalise(Profile& profile);
/// (E80) g(δ) with δ = (1 − cos)/2 of two profiles; a profile of length 0 counts as halfway.
double cognitive_distance(const Profile& a, const Profile& b);

inline void add_profile(Adding<ProfileSum> sum, const Profile& profile) {
    for (u32 k = 0; k < profile_dimensions; ++k) sum[k] += profile[k];
}
/// (E77) A step by what partners add up to; `kept` of the own profile. Nothing moves without partners.
void drift(Profile& profile, const ProfileSum& partners, float kept = 1);

}  // namespace consortium
