// P11b: the firm's books: what partnerships and research come to, dues, profit, payout; exit (E100, E105). Claims are in
// claims.cpp, taxes in taxes.cpp. Every payment of a government names its lever (E107).
#include "models/consortium/firms/accounts.hpp"

#include "models/consortium/cooperation/platform_rules.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/government/certificate.hpp"
#include "models/consortium/government/government.hpp"
#include "models/consortium/government/surcharge.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/cooperation/co_invention.hpp"
#include "models/consortium/parameters/cooperation/formalism.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/firms/accounts.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"

namespace consortium {

EdgeBooks book_edge(const Partnership& edge, double wage, double trainee_productivity, double objects, bool same_region,
                    double governance, const CooperationRules& rules, double wage_unit) {
    const given::Partnership& g = *rules.partnership;
    const double d = edge.agreed.depth;
    const double sigma = cost_scale(edge.agreed.seats, g);
    const double gamma = edge.agreed.declared - d;
    const double yearly_wage = 4 * wage;
    const double running = running_cost(d, sigma, g, wage_unit);  // (E25)
    EdgeBooks books;
    books.training = training_benefit(edge.agreed.seats, wage, trainee_productivity, g) / 4;
    books.running = running / 4;
    books.coordination =
        coordination_cost(edge.learnt.trust, governance, remoteness(same_region, objects, g), g, wage_unit) / 4;
    books.falsification =
        falsification_cost(gamma, edge.agreed.ghosts, edge.agreed.seats, sigma, *rules.formalism, wage_unit) / 4;
    books.investment = running + edge.agreed.seats * g.internship_years * g.instructor_time * yearly_wage;
    books.inflated = g.depth_cost * d * sigma * gamma * wage_unit;
    return books;
}

double breadth_cost_of_all(u32 edges, double staff, const given::Partnership& g, double wage_unit) {
    const double k = heads(edges);
    return g.breadth_cost * k * k / (1 + staff / g.breadth_staff) * wage_unit / 4;
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

bool worth_certifying(double credit_rate, double investment, double liability, const IncomeTaxRates& rates, double tax_base,
                      double wage_unit, const given::Tax& g) {
    return certification_gain(credit_rate, investment, liability, rates, tax_base) > yearly_price(g, wage_unit);
}

/// (E100) What the firm's partnerships come to.
void add_up_partnerships(const Firm& me, Mine<JointBooks> books, Self<Firm> self, Out<Partnership> edges,
                         Read<Programme> programmes, Read<Consortium> consortia, Read<Economy> economy,
                         Given<CooperationRules> outside) {
    *books = {};
    if (edges[self].empty()) return;
    const double unit = economy[the_economy].wage;
    const Consortium& consortium = consortia[{me.region}];
    const PlatformRules within(*outside, consortium);
    for (const Partnership& edge : edges[self]) {
        const bool common = inside(me, programmes[edge.to]);
        const CooperationRules& rules = common ? *within : *outside;
        const double governance = common ? consortium.governance : 0.0;
        const EdgeBooks b = book_edge(edge, me.wage, me.attitude.trainee_productivity, me.knowledge.objects,
                                      programmes[edge.to].region == me.region, governance, rules, unit);
        books->training += b.training;
        books->claimed += edge.claim.paid;
        books->cooperation += b.running + b.coordination + b.falsification;
        books->cooperation += rules.teachers->exchange_cost * edge.staff.exchanged * unit;  // (E44)
        books->fees += edge.transfer.fee;
        books->research += (1 - outside->co_invention->school_part) * static_cast<double>(edge.invention.research);
        books->penalties += edge.claim.penalty;
        books->investment += b.investment + b.inflated;
        books->genuine += b.investment;
        books->seats += edge.agreed.seats;
        books->declared += edge.agreed.declared;
        books->edges += 1;
        books->found_out = books->found_out || edge.claim.found_out;
    }
    books->cooperation += breadth_cost_of_all(books->edges, heads(me.staff), *outside->partnership, unit);
}

/// (E100) Research links: F_I, C2 and fees of the quarter.
void add_up_research(const Firm& me, Mine<JointBooks> books, Self<Firm> self, Out<Research> links,
                     Read<Institute> institutes, Read<Consortium> consortia, Read<Economy> economy, Given<FirmRules> rules) {
    const double unit = economy[the_economy].wage;
    for (const Research& link : links[self]) {
        const bool near = institutes[link.to].region == me.region;
        const double governance = near && me.member ? consortia[{me.region}].governance : 0.0;
        books->cooperation += rules->research->link_cost * unit / 4;
        books->cooperation +=
            coordination_cost(link.trust, governance, remoteness(near, me.knowledge.objects, *rules->cooperation),
                              *rules->cooperation, unit) /
            4;
        books->fees += link.transfer.fee;
    }
}

/// What the firm owes as levy (L28) and as a member.
void reckon_dues(const Firm& me, Mine<Dues> dues, Read<JointBooks> joint, Self<Firm> self, Read<Economy> economy,
                 Tally<Treasury> treasuries, Given<policy::Firms> levers, Given<FirmRules> rules) {
    const double unit = economy[the_economy].wage;
    const double n = heads(me.staff);
    dues->membership = me.member ? (rules->governance->dues + rules->governance->administration) / 4 * unit : 0.0;
    dues->levy = levers->training_levy(target_of(me)) * me.wage * n * levy_owed(joint[self].seats, n, *rules->tax);
    treasuries[{me.region}].levy += dues->levy;
}

namespace {

template <class History>
void push_front(History& history, double value) {
    for (u32 k = quarters_kept - 1; k > 0; --k) history[k] = history[k - 1];
    history[0] = value;
}

/// (E100) Pre-tax profit, each part booked by its kind; `wages` is Σw of P1, of the staff that made the revenue of P2.
double profit_of_quarter(const Firm& me, double wages, const Expenses& expenses, const JointBooks& joint, const Dues& dues,
                         const given::Rnd& rnd, Adding<FirmFlows> flows) {
    const QuarterFlows mine{.revenue = me.revenue,
                            .wages = wages,
                            .research = research_cost(me.knowledge.rnd, me.knowledge.reported_excess, rnd) + joint.research,
                            .training = joint.training,
                            .claimed = joint.claimed + dues.hiring_claim + dues.bonus_claim,
                            .cooperation = joint.cooperation,
                            .fees = joint.fees,
                            .hiring = expenses.hiring,
                            .equipment = expenses.equipment,
                            .membership = dues.membership,
                            .pledges = expenses.pledged,
                            .services = expenses.service,
                            .levy = dues.levy};
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

}  // namespace

/// (E100) Profit and surcharge of the quarter; the costs that came up in it are paid.
void close_books(const Firm& me, Part<&Firm::books> books, Mine<Expenses> expenses, Self<Firm> self, Read<JointBooks> joint,
                 Read<Dues> dues, Read<Payroll> payroll, Read<Economy> economy, Tally<Treasury> treasuries,
                 Tally<FirmFlows> flows, Given<FirmRules> rules) {
    const double profit =
        profit_of_quarter(me, payroll[self].wages, *expenses, joint[self], dues[self], *rules->rnd, flows[the_economy]);
    *expenses = {};
    const bool goods = rules->derived->tradable[me.industry] != 0;
    const double surcharge = education_surcharge(me.revenue, goods, *rules->tax, economy[the_economy].wage);
    treasuries[{me.region}].surcharge += surcharge;
    books->cash += profit - surcharge;
    push_front(books->taxable, profit - surcharge);
    push_front(books->reported_rnd, me.knowledge.rnd * (1 + me.knowledge.reported_excess) + joint[self].research);
    push_front(books->surcharges, surcharge);
}

/// (E100b)
void pay_owners(const Firm& me, Part<&Firm::books> books, Tally<FirmFlows> flows, Tally<DonorIncome> donors,
                Given<FirmRules> rules) {
    const double taken = payout(books->cash, me.revenue, *rules->accounts);
    books->cash -= taken;
    flows[the_economy].payout += taken;
    if (me.association) donors[{me.region}].payout += taken;
}

/// (E105) Who leaves the market; who stays is counted, with its cash. Its staff, who still have its id, see it in the
/// next quarter.
void leave_market(Firm& me, Mine<Terms> terms, Read<Economy> economy, Tally<FirmFlows> flows,
                  Tally<RegionFirms> region_firms, Tally<MarketFirms> market_firms, Given<Derived> derived,
                  Given<FirmRules> rules, Rng& rng) {
    Adding<FirmFlows> flow = flows[the_economy];
    const bool fading =
        me.age >= rules->accounts->youngest_exit && me.wanted < 1 && rng.chance(rules->accounts->exit_hazard);
    if (fading || me.books.cash < -std::max(me.revenue, economy[the_economy].wage)) {
        me.alive = terms->alive = false;
        flow.written_off += me.books.cash;
        flow.exits += 1;
        flow.left_behind += me.staff;
        return;
    }
    flow.cash += me.books.cash;
    region_firms[{me.region}].alive += 1;
    market_firms[{derived->market(me.industry, me.region)}].alive += 1;
}

/// P11b in the quarter.
void bookkeeping(Schedule& step) {
    Schedule autumn = step.in(Quarter::q4);
    step.each<add_up_partnerships>("add_up_partnerships");
    step.each<add_up_research>("add_up_research");
    step.each<claim_for_staff>("claim_for_staff");
    step.each<reckon_dues>("reckon_dues");
    step.each<close_books>("close_books");
    autumn.each<pay_taxes>("pay_taxes");
    autumn.each<certify>("certify");
    step.each<pay_owners>("pay_owners");
    step.each<leave_market>("leave_market");
    step.each<replace_neighbours>("replace_neighbours");
}

/// P11 in the quarter.
void accounts(Schedule& step) {
    step.each<claim>("claim");
    step.reset<Retentions>().each_where<from_order_class, verify_retention>("verify_retention");
    step.in(Quarter::q4).each<audit>("audit");
    bookkeeping(step);
    entry(step);
}

}  // namespace consortium
