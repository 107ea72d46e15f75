#include "models/consortium/cooperation_rules.hpp"

namespace consortium {

CooperationRules make_cooperation_rules(const Inputs& inputs) {
    return {inputs.given<given::Partnership>(), inputs.given<given::Formalism>(),  inputs.given<given::Transfer>(),
            inputs.given<given::Annuity>(),     inputs.given<given::Market>(),     inputs.given<given::Production>(),
            inputs.given<given::Wages>(),       inputs.given<given::Labour>(),     inputs.given<given::Tax>(),
            inputs.given<given::Audit>(),       inputs.given<given::Governance>(), inputs.given<given::Teachers>()};
}

EdgePolicy edge_policy(const Firm& firm, const Target& target, bool inside, const given::Levers& levers,
                       const CooperationRules& rules) {
    return {.credit_rate = levers.tax_credit_rate(target),
            .eligible = firm.certified || levers.tax_credit_eligibility(target) > .5,
            .carry_forward = levers.tax_credit_carry_forward(target) > .5,
            .seat_subsidy = levers.seat_subsidy(target),
            .co_funding = levers.base_co_funding(target),
            .bonus = levers.outcome_bonus(target),
            .audit = audit_probability(levers.audit_probability_floor(target), inside, rules.governance.office_intensity,
                                       rules.audit),
            .audit_floor = levers.audit_probability_floor(target),
            .penalty = levers.audit_penalty(target)};
}

}  // namespace consortium
