#include "models/consortium/firms/founders.hpp"

#include "models/consortium/firms/rules.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/profile.hpp"
#include "models/consortium/parameters/firms/entry.hpp"
#include "models/consortium/parameters/firms/firms.hpp"
#include "models/consortium/parameters/start/population.hpp"

namespace consortium {

Profile draw_profile(u8 industry, const given::Firms& g, Rng& rng) {
    Profile profile{};
    for (float& k : profile) k = static_cast<float>(rng.normal());
    profile[industry % profile_dimensions] += static_cast<float>(g.industry_profile);
    normalise(profile);
    return profile;
}

Firm draw_firm(u8 industry, const Derived& derived, const FirmRules& rules, Rng& rng) {
    const given::Firms& g = *rules.founders;
    Firm firm{};
    firm.alive = true;
    firm.industry = industry;
    firm.knowledge.objects = rng.uniform(g.objects_low, g.objects_high);
    const double factor = derived.strategic[industry] != 0 ? g.rnd_factor_strategic : g.rnd_factor_other;
    firm.knowledge.rnd_intensity = g.rnd_intensity * factor * rng.lognormal(1, g.rnd_deviation);
    firm.attitude.trainee_productivity = rng.normal(g.trainee_productivity_mean, g.trainee_productivity_deviation);
    const double mean_correction = math::exp(-.5 * g.prosocial_deviation * g.prosocial_deviation);
    firm.attitude.prosocial = std::min(1.0, rng.lognormal(g.prosocial_mean * mean_correction, g.prosocial_deviation));
    firm.attitude.belief = g.belief * rng.uniform(1 - g.belief_spread, 1 + g.belief_spread);
    firm.knowledge.profile = draw_profile(industry, g, rng);
    firm.park = rng.chance(rules.population->park_share);
    firm.association = rng.chance(rules.population->association_share);
    return firm;
}

Firm make_entrant(const Market& market, u8 region, double technology, double wage_unit, const Derived& derived,
                  const FirmRules& rules, Rng& rng) {
    const given::Entry& g = *rules.entry;
    Firm firm = draw_firm(market.industry, derived, rules, rng);
    firm.region = region;
    firm.wanted = g.smallest + rng.below(static_cast<u32>(g.largest - g.smallest) + 1);
    firm.wage = market.mean_wage;
    firm.knowledge.technology = technology - g.technology_gap + rng.uniform(-g.technology_spread, g.technology_spread);
    firm.knowledge.means = firm.knowledge.technology - rules.founders->means_gap;
    firm.books.cash = firm.wanted * wage_unit;
    return firm;
}

double share_of_entrant(double wanted, const Market& market, double markup) {
    const double costs = wanted * (1 + markup) * market.mean_wage;
    return costs < market.expenditure ? costs / market.expenditure : 1;
}

double founding_probability(double innovation, double decision, double relief, const given::Entry& g) {
    const double usual = math::log(g.founders / (1 - g.founders));
    return math::logistic(usual + g.founding_by_competence * (innovation + decision - g.founder_competence) +
                          g.founding_cost * relief);
}

}  // namespace consortium
