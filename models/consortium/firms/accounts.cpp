// P11a, P11b: claims and audits on partnerships, then the firm's books: profit, payout, taxes, credit, certification, exit
// (E100–E105). Every payment of a government names its lever (E107).
#include "models/consortium/firms/accounts.hpp"

#include "models/consortium/cooperation/belief.hpp"
#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/government.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/formalism.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/firms/accounts.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"

namespace consortium {

EdgeBooks book_edge(const Partnership& edge, double wage, double trainee_productivity, double objects, bool same_region,
                    double governance, const CooperationRules& rules, double wage_unit) {
    const given::Partnership& g = *rules.partnership;
    const double d = edge.depth;
    const double sigma = cost_scale(edge.seats);
    const double gamma = edge.declared - d;
    const double yearly_wage = 4 * wage;
    const double running = running_cost(d, sigma, g, wage_unit);  // (E25)
    EdgeBooks books;
    books.training = training_benefit(edge.seats, wage, trainee_productivity, g) / 4;
    books.running = running / 4;
    books.coordination = coordination_cost(edge.trust, governance, remoteness(same_region, objects), g, wage_unit) / 4;
    books.falsification = .5 * rules.formalism->falsification_cost * gamma * gamma * sigma * wage_unit / 4;
    books.investment = running + edge.seats * g.internship_years * g.instructor_time * yearly_wage;
    books.inflated = g.depth_cost * d * sigma * gamma * wage_unit;
    return books;
}

double breadth_cost_of_all(u32 edges, double staff, const given::Partnership& g, double wage_unit) {
    const double k = heads(edges);
    return g.breadth_cost * k * k / (1 + staff / 100) * wage_unit / 4;
}

double profit(const QuarterFlows& q) {
    return q.revenue - q.wages - q.research + q.training + q.claimed - q.cooperation - q.fees - q.hiring - q.equipment -
           q.membership - q.pledges - q.services - q.levy;
}

double payout(double cash, double revenue, const given::Accounts& g) {
    return std::max(0.0, cash - g.payout_ceiling * revenue);
}

double income_tax(double rate, double taxable, double super_deduction, double reported_rnd) {
    return rate * std::max(0.0, taxable - super_deduction * reported_rnd);
}

TaxCreditUse use_tax_credit(double carried, double rate, double investment, double surcharge_of_year, bool carry_forward,
                            const given::Tax& g) {
    const double entitled = carried + rate * investment;
    const double used = std::min(entitled, surcharge_of_year);
    return {used, carry_forward ? g.carried_credit_retention * (entitled - used) : 0.0, entitled - used};
}

double penalty_of(double gamma, double sigma, double penalty, double wage_unit) {
    return penalty * gamma * gamma * sigma * wage_unit;
}

double certification_gain(double credit_rate, double investment, double liability, double certified_rate, double tax_base,
                          const given::Tax& g) {
    return std::min(credit_rate * investment, liability) + (g.income - certified_rate) * std::max(0.0, tax_base);
}

bool worth_certifying(double credit_rate, double investment, double liability, double certified_rate, double tax_base,
                      double wage_unit, const given::Tax& g) {
    return certification_gain(credit_rate, investment, liability, certified_rate, tax_base, g) >
           g.certification_cost * wage_unit;
}

bool may_be_certified(u32 edges, double declared_sum, double seats, double staff) {
    return edges > 0 && declared_sum / heads(edges) >= .5 - 1e-9 && seats >= .01 * staff;
}

/// P11a: claims of the quarter; in Q4 the audit.
void claim(Partnership& me, Self<Partnership> self, Read<Firm> firms, Read<Programme> programmes, Read<Region> regions,
           Read<Consortium> consortia, Read<Economy> economy, Tally<Treasury> treasuries, Tally<ConsortiumYear> years,
           Given<policy::Firms> levers, Given<CooperationRules> rules, Given<Clock> clock, Rng& rng) {
    const Firm& firm = firms[self.from()];
    const Programme& p = programmes[me.to];
    const Consortium* common = inside(firm, p) ? &consortia[{firm.region}] : nullptr;
    const given::Partnership costs =
        with_training_base(*rules->partnership, common != nullptr ? common->intensity[training_base] : 0.0);
    const double unit = economy[the_economy].wage;
    const EdgePolicy policy = edge_policy(firm, target_of(firm, p), common, 1, *levers, *rules->audit);
    EdgePolicy seats_alone = policy;
    seats_alone.co_funding = 0;
    Adding<Treasury> treasury = treasuries[{firm.region}];
    const double both = claims(me.seats, me.depth, me.declared, policy, costs, unit) / 4;
    const double seats = claims(me.seats, me.depth, me.declared, seats_alone, costs, unit) / 4;
    const double bonus = me.depth >= .75F ? policy.bonus * me.order_hires * unit : 0.0;
    const double exchanged = levers->mutual_hiring_subsidy(target_of(firm, p)) * me.exchanged * unit;
    const double payout = regions[{firm.region}].payout;  // (E108)
    treasury.claims += both + bonus;
    treasury.seat_subsidy += payout * seats;
    treasury.base_co_funding += payout * (both - seats);
    treasury.outcome_bonus += payout * bonus;
    treasury.mutual_hiring += exchanged;
    me.claimed = payout * (both + bonus) + exchanged;
    if (common != nullptr) {  // (E97)
        Adding<ConsortiumYear> year = years[{firm.region}];
        year.transfers += me.gain > 0 ? 1 : 0;
        year.order_hires += me.order_hires;
        year.public_money += me.claimed / unit;
        if (clock->is(Quarter::q4)) year.declared_seats += static_cast<double>(me.seats * me.declared / me.depth);
    }
    me.found_out = false;
    me.penalty = 0;
    const double gamma = static_cast<double>(me.declared) - static_cast<double>(me.depth);
    if (!clock->is(Quarter::q4) || gamma <= 0) return;
    const double above_routine = std::max(policy.audit_floor, rules->audit->routine) - rules->audit->routine;
    treasury.audit_cost += given::Accounts::audit_price * above_routine * unit;  // (E107)
    if (!rng.chance(policy.audit) || !objectionable(gamma)) return;
    me.found_out = true;  // (E103)
    me.penalty = penalty_of(gamma, cost_scale(me.seats), policy.penalty, unit);
    me.trust = trust_after_finding(me.trust);
    treasury.penalties += me.penalty;
}

namespace {

/// What all edges of a firm come to in a quarter.
struct EdgeTotals {
    double training = 0;  ///< B2
    double claimed = 0;
    double cooperation = 0;  ///< C1, C2, C3, falsification, exchanges
    double fees = 0;
    double penalties = 0;
    double investment = 0;  ///< a year, inflated part included
    double genuine = 0;     ///< a year, without it
    double seats = 0;
    double declared = 0;
    u32 edges = 0;
    bool found_out = false;
};

/// (E100) Research links: F_I, C2 and fees of the quarter.
void add_research(EdgeTotals& all, const Firm& me, std::span<const Research> links, Read<Institute> institutes,
                  const Consortium& consortium, const given::Institutes& g, const given::Partnership& costs, double unit) {
    for (const Research& link : links) {
        const bool near = institutes[link.to].region == me.region;
        const double governance = near && me.member ? consortium.governance : 0.0;
        all.cooperation += g.link_cost * unit / 4;
        all.cooperation += coordination_cost(link.trust, governance, remoteness(near, me.objects), costs, unit) / 4;
        all.fees += link.fee;
    }
}

EdgeTotals add_up(const Firm& me, Own<Partnership> edges, Read<Programme> programmes, const Consortium& consortium,
                  const CooperationRules& outside, double unit) {
    EdgeTotals all;
    if (edges.empty()) return all;
    const PlatformRules within(outside, consortium);
    for (const Partnership& edge : edges) {
        const bool common = inside(me, programmes[edge.to]);
        const CooperationRules& rules = common ? *within : outside;
        const double governance = common ? consortium.governance : 0.0;
        const EdgeBooks b = book_edge(edge, me.wage, me.trainee_productivity, me.objects,
                                      programmes[edge.to].region == me.region, governance, rules, unit);
        all.training += b.training;
        all.claimed += edge.claimed;
        all.cooperation += b.running + b.coordination + b.falsification;
        all.cooperation += rules.teachers->exchange_cost * edge.exchanged * unit;  // (E44)
        all.fees += edge.fee;
        all.penalties += edge.penalty;
        all.investment += b.investment + b.inflated;
        all.genuine += b.investment;
        all.seats += edge.seats;
        all.declared += edge.declared;
        all.edges += 1;
        all.found_out = all.found_out || edge.found_out;
    }
    all.cooperation += breadth_cost_of_all(all.edges, heads(me.staff), *outside.partnership, unit);
    return all;
}

template <class History>
void push_front(History& history, double value) {
    for (u32 k = quarters_kept - 1; k > 0; --k) history[k] = history[k - 1];
    history[0] = value;
}

double sum_of(const std::array<double, quarters_kept>& history) {
    double sum = 0;
    for (double h : history) sum += h;
    return sum;
}

/// (E100) Pre-tax profit, each part booked by its kind; `wages` is Σw of P1, of the staff that made the revenue of P2.
double profit_of_quarter(const Firm& me, double wages, const EdgeTotals& edges, double membership, double levy,
                         const given::Rnd& rnd, Adding<FirmFlows> flows) {
    const QuarterFlows mine{.revenue = me.revenue,
                            .wages = wages,
                            .research = research_cost(me.rnd, me.reported_excess, rnd),
                            .training = edges.training,
                            .claimed = edges.claimed,
                            .cooperation = edges.cooperation,
                            .fees = edges.fees,
                            .hiring = me.hiring_cost,
                            .equipment = me.equipment_cost,
                            .membership = membership,
                            .pledges = me.pledged,
                            .services = me.service_cost,
                            .levy = levy};
    flows.revenue += mine.revenue;
    flows.wages += mine.wages;
    flows.rnd += mine.research;
    flows.training += mine.training;
    flows.cooperation += mine.cooperation;
    flows.fees += mine.fees;
    flows.hiring += mine.hiring;
    flows.equipment += mine.equipment;
    flows.membership += mine.membership;
    flows.pledges += mine.pledges;
    flows.services += mine.services;
    flows.levy += mine.levy;
    return profit(mine);
}

/// The levers and rates that the year-end of one firm meets.
struct YearEnd {
    double unit;
    double super_deduction;
    double certified_rate;
    double credit_rate;
    bool credit_for_all;
    bool carry_forward;
    double audit;
    double penalty;
};

/// (E101)–(E103): taxes, credit, penalties of the year; returns what they add to cash.
double settle_taxes(Firm& me, const EdgeTotals& all, const YearEnd& y, const given::Tax& tax, const given::Rnd& rnd,
                    Adding<Treasury> treasury) {
    const double taxable = sum_of(me.taxable);
    const double reported = sum_of(me.reported_rnd);
    const double paid =
        income_tax(me.certified ? y.certified_rate : tax.income, taxable, y.super_deduction, reported);  // (E101)
    const double unrelieved = income_tax(tax.income, taxable, y.super_deduction, reported);
    treasury.income_tax += paid;
    treasury.certified_relief += unrelieved - paid;
    treasury.rnd_relief += income_tax(tax.income, taxable, 0, reported) - unrelieved;
    double received = -paid;
    if (me.certified || y.credit_for_all) {  // (E102)
        const TaxCreditUse credit = use_tax_credit(me.credit_carried, y.credit_rate, all.investment,
                                                   tax.surcharge * sum_of(me.revenues), y.carry_forward, tax);
        me.credit_carried = credit.carried;
        treasury.tax_credit += credit.used;
        treasury.tax_credit_capped += credit.capped;
        received += credit.used;
    }
    const double relabelling = relabelling_penalty(4 * me.rnd, me.reported_excess, y.audit, y.penalty, rnd);
    treasury.penalties += relabelling;  // (E103) at its expectation
    return received - all.penalties - relabelling;
}

/// (E103), (E104): the flag is lost by a finding or when its conditions fail, won on application; returns what it costs.
double certify(Firm& me, const EdgeTotals& all, const YearEnd& y, const given::Tax& tax, u32 step) {
    if (all.found_out) {
        me.certified = false;
        me.banned_until = step + static_cast<u32>(y.penalty);
    }
    const bool conditions = may_be_certified(all.edges, all.declared, all.seats, heads(me.staff));
    if (me.certified) {
        me.certified = conditions;
        return 0;
    }
    const double tax_base = sum_of(me.taxable) - y.super_deduction * sum_of(me.reported_rnd);
    const double liability = tax.surcharge * 4 * me.revenue;
    if (!conditions || step < me.banned_until ||
        !worth_certifying(y.credit_rate, all.genuine, liability, y.certified_rate, tax_base, y.unit, tax)) {
        return 0;
    }
    me.certified = true;
    return tax.certification_cost * y.unit;
}

}  // namespace

/// P11b.
void close_books(Firm& me, Self<Firm> self, Mine<Terms> terms, Read<Payroll> payroll, Own<Partnership> edges,
                 Out<Research> links, Read<Institute> institutes, Read<Programme> programmes, Read<Region> regions,
                 Read<Consortium> consortia, Read<Economy> economy, Tally<Treasury> treasuries, Tally<FirmFlows> flows,
                 Tally<RegionFirms> region_firms, Tally<MarketFirms> market_firms, Given<Derived> derived,
                 Given<policy::Firms> levers, Given<given::Tax> tax, Given<given::Rnd> rnd, Given<given::Accounts> accounts,
                 Given<given::Governance> governance, Given<given::Institutes> research, Given<CooperationRules> rules,
                 Given<Clock> clock, Rng& rng) {
    const double unit = economy[the_economy].wage;
    const Consortium& consortium = consortia[{me.region}];
    EdgeTotals all = add_up(me, edges, programmes, consortium, *rules, unit);
    add_research(all, me, links[self], institutes, consortium, *research, *rules->partnership, unit);
    Adding<Treasury> treasury = treasuries[{me.region}];
    const double hiring = levers->graduate_hiring_subsidy(target_of(*terms)) * me.graduate_hires * unit;  // L10
    const double paid = regions[{me.region}].payout * hiring;
    all.claimed += paid;
    treasury.claims += hiring;
    treasury.hiring_subsidy += paid;
    me.graduate_hires = 0;
    Adding<FirmFlows> flow = flows[the_economy];

    const double membership = me.member ? (governance->dues + governance->administration) / 4 * unit : 0.0;
    const double levy =
        levers->training_levy(target_of(me)) * me.wage * heads(me.staff) * levy_owed(all.seats, heads(me.staff), *tax);
    treasury.levy += levy;
    const double profit = profit_of_quarter(me, payroll[self].wages, all, membership, levy, *rnd, flow);  // (E100)
    me.pledged = me.service_cost = 0;
    const double surcharge = tax->surcharge * me.revenue;
    treasury.surcharge += surcharge;
    me.cash += profit - surcharge;
    push_front(me.taxable, profit - surcharge);
    push_front(me.reported_rnd, me.rnd * (1 + me.reported_excess));
    push_front(me.revenues, me.revenue);
    if (clock->is(Quarter::q4)) {
        const Target place = target_of(me);
        const YearEnd y{
            unit,
            levers->rnd_super_deduction_rate(place),
            levers->certified_income_tax_rate(place),
            levers->tax_credit_rate(place),
            levers->tax_credit_eligibility(place) > .5,
            levers->tax_credit_carry_forward(place) > .5,
            audit_probability(levers->audit_probability_floor(place), me.member, consortium.assessment, *rules->audit),
            levers->audit_penalty(place)};
        me.cash += settle_taxes(me, all, y, *tax, *rnd, treasury);
        const double fee = certify(me, all, y, *tax, clock->step);
        me.cash -= fee;
        flow.certification += fee;
    }
    const double taken = payout(me.cash, me.revenue, *accounts);  // (E100b)
    me.cash -= taken;
    flow.payout += taken;

    const bool fading = me.age >= accounts->youngest_exit && me.wanted < 1 && rng.chance(accounts->exit_hazard);  // (E105)
    if (fading || me.cash < -std::max(me.revenue, unit)) {
        me.alive = false;
        terms->alive = false;  // whoever still has its id sees it in the next quarter
        flow.written_off += me.cash;
        flow.exits += 1;
        return;
    }
    flow.cash += me.cash;
    region_firms[{me.region}].alive += 1;
    market_firms[{derived->market(me.industry, me.region)}].alive += 1;
}

/// P11 in the quarter.
void accounts(Schedule& step) {
    step.each<claim>("claim");
    step.each<close_books>("close_books");
    step.each<found_firms>("found_firms");
    step.each<post_terms>("post_terms");
    step.each<settle_entrant>("settle_entrant");
}

}  // namespace consortium
