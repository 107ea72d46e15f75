// The equations of R&D, absorption, innovation and adoption as functions of numbers (E70–E79).
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/parameters/firms/absorption.hpp"
#include "models/consortium/parameters/firms/imitation.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>

namespace consortium {

/// (E70) u/u_0: user cost of R&D relative to that at a super-deduction of 1; 1 without taxable profit.
double user_cost_ratio(double tax_rate, double super_deduction, double tax_base, const given::Rnd& g);
/// (E70) RD*: what the firm would spend without limits of money; RD after a quarter.
double desired_rnd(double intensity, double revenue, double cost_ratio, const given::Rnd& g);
double next_rnd(double rnd, double intensity, double revenue, double cost_ratio, double cash, const given::Rnd& g);
/// (E71) rel*: share reported in excess; `audit` per year, `penalty` = L14.
double relabelled(double tax_rate, double super_deduction, double tax_base, double audit, double penalty,
                  const given::Rnd& g);
/// (E71) RD with what it costs to report more of it, and the penalty to be expected for that.
double research_cost(double rnd, double reported_excess, const given::Rnd& g);
double relabelling_penalty(double rnd, double reported_excess, double audit, double penalty, const given::Rnd& g);
/// (E44) stock of contacts after a quarter with `accepted` exchanges of staff.
inline double next_exchange_stock(double stock, double accepted, const given::Absorption& g) {
    return g.contact_memory * stock + accepted;
}
/// (E72) κ.
double absorptive_capacity(double rnd, double revenue, u32 staff, double skilled_share, double exchange_stock,
                           const given::Absorption& g);
/// (E73) hazard of an innovation per quarter, with an R&D base of intensity q_3 in the firm's consortium.
double innovation_hazard(double rnd, double intensity, double revenue, double mean_innovation, double research_base,
                         const given::Rnd& g);
/// (E73) size of a step, of either sign; may a firm adopt it?
inline double innovation_step(const given::Rnd& g, Rng& rng) { return g.step_support * (2 * rng.beta33() - 1); }
inline bool adoptable(double technology, double step, double frontier, const given::Rnd& g) {
    return step > 0 && technology + step < frontier + g.above_frontier;
}
/// (E73) E[max(0, step)] of a Beta(3, 3) on ± its support.
inline double mean_step(const given::Rnd& g) { return 5. / 32 * g.step_support; }
/// (E75) what an accepted step that is a new product adds to ln f, with a technology complex of intensity q_6.
inline double product_bump(double step, double complex, const given::Rnd& g) {
    return g.product_bump * step * (1 + g.complex_products * complex);
}
/// (E76) hazard of looking at a neighbour, and x after copying one that is ahead.
inline double imitation_hazard(double absorption, const given::Imitation& g) { return 2 * g.hazard * absorption; }
inline double imitated(double technology, double other, const given::Imitation& g) {
    return technology + g.share * (other - technology);
}
/// (E76c) x after catching up with the frontier.
inline double caught_up(double technology, double absorption, double frontier, const given::Absorption& g) {
    return technology + g.catch_up * absorption * std::max(0.0, frontier - technology);
}
/// (E78) adoption of labour objects, (E79) of means; both faster with a technology complex of intensity q_6.
double next_objects(double objects, double neighbours, double absorption, bool strategic, double complex,
                    const given::Adoption& g);
double means_step(double technology, double means, double cash, double complex, const given::Adoption& g);
/// (E79) price of a step of the means.
double means_cost(double step, double revenue, const given::Adoption& g);

}  // namespace consortium
