// What schools and entrants can know of demand by field, as functions of numbers (E55, E55b).
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/records.hpp"

#include <span>

namespace consortium {

/// (E55b) ĝ: mean log growth a quarter, of wanted staff now and `quarters` ago; 0 where one of them is nothing.
double mean_growth(double now, double before, u32 quarters);
/// (E55b) N̄ L(δ_R + max(−δ_R, ĝ)): posts that an industry will fill over `horizon` = N̄ quarters, for those who retire and by
/// growth.
double posts_to_fill(double staff, double growth, double retirement, double horizon);
/// (E55b) ln((D + 1)/O) of a field: openings, and who will want them beside the first of all supply.
double shortage(double openings, double supply);
/// (E55b) fc: a field's shortage beside that of others.
double forecast(double shortage, double mean_shortage);
/// Mean of values by weight; without any weight the plain mean.
double weighted_mean(std::span<const double> values, std::span<const double> weights);

/// (E55) σ_info, where the forecast has quality L17 and the school's consortium a discussion office of intensity a_D.
double signal_noise(double planning, double discussion, const given::Programmes& g);
/// (E55) What placement of the own graduates of a field says of it, beside those of the school's other programmes.
double own_signal(double placement, double mean_placement, const given::Programmes& g);
/// (E55) Z: published scarcity of a field's graduates beside other fields, what the own graduates tell, and the forecast as
/// far as it is published.
inline double signal(double scarcity, double own, double forecast, double planning, double noise) {
    return scarcity + own + planning * forecast + noise;
}

}  // namespace consortium
