#include "models/consortium/cooperation/partner_decision.hpp"

#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/government/surcharge.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/schools/phases.hpp"

#include <algorithm>
#include <array>

namespace consortium {

namespace {

/// ξ of a firm for a programme: for depth 0 and the four others. Kept as long as `epoch` is.
std::array<double, 1 + depths.size()> tastes(const Rng& rng, Key firm, Key programme, u8 epoch) {
    Rng own = rng.apart("taste of depth", firm, joined(programme, epoch));
    std::array<double, 1 + depths.size()> xi{};
    for (double& x : xi) x = own.gumbel();
    return xi;
}

/// Which depths both can bear. Looked at before anything is valued, because most firms can bear none.
using Feasible = std::array<bool, depths.size()>;

Feasible feasible_depths(const View& view, const FirmSide& side, double cash, double wage_unit) {
    const given::Partnership& g = *view.rules->partnership;
    Feasible feasible{};
    for (u32 k = 0; k < depths.size() && depths[k] <= view.deepest; ++k) {
        const double scale = cost_scale(seats_a_year(depths[k], side.staff, view.other.capacity, side.other_seats, g), g);
        feasible[k] = running_cost(depths[k], scale, g, wage_unit) / 4 <=
                      liquidity_limit(depths[k], scale, cash, view.policy.co_funding, g, wage_unit);
    }
    return feasible;
}

bool none(const Feasible& feasible) { return std::ranges::find(feasible, true) == feasible.end(); }

/// (E27) Profit of the last year after the super-deduction, and what a certificate would spare of its tax.
CertificationMotive motive_of(const Firm& me, u32 step, const CooperationRules& rules, const policy::Firms& levers) {
    const Target place = target_of(me);
    double tax_base = 0;
    for (double base : me.books.taxable) tax_base += base;
    for (double rnd : me.books.reported_rnd) tax_base -= levers.rnd_super_deduction_rate(place) * rnd;
    return {tax_base, income_tax_rates(me, levers, *rules.derived, *rules.tax, *rules.high_tech),
            step < me.books.banned_until, me.books.certified};
}

}  // namespace

Outlook::Outlook(const Firm& me, const Surroundings& here, const Consortium& own, const CooperationRules& rules,
                 const policy::Firms& levers)
    : me_(me), here_(here), own_(own), rules_(rules), within_(rules, own), levers_(levers) {}

View Outlook::of(const Programme& p, double trust) const {
    const bool common = inside(me_, p);
    return {&p,
            {.capacity = p.capacity,
             .studying_on = further_study(p.type, *rules_.graduation),
             .source = transfer_source(p.vintage, here_.frontier, here_.mean_technology, *rules_.transfer),
             .student_effort = p.student_effort,
             .teacher_effort = p.teacher_effort,
             .distance = cognitive_distance(me_.knowledge.profile, p.profile),
             .trust = trust,
             .same_region = p.region == me_.region,
             .governance = common ? own_.governance : 0.0,
             .research = me_.member ? own_.intensity[research_base] : 0.0},
            edge_policy(me_, target_of(me_, p), common ? &own_ : nullptr, here_.payout, levers_, *rules_.audit),
            common ? &*within_ : &rules_,
            deepest_possible(p.teachers, p.dual_qualified, *rules_.partnership)};
}

Decision::Decision(const Firm& me, Key key, double wage_unit, u32 step, const CooperationRules& rules,
                   const policy::Firms& levers)
    : key_(key),
      side_(firm_side(me)),
      wage_unit_(wage_unit),
      noise_(choice_noise(me.staff, wage_unit, *rules.partnership)),
      cash_(me.books.cash),
      epoch_(tastes_of(step)) {
    side_.surcharge = education_surcharge(me.revenue, rules.derived->tradable[me.industry] != 0, *rules.tax, wage_unit);
    side_.certificate = motive_of(me, step, rules, levers);
}

void Decision::count(const Agreement& agreed, const View& view) {
    side_.other_edges += 1;
    add(agreed, view, 1);
}

void Decision::leave_out(const Agreement& agreed, const View& view) {
    side_.other_edges -= 1;
    add(agreed, view, -1);
}

void Decision::add(const Agreement& agreed, const View& view, double sign) {
    const given::Partnership& g = *view.rules->partnership;
    const double sigma = cost_scale(agreed.seats, g);
    const double d = agreed.depth;
    const double investment = (g.fixed_cost + g.depth_cost * d * d * sigma) * wage_unit_ +
                              agreed.seats * g.internship_years * g.instructor_time * 4 * side_.wage;
    const double inflated = g.depth_cost * d * sigma * (agreed.declared - d) * wage_unit_;
    side_.other_seats += sign * static_cast<double>(agreed.seats);
    side_.other_ghosts += sign * static_cast<double>(agreed.ghosts);
    side_.other_declared += sign * static_cast<double>(agreed.declared);
    side_.other_investment += sign * investment;
    if (view.policy.eligible) side_.other_credit += sign * view.policy.credit_rate * (investment + inflated);  // (E26)
}

std::optional<Preferred> Decision::best_depth(const View& view, Key programme, u8 epoch, const Rng& rng) const {
    const Feasible feasible = feasible_depths(view, side_, cash_, wage_unit_);
    if (none(feasible)) return {};
    const auto xi = tastes(rng, key_, programme, epoch);
    const OneTransfer transfer = one_transfer(side_, view.other, *view.rules, wage_unit_);
    std::optional<Preferred> best;
    for (u32 k = 0; k < depths.size(); ++k) {
        if (!feasible[k]) continue;
        const EdgeValue v = value_edge(depths[k], transfer, side_, view.other, view.policy, *view.rules, wage_unit_);
        const double utility = v.net_benefit + noise_ * xi[k + 1];
        if (!best || utility > best->utility) best = Preferred{v, utility, noise_ * xi[0]};
    }
    return best;
}

Agreement Decision::terms(const EdgeValue& v, const View& view) const {
    const Declaration beyond = declared_for_certificate(v, side_, view.policy, *view.rules, wage_unit_);  // (E27b)
    const CooperationRules& rules = *view.rules;
    const double of_hire = hire_gain(v.depth, side_.staff, rules);
    return {.depth = static_cast<float>(v.depth),
            .seats = static_cast<float>(v.seats),
            .declared = static_cast<float>(v.depth + beyond.formalism),
            .ghosts = static_cast<float>(beyond.ghosts),
            .expected_gain = static_cast<float>((v.gained * rules.gains->output + v.hires * of_hire) / 4),
            .expected_hires = static_cast<float>(v.hires / 4)};
}

}  // namespace consortium
