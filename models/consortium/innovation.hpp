// The equations of R&D, absorption, innovation and adoption as functions of numbers (E70–E79).
#pragma once

#include "models/consortium/parameters.hpp"
#include "models/consortium/types.hpp"

namespace consortium {

/// (E70) u/u_0: user cost of R&D relative to that at a super-deduction of 1; 1 without taxable profit.
double user_cost_ratio(double tax_rate, double super_deduction, double tax_base);
/// (E70) RD after a quarter.
double next_rnd(double rnd, double intensity, double revenue, double cost_ratio, double cash, const given::Rnd& g);
/// (E71) rel*: share reported in excess; `audit` per year, `penalty` = L14.
double relabelled(double tax_rate, double super_deduction, double tax_base, double audit, double penalty,
                  const given::Rnd& g);
/// (E72) κ.
double absorptive_capacity(double rnd, double revenue, u32 staff, double skilled_share, double exchange_stock,
                           const given::Absorption& g);
/// (E73) hazard of an innovation per quarter.
double innovation_hazard(double rnd, double intensity, double revenue, double mean_innovation, const given::Rnd& g);
/// (E78) adoption of labour objects, (E79) of means.
double next_objects(double objects, double neighbours, double absorption, bool strategic, const given::Adoption& g);
double means_step(double technology, double means, double cash, const given::Adoption& g);

}  // namespace consortium
