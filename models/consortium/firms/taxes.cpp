// P11b in Q4: taxes, credit and penalties of the year, and certificates (E101 to E104). Every payment names its lever
// (E107).
#include "models/consortium/firms/accounts.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/firms/phases.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/income_tax.hpp"
#include "models/consortium/government/surcharge.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/government/tax.hpp"

namespace consortium {

namespace {

double sum_of(const std::array<double, quarters_kept>& history) {
    double sum = 0;
    for (double h : history) sum += h;
    return sum;
}

/// (E101) What the firm pays, with the reliefs that it has.
double pay_income_tax(const Firm& me, const IncomeTaxRates& rates, const policy::Firms& levers, Adding<Treasury> treasury) {
    const double taxable = sum_of(me.books.taxable);
    const double reported = sum_of(me.books.reported_rnd);
    const double super_deduction = levers.rnd_super_deduction_rate(target_of(me));
    const double paid = income_tax(rates.of(me.books.certified), taxable, super_deduction, reported);
    const double unrelieved = income_tax(rates.usual, taxable, super_deduction, reported);
    treasury.income_tax += paid;
    treasury.certified_relief += unrelieved - paid;
    treasury.rnd_relief += income_tax(rates.usual, taxable, 0, reported) - unrelieved;
    return paid;
}

/// (E102) What the firm receives.
double claim_tax_credit(Books& books, const Target& place, double investment, const policy::Firms& levers,
                        const given::Tax& tax, Adding<Treasury> treasury) {
    if (!books.certified && levers.tax_credit_eligibility(place) <= .5) return 0;
    const TaxCreditUse credit = use_tax_credit(books.credit_carried, levers.tax_credit_rate(place), investment,
                                               sum_of(books.surcharges), levers.tax_credit_carry_forward(place) > .5, tax);
    books.credit_carried = credit.carried;
    treasury.tax_credit += credit.used;
    treasury.tax_credit_capped += credit.capped;
    return credit.used;
}

}  // namespace

/// (E101)–(E103): taxes, credit, penalties of the year.
void pay_taxes(const Firm& me, Part<&Firm::books> books, Self<Firm> self, Read<JointBooks> joint, Read<Consortium> consortia,
               Tally<Treasury> treasuries, Given<policy::Firms> levers, Given<FirmRules> rules) {
    Adding<Treasury> treasury = treasuries[{me.region}];
    const IncomeTaxRates rates = income_tax_rates(me, *levers, *rules->derived, *rules->tax, *rules->high_tech);
    double received = -pay_income_tax(me, rates, *levers, treasury);
    received += claim_tax_credit(*books, target_of(me), joint[self].investment, *levers, *rules->tax, treasury);
    const Target place = target_of(me);
    const double audit = audit_probability(levers->audit_probability_floor(place), me.member,
                                           consortia[{me.region}].assessment, *rules->audit);
    const double relabelling = relabelling_penalty(4 * me.knowledge.rnd, me.knowledge.reported_excess, audit,
                                                   levers->audit_penalty(place), *rules->rnd);
    treasury.penalties += relabelling;  // (E103) at its expectation
    books->cash += received - joint[self].penalties - relabelling;
}

/// (E103), (E104): the flag is lost by a finding or when its conditions fail, won on application, which costs.
void certify(const Firm& me, Part<&Firm::books> books, Self<Firm> self, Read<JointBooks> joint, Read<Economy> economy,
             Tally<FirmFlows> flows, Given<policy::Firms> levers, Given<FirmRules> rules, Given<Clock> clock) {
    const JointBooks& all = joint[self];
    const Target place = target_of(me);
    const given::Tax& tax = *rules->tax;
    if (all.found_out) {
        books->certified = false;
        books->banned_until = clock->step + static_cast<u32>(levers->audit_penalty(place));
    }
    const bool conditions = may_be_certified(all.edges, all.declared, all.seats, heads(me.staff), tax);
    if (books->certified) {
        books->certified = conditions;
        return;
    }
    const double unit = economy[the_economy].wage;
    const double tax_base = sum_of(books->taxable) - levers->rnd_super_deduction_rate(place) * sum_of(books->reported_rnd);
    const double liability = 4 * education_surcharge(me.revenue, rules->derived->tradable[me.industry] != 0, tax, unit);
    const double credit_rate = levers->tax_credit_eligibility(place) > .5 ? 0.0 : levers->tax_credit_rate(place);
    if (!conditions || clock->step < books->banned_until ||
        !worth_certifying(credit_rate, all.genuine, liability,
                          income_tax_rates(me, *levers, *rules->derived, tax, *rules->high_tech), tax_base, unit, tax)) {
        return;
    }
    books->certified = true;
    books->cash -= tax.certification_cost * unit;
    flows[the_economy].certification += tax.certification_cost * unit;
}

}  // namespace consortium
