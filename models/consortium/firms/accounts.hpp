// The equations of accounts as functions of numbers (E100–E105).
#pragma once

#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/given.hpp"
#include "models/consortium/government/income_tax.hpp"
#include "models/consortium/nouns/money.hpp"

namespace consortium {

/// What one edge books in a quarter, before claims and penalties.
struct EdgeBooks {
    double training = 0;       ///< B2/4
    double running = 0;        ///< C1/4
    double coordination = 0;   ///< C2/4
    double falsification = 0;  ///< of depth and of trainees, /4
    double investment = 0;     ///< Inv, a year
    double inflated = 0;       ///< F_1 d σ γ, a year: what a false declaration adds to the base
};
EdgeBooks book_edge(const Partnership& edge, double wage, double trainee_productivity, double objects, bool same_region,
                    double governance, const CooperationRules& rules, double wage_unit);

/// C3 summed over the edges of a firm, a quarter.
double breadth_cost_of_all(u32 edges, double staff, const given::Partnership& g, double wage_unit);

/// (E100) What a firm earns and spends in a quarter.
struct QuarterFlows {
    double revenue = 0;
    double wages = 0;
    double research = 0;     ///< RD and the cost of reporting more
    double training = 0;     ///< B2
    double claimed = 0;      ///< from governments
    double cooperation = 0;  ///< C1, C2, C3, falsification, exchanges
    double fees = 0;
    double hiring = 0;
    double equipment = 0;
    double membership = 0;  ///< dues and own administration
    double pledges = 0;     ///< to projects of the consortium
    double services = 0;    ///< service projects bought
    double levy = 0;        ///< L28
};
/// (E100) π, before taxes.
double profit(const QuarterFlows& flows);
/// (E100b) what the owners take.
double payout(double cash, double revenue, const given::Accounts& g);
/// (E101) income tax of the year.
double income_tax(double rate, double taxable, double super_deduction, double reported_rnd);
/// (E102) credit used this year, what is carried on, and what the surcharge left no room for.
struct TaxCreditUse {
    double used = 0;
    double carried = 0;
    double capped = 0;  ///< entitled, but beyond the surcharge
};
TaxCreditUse use_tax_credit(double carried, double rate, double investment, double surcharge_of_year, bool carry_forward,
                            const given::Tax& g);
/// (E103) does an audit object to γ? Depths are kept in single precision. What a found edge pays for its depth.
inline bool objectionable(double gamma, const given::Audit& g) { return gamma > g.tolerance + 1e-6; }
double penalty_of(double gamma, double cost_scale, double penalty, double wage_unit);
/// (E104) Does the gain of a certificate pay?
bool worth_certifying(double credit_rate, double investment, double liability, const IncomeTaxRates& rates, double tax_base,
                      double wage_unit, const given::Tax& g);

}  // namespace consortium
