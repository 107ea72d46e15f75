// The policy levers of the consortium model as its phases read them, members named as in levers.yaml, where unit, range,
// status quo and source stand. A lever is asked for a target: `levers.seat_subsidy(target)`.
#pragma once

#include "engine/schema/lever.hpp"

namespace consortium::given {

/// A choice holds the position of its label: tax_credit_eligibility 0 certified, 1 all; tax_credit_carry_forward 0 off, 1
/// on.
struct Levers {
    consortia::Lever tax_credit_rate;                     ///< L1, κ_tc
    consortia::Lever tax_credit_eligibility;              ///< L1
    consortia::Lever tax_credit_carry_forward;            ///< L1
    consortia::Lever certified_income_tax_rate;           ///< L2
    consortia::Lever rnd_super_deduction_rate;            ///< L3, sd
    consortia::Lever seat_subsidy;                        ///< L4, σ_sub
    consortia::Lever base_co_funding;                     ///< L5, β_cof
    consortia::Lever outcome_bonus;                       ///< L6, bonus
    consortia::Lever mutual_hiring_subsidy;               ///< L7
    consortia::Lever credit_for_transfer_share;           ///< L8
    consortia::Lever credit_for_transfer_teacher_weight;  ///< L8, L8_T
    consortia::Lever inventor_share;                      ///< L9, sh_S + sh_T
    consortia::Lever graduate_hiring_subsidy;             ///< L10
    consortia::Lever guided_applications;                 ///< L11a
    consortia::Lever founding_relief;                     ///< L11, L11b
    consortia::Lever retraining_voucher;                  ///< L12
    consortia::Lever audit_probability_floor;             ///< L13
    consortia::Lever audit_penalty;                       ///< L14, Pen
    consortia::Lever evaluation_precision;                ///< L15
    consortia::Lever planning_information;                ///< L17
    consortia::Lever approval_lag;                        ///< L18
    consortia::Lever closure_threshold;                   ///< L19
    consortia::Lever strategic_start_up_grant;            ///< L20
    consortia::Lever strategic_stipend;                   ///< L21, asked through stipend_of (money.hpp)
    consortia::Lever budget_training_base;                ///< L22, P1
    consortia::Lever budget_talent_exchange;              ///< L22, P2
    consortia::Lever budget_research_base;                ///< L22, P3
    consortia::Lever budget_science_education;            ///< L22, P4
    consortia::Lever budget_service_centre;               ///< L22, P5
    consortia::Lever budget_technology_complex;           ///< L22, P6
    consortia::Lever service_voucher;                     ///< L23
    consortia::Lever crowdfunding_match;                  ///< L24m
    consortia::Lever donation_deduction;                  ///< L24d
    consortia::Lever fund_supervision;                    ///< L24s
    consortia::Lever discussion_office;                   ///< L25, a_D
    consortia::Lever assessment_office;                   ///< L25, a_A
    consortia::Lever decision_office;                     ///< L25, a_X
    consortia::Lever membership_cap;                      ///< L25, infinite where there is none
    consortia::Lever public_research;                     ///< L26, b
    consortia::Lever evaluation_weight;                   ///< L16
    consortia::Lever budget_cap;                          ///< L27, infinite where there is none
    consortia::Lever budget_equalisation;                 ///< L27e
    consortia::Lever training_levy;                       ///< L28
};

}  // namespace consortium::given
