// How productive a person is in a job and what it pays: (E3), (E4). In the precision of its arguments.
#pragma once

#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>
#include <concepts>

namespace consortium {

/// (E3) Σ_k b_k (c_k − c_0), `weight` the competence weights b of the job.
template <std::floating_point Real, class Competences>
Real weighed(const Competences& c, const std::array<float, competences>& weight, const given::Effectiveness& g) {
    const Real usual = static_cast<Real>(g.usual_competence);
    Real sum = 0;
    for (u32 k = 0; k < competences; ++k) sum += static_cast<Real>(weight[k]) * (static_cast<Real>(c[k]) - usual);
    return sum;
}

inline constexpr double most_log_effectiveness = 6;  ///< (E3) nobody is worth more than e^6, or less than e^−6

/// (E3) How far behind the firm's technology somebody feels who lags by `gap`, where objects of labour are in use by
/// `objects`: new objects ask for knowledge that is up to date.
inline float felt_gap(float gap, float objects, const given::Effectiveness& g) {
    return gap * (1 + static_cast<float>(g.objects_gap) * objects);
}

/// (E3) ln e in a job at field distance `distance`, `competence` as weighed for it, `experience` = 1 − e^(−X/T_X), `gap` =
/// how far the firm's technology is ahead of the person's vintage (x_j − v), as felt.
template <std::floating_point Real>
Real log_effectiveness(Real skill, Real competence, Real experience, Real distance, Real gap,
                       const given::Effectiveness& g) {
    const Real log_e = static_cast<Real>(g.skill_elasticity) * math::log(skill) +
                       static_cast<Real>(g.competence_weight) * competence + static_cast<Real>(g.experience) * experience -
                       static_cast<Real>(g.field_distance_penalty) * distance -
                       static_cast<Real>(g.vintage_gap_penalty) * std::max(Real(0), gap);
    return std::min(std::max(log_e, -Real(most_log_effectiveness)), Real(most_log_effectiveness));
}
template <std::floating_point Real, class Competences>
Real log_effectiveness(Real skill, const Competences& c, const std::array<float, competences>& weight, Real experience,
                       Real distance, Real gap, const given::Effectiveness& g) {
    return log_effectiveness(skill, weighed<Real>(c, weight, g), experience, distance, gap, g);
}

/// (E4) ln w − ln ω: the part of the wage that is the person's own.
template <std::floating_point Real>
Real log_premium(Real log_e, Real experience, const given::Wages& wages, const given::Effectiveness& g) {
    return static_cast<Real>(wages.pass_through) * (log_e - static_cast<Real>(g.experience) * experience) +
           static_cast<Real>(wages.experience) * experience;
}

}  // namespace consortium
