#include "models/consortium/cooperation/cooperation_rules.hpp"

#include "models/consortium/government/governance.hpp"
#include "models/consortium/government/government.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"
#include "models/consortium/parameters/cooperation/co_invention.hpp"
#include "models/consortium/parameters/cooperation/formalism.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/schools/graduation.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"

namespace consortium {

CooperationRules make_cooperation_rules(const Inputs& inputs) {
    return {.derived = &inputs.given<Derived>(),
            .gains = &inputs.given<GainWorth>(),
            .partnership = &inputs.given<given::Partnership>(),
            .formalism = &inputs.given<given::Formalism>(),
            .transfer = &inputs.given<given::Transfer>(),
            .co_invention = &inputs.given<given::CoInvention>(),
            .rnd = &inputs.given<given::Rnd>(),
            .belief = &inputs.given<given::Belief>(),
            .platforms = &inputs.given<given::Platforms>(),
            .annuity = &inputs.given<given::Annuity>(),
            .market = &inputs.given<given::Market>(),
            .production = &inputs.given<given::Production>(),
            .graduation = &inputs.given<given::Graduation>(),
            .labour = &inputs.given<given::Labour>(),
            .tax = &inputs.given<given::Tax>(),
            .high_tech = &inputs.given<given::HighTech>(),
            .audit = &inputs.given<given::Audit>(),
            .teachers = &inputs.given<given::Teachers>()};
}

FirmSide firm_side(const Firm& firm) {
    return {.staff = heads(firm.staff),
            .wage = firm.wage,
            .revenue = firm.revenue,
            .belief = firm.attitude.belief,
            .trainee_productivity = firm.attitude.trainee_productivity,
            .prosocial = firm.attitude.prosocial,
            .objects = firm.knowledge.objects,
            .technology = firm.knowledge.technology,
            .rnd = firm.knowledge.rnd,
            .rnd_intensity = firm.knowledge.rnd_intensity,
            .absorption = firm.knowledge.absorption,
            .credit_carried = firm.books.credit_carried};
}

EdgePolicy edge_policy(const Firm& firm, const Target& target, const Consortium* common, double payout,
                       const policy::Firms& levers, const given::Audit& audit) {
    const double weight = common != nullptr ? levers.evaluation_weight(target_of_region(firm.region)) : 0.0;
    const double rate = common != nullptr ? rate_factor(weight, common->percentile) : 1.0;  // (E109)
    return {.credit_rate = levers.tax_credit_rate(target),
            .eligible = firm.books.certified || levers.tax_credit_eligibility(target) > .5,
            .for_all = levers.tax_credit_eligibility(target) > .5,
            .carry_forward = levers.tax_credit_carry_forward(target) > .5,
            .seat_subsidy = payout * rate * levers.seat_subsidy(target),
            .co_funding = payout * rate * levers.base_co_funding(target),
            .bonus = payout * levers.outcome_bonus(target),
            .audit = audit_probability(levers.audit_probability_floor(target), common != nullptr,
                                       common != nullptr ? common->assessment : 0.0, audit),
            .audit_floor = levers.audit_probability_floor(target),
            .penalty = levers.audit_penalty(target),
            .evaluation = evaluation_gain(weight),
            .levy = levers.training_levy(target)};
}

}  // namespace consortium
