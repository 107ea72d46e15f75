#include "models/consortium/nouns/profile.hpp"

#include "models/consortium/nouns/money.hpp"

#include <cmath>

namespace consortium {

void normalise(Profile& profile) {
    double squares = 0;
    for (float k : profile) squares += static_cast<double>(k) * static_cast<double>(k);
    if (squares <= 0) return;
    const double length = std::sqrt(squares);
    for (float& k : profile) k = static_cast<float>(k / length);
}

double cognitive_distance(const Profile& a, const Profile& b) {
    double product = 0;
    double length_a = 0;
    double length_b = 0;
    for (u32 k = 0; k < profile_dimensions; ++k) {
        product += static_cast<double>(a[k]) * static_cast<double>(b[k]);
        length_a += static_cast<double>(a[k]) * static_cast<double>(a[k]);
        length_b += static_cast<double>(b[k]) * static_cast<double>(b[k]);
    }
    if (length_a == 0 || length_b == 0) return .5;
    return clip((1 - product / std::sqrt(length_a * length_b)) / 2, 0, 1);
}

void drift(Profile& profile, const ProfileSum& partners, float kept) {
    bool any = false;
    for (u32 k = 0; k < profile_dimensions; ++k) {
        any = any || partners[k] != 0;
        profile[k] = kept * profile[k] + profile_step * static_cast<float>(static_cast<double>(partners[k]));
    }
    if (any) normalise(profile);
}

}  // namespace consortium
