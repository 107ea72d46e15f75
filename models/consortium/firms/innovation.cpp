// P10b: the firm applies what was transferred, spends on R&D, innovates, imitates, catches up, adopts and looks for new
// neighbours (E70–E73, E76–E79).
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/cooperation/phases.hpp"
#include "models/consortium/government/phases.hpp"
#include "models/consortium/institutes/phases.hpp"

#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/income_tax.hpp"

#include "models/consortium/cooperation/transfer.hpp"
#include "models/consortium/firms/neighbourhood.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/adoption.hpp"
#include "models/consortium/parameters/firms/absorption.hpp"
#include "models/consortium/parameters/firms/imitation.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/start/initial.hpp"

#include <cmath>

namespace consortium {

double user_cost_ratio(double tax_rate, double super_deduction, double tax_base, const given::Rnd& g) {
    const double least = g.least_user_cost;
    if (tax_base <= 0) return 1;
    return std::max(least, 1 - tax_rate * (1 + super_deduction)) / std::max(least, 1 - 2 * tax_rate);
}

double desired_rnd(double intensity, double revenue, double cost_ratio, const given::Rnd& g) {
    return intensity * revenue * math::pow(cost_ratio, -1 / (1 - g.curvature));
}

double next_rnd(double rnd, double intensity, double revenue, double cost_ratio, double cash, const given::Rnd& g) {
    const double desired = desired_rnd(intensity, revenue, cost_ratio, g);
    const double affordable = g.revenue_limit * revenue + g.cash_limit * std::max(0.0, cash);
    return rnd + g.adjustment * (std::min(desired, affordable) - rnd);
}

double relabelled(double tax_rate, double super_deduction, double tax_base, double audit, double penalty,
                  const given::Rnd& g) {
    if (tax_base <= 0) return 0;
    const double cost = 2 * audit * g.relabelling_penalty * penalty / 12 + g.relabelling_cost;
    if (cost == 0) return super_deduction > 0 ? g.most_relabelled : 0;
    return clip(tax_rate * super_deduction / cost, 0, g.most_relabelled);
}

double research_cost(double rnd, double reported_excess, const given::Rnd& g) {
    return rnd * (1 + .5 * g.relabelling_cost * reported_excess * reported_excess);
}

double relabelling_penalty(double rnd, double reported_excess, double audit, double penalty, const given::Rnd& g) {
    return audit * g.relabelling_penalty * penalty / 12 * reported_excess * reported_excess * rnd;
}

double absorptive_capacity(double rnd, double revenue, u32 staff, double skilled_share, double exchange_stock,
                           const given::Absorption& g) {
    const double research = revenue > 0 ? g.rnd_weight * rnd / revenue : 0.0;
    const double skill = staff > 0 ? g.skill_weight * skilled_share : 0.0;
    return -math::expm1(-(research + skill + g.contact_weight * exchange_stock));
}

double innovation_hazard(double rnd, double intensity, double revenue, double mean_innovation, double research_base,
                         const given::Rnd& g) {
    const double relative = clip(rnd / (intensity * std::max(revenue, 1e-9)), 0, g.most_relative);
    return g.innovation_hazard * math::pow(intensity / g.reference_intensity, g.intensity_exponent) *
           (relative > 0 ? math::pow(relative, g.curvature) : 0.0) * (1 + g.research_base_gain * research_base) *
           (1 + g.competence_gain * (mean_innovation - g.usual_competence));
}

double next_objects(double objects, double neighbours, double absorption, bool strategic, double complex,
                    const given::Adoption& g) {
    const double speed = (g.objects_spontaneous + g.objects_contagion * neighbours) * absorption *
                         (1 + g.complex_objects * complex) * (strategic ? g.strategic_speed : 1);
    return clip(objects + speed * (1 - objects), 0, 1);
}

double means_step(double technology, double means, double cash, double complex, const given::Adoption& g) {
    return cash > 0 ? g.means * (1 + g.complex_means * complex) * std::max(0.0, technology - means) : 0.0;
}

double means_cost(double step, double revenue, const given::Adoption& g) { return g.means_price * step * revenue; }

namespace {

/// q_k of the firm's own consortium, nothing outside.
std::array<double, platforms> intensities_of(const Firm& me, Read<Consortium> consortia) {
    return me.member ? consortia[{me.region}].intensity : std::array<double, platforms>{};
}

}  // namespace

/// (E81) gains of the quarter, at most the largest gap; (E77) profiles of the programmes.
void receive_transfers(const Firm&, Part<&Firm::knowledge> knowledge, Self<Firm> self, Out<Partnership> edges,
                       Out<Research> links, Read<Programme> programmes, Read<Institute> institutes) {
    double gain = 0;
    double gap = 0;
    const auto receive = [&](const auto& edge, const Profile& profile) {
        if (edge.transfer.gain <= 0) return;
        gain += edge.transfer.gain;
        gap = std::max(gap, static_cast<double>(edge.transfer.gap));
        for (u32 k = 0; k < profile_dimensions; ++k) knowledge->profile[k] += profile_step * profile[k];
    };
    for (const Partnership& edge : edges[self]) receive(edge, programmes[edge.to].profile);
    for (const Research& link : links[self]) receive(link, institutes[link.to].profile);
    if (gain > 0) normalise(knowledge->profile);
    knowledge->technology += received(gain, gap);
}

/// What is spent on R&D (E70) and reported (E71), and what the firm can absorb (E44, E72).
void invest_in_rnd(const Firm& me, Part<&Firm::knowledge> knowledge, Self<Firm> self, Read<Workforce> workforce,
                   Out<Partnership> edges, Read<Consortium> consortia, Given<policy::Firms> levers, Given<FirmRules> rules) {
    const Target place = target_of(me);
    const double super_deduction = levers->rnd_super_deduction_rate(place);
    double tax_base = 0;
    for (u32 k = 0; k < quarters_kept; ++k) tax_base += me.books.taxable[k] - super_deduction * me.books.reported_rnd[k];
    const double rate =
        income_tax_rates(me, *levers, *rules->derived, *rules->tax, *rules->high_tech).of(me.books.certified);  // (E101)
    knowledge->rnd = next_rnd(knowledge->rnd, knowledge->rnd_intensity, me.revenue,
                              user_cost_ratio(rate, super_deduction, tax_base, *rules->rnd), me.books.cash,
                              *rules->rnd);  // (E70)
    const double audit = audit_probability(levers->audit_probability_floor(place), me.member,
                                           consortia[{me.region}].assessment, *rules->audit);
    knowledge->reported_excess =
        relabelled(rate, super_deduction, tax_base, audit, levers->audit_penalty(place), *rules->rnd);  // (E71)
    double accepted = 0;
    for (const Partnership& edge : edges[self]) accepted += edge.staff.exchanged;
    knowledge->exchange_stock = next_exchange_stock(knowledge->exchange_stock, accepted, *rules->absorption);
    knowledge->absorption =
        absorptive_capacity(knowledge->rnd, me.revenue, me.staff, workforce[self].skilled_share, knowledge->exchange_stock,
                            *rules->absorption);  // (E72)
}

namespace {

/// (E73) An accepted step; (E75) some are new products.
void adopt(Knowledge& knowledge, Sales& sales, double step, double complex, Adding<InnovationCount> count,
           const given::Rnd& g, Rng& rng) {
    knowledge.technology += step;
    if (!rng.chance(g.new_product)) return;
    sales.bump += product_bump(step, complex, g);
    count.products += 1;
}

}  // namespace

/// (E74) Steps of this quarter's co-inventions, while they can still be adopted; K moves towards the partner's.
void adopt_co_inventions(const Firm& me, Part<&Firm::knowledge> knowledge, Self<Firm> self, Mine<Sales> sales,
                         Out<Partnership> edges, Read<Programme> programmes, Read<Industry> industries,
                         Read<Consortium> consortia, Tally<InnovationCount> counts, Given<given::Rnd> g, Rng& rng) {
    if (me.staff == 0 || edges[self].empty()) return;
    const double complex = intensities_of(me, consortia)[technology_complex];
    Adding<InnovationCount> count = counts[the_economy];
    for (const Partnership& edge : edges[self]) {
        const double step = edge.invention.step;
        if (!adoptable(knowledge->technology, step, industries[{me.industry}].frontier, *g)) continue;
        count.co_inventions += 1;
        adopt(*knowledge, *sales, step, complex, count, *g, rng);
        for (u32 k = 0; k < profile_dimensions; ++k)
            knowledge->profile[k] += profile_step * (programmes[edge.to].profile[k] - knowledge->profile[k]);
        normalise(knowledge->profile);
    }
}

/// (E73) One trial.
void innovate(const Firm& me, Part<&Firm::knowledge> knowledge, Self<Firm> self, Mine<Sales> sales,
              Read<Workforce> workforce, Read<Industry> industries, Read<Consortium> consortia,
              Tally<InnovationCount> counts, Given<FirmRules> rules, Rng& rng) {
    if (me.staff == 0) return;
    const auto own = intensities_of(me, consortia);
    const given::Rnd& g = *rules->rnd;
    if (!rng.hazard(innovation_hazard(knowledge->rnd, knowledge->rnd_intensity, me.revenue, workforce[self].mean_innovation,
                                      own[research_base], g)))
        return;
    const double step = innovation_step(g, rng);
    if (!adoptable(knowledge->technology, step, industries[{me.industry}].frontier, g)) return;
    Adding<InnovationCount> count = counts[the_economy];
    count.innovations += 1;
    adopt(*knowledge, *sales, step, own[technology_complex], count, g, rng);
}

namespace {

/// (E76) A neighbour that is ahead, if the firm looks at one.
const Terms* neighbour_to_imitate(const Knowledge& knowledge, std::span<const Neighbour> neighbours, Read<Terms> firms,
                                  const given::Imitation& g, Rng& rng) {
    if (neighbours.empty() || !rng.hazard(imitation_hazard(knowledge.absorption, g))) return nullptr;
    const OptionalId<Firm> chosen = neighbours[rng.below(static_cast<u32>(neighbours.size()))].to;
    if (!chosen) return nullptr;
    const Terms& other = firms[*chosen];
    return other.alive && static_cast<double>(other.technology) > knowledge.technology ? &other : nullptr;
}

/// Mean objects of the neighbours.
double objects_around(std::span<const Neighbour> neighbours, Read<Terms> firms) {
    double objects = 0;
    u32 known = 0;
    for (const Neighbour& n : neighbours) {
        if (!n.to || !firms[*n.to].alive) continue;
        objects += firms[*n.to].objects;
        ++known;
    }
    return known > 0 ? objects / known : 0.0;
}

}  // namespace

/// (E76) A better neighbour is copied in part, (E76c) the frontier followed.
void imitate(const Firm& me, Part<&Firm::knowledge> knowledge, Self<Firm> self, Out<Neighbour> neighbours, Read<Terms> firms,
             Read<Industry> industries, Tally<InnovationCount> counts, Given<FirmRules> rules, Rng& rng) {
    if (me.staff == 0) return;
    if (const Terms* other = neighbour_to_imitate(*knowledge, neighbours[self], firms, *rules->imitation, rng);
        other != nullptr) {
        knowledge->technology = imitated(knowledge->technology, other->technology, *rules->imitation);
        counts[the_economy].imitations += 1;
    }
    knowledge->technology =
        caught_up(knowledge->technology, knowledge->absorption, industries[{me.industry}].frontier, *rules->absorption);
}

/// Objects (E78) and means of labour (E79).
void modernise(const Firm& me, Part<&Firm::knowledge> knowledge, Self<Firm> self, Mine<Expenses> expenses,
               Out<Neighbour> neighbours, Read<Terms> firms, Read<Industry> industries, Read<Consortium> consortia,
               Given<FirmRules> rules) {
    const double complex = intensities_of(me, consortia)[technology_complex];
    knowledge->objects = next_objects(knowledge->objects, objects_around(neighbours[self], firms), knowledge->absorption,
                                      industries[{me.industry}].strategic, complex, *rules->adoption);  // (E78)
    const double step =
        means_step(knowledge->technology, knowledge->means, me.books.cash, complex, *rules->adoption);  // (E79)
    knowledge->means += step;
    expenses->equipment = means_cost(step, me.revenue, *rules->adoption);
}

OptionalId<Firm> draw_neighbour(u8 industry, u8 region, Id<Firm> self, Read<Terms> firms, Index<FirmsBySector> sectors,
                                const Derived& derived, const given::Initial& initial, Rng& rng) {
    return choose_neighbour(
        industry, region, self, derived, initial.same_industry_neighbours, rng,
        [&](u32 i, u32 r) { return sectors.draw(FirmsBySector::key_of(i, r), rng); },
        [&](Id<Firm> id) { return firms[id].staff; });
}

/// (E76b) Now and then a firm looks at another neighbour.
void renew_neighbours(const Firm& me, Self<Firm> self, Own<Neighbour> neighbours, Read<Terms> firms,
                      Index<FirmsBySector> sectors, Given<Derived> derived, Given<FirmRules> rules, Rng& rng) {
    if (neighbours.empty() || !rng.chance(rules->imitation->rewiring)) return;
    Neighbour& one = neighbours[rng.below(neighbours.size())];
    one.to = draw_neighbour(me.industry, me.region, self, firms, sectors, *derived, *rules->initial, rng);
}

/// (E76b) Those who left are replaced in the quarter they leave in: in the next another firm may have their place.
void replace_neighbours(const Firm& me, Self<Firm> self, Own<Neighbour> neighbours, Read<Terms> firms,
                        Index<FirmsBySector> sectors, Given<Derived> derived, Given<FirmRules> rules, Rng& rng) {
    for (Neighbour& n : neighbours) {
        if (n.to && firms[*n.to].alive) continue;
        n.to = draw_neighbour(me.industry, me.region, self, firms, sectors, *derived, *rules->initial, rng);
    }
}

/// P10b in the quarter.
void development(Schedule& step) {
    step.each<receive_transfers>("receive_transfers");
    step.each<invest_in_rnd>("invest_in_rnd");
    step.each<adopt_co_inventions>("adopt_co_inventions");
    step.each<innovate>("innovate");
    step.each<imitate>("imitate");
    step.each<modernise>("modernise");
    step.each<renew_neighbours>("renew_neighbours");
}

/// P10 in the quarter.
void technology(Schedule& step) {
    step.reset<InstituteExchange>();
    step.each<transfer>("transfer");
    step.each<count_distance>("count_distance");
    step.each<transfer_research>("transfer_research");
    step.each<co_invent>("co_invent");
    step.each<share_projects>("share_projects");
    step.receivers<co_invent_jointly, JointTrial>("co_invent_jointly");
    development(step);
    services(step);
    step.each<drift_profile>("drift_profile");
    step.each<drift_institute>("drift_institute");
}

}  // namespace consortium
