// Ties the dotted names of parameters.yaml and levers.yaml to the members that phases read.
#include "models/consortium/declare.hpp"

#include "engine/schema/schema.hpp"
#include "models/consortium/levers.hpp"
#include "models/consortium/parameters.hpp"

namespace consortium {

namespace {

void declare_population(consortia::Schema& s) {
    using given::Population;
    s.parameter("population.regions", &Population::regions);
    s.parameter("population.firms", &Population::firms);
    s.parameter("population.persons", &Population::persons);
    s.parameter("population.schools", &Population::schools);
    s.parameter("population.fields", &Population::fields);
    s.parameter("population.ability_deviation", &Population::ability_deviation);
    s.parameter("population.association_share", &Population::association_share);
    s.parameter("population.park_share", &Population::park_share);

    using given::Initial;
    s.parameter("initial.firm_size_exponent", &Initial::firm_size_exponent);
    s.parameter("initial.firm_size_cap", &Initial::firm_size_cap);
    s.parameter("initial.employment", &Initial::employment);
    s.parameter("initial.frontier", &Initial::frontier);
    s.parameter("initial.technology_mean", &Initial::technology_mean);
    s.parameter("initial.technology_deviation", &Initial::technology_deviation);
    s.parameter("initial.neighbours", &Initial::neighbours);
    s.parameter("initial.same_industry_neighbours", &Initial::same_industry_neighbours);
    s.parameter("initial.vacancies", &Initial::vacancies);
    s.parameter("initial.cash", &Initial::cash);
    s.parameter("initial.aware_firms", &Initial::aware_firms);
    s.parameter("initial.secondary_schools", &Initial::secondary_schools);
    s.parameter("initial.higher_schools", &Initial::higher_schools);
    s.parameter("initial.bachelor_schools", &Initial::bachelor_schools);
    s.parameter("initial.universities", &Initial::universities);
    s.parameter("initial.fewest_programmes", &Initial::fewest_programmes);
    s.parameter("initial.most_programmes", &Initial::most_programmes);
    s.parameter("initial.teacher_quality_deviation", &Initial::teacher_quality_deviation);
    s.parameter("initial.dual_qualified", &Initial::dual_qualified);
    s.parameter("initial.equipment_low", &Initial::equipment_low);
    s.parameter("initial.equipment_high", &Initial::equipment_high);
    s.parameter("initial.curriculum_lag", &Initial::curriculum_lag);
    s.parameter("initial.placement", &Initial::placement);
    s.parameter("initial.school_fund", &Initial::school_fund);
    s.parameter("initial.skill_gain", &Initial::skill_gain);
    s.parameter("initial.skill_vocational", &Initial::skill_vocational);
    s.parameter("initial.skill_other", &Initial::skill_other);
    s.parameter("initial.skill_deviation", &Initial::skill_deviation);
    s.parameter("initial.own_field", &Initial::own_field);
    s.parameter("initial.vintage_gap", &Initial::vintage_gap);
    s.parameter("initial.vintage_spread", &Initial::vintage_spread);
    s.parameter("initial.competence_low", &Initial::competence_low);
    s.parameter("initial.competence_high", &Initial::competence_high);

    using given::Firms;
    s.parameter("firms.rnd_intensity", &Firms::rnd_intensity);
    s.parameter("firms.rnd_factor_strategic", &Firms::rnd_factor_strategic);
    s.parameter("firms.rnd_factor_other", &Firms::rnd_factor_other);
    s.parameter("firms.rnd_deviation", &Firms::rnd_deviation);
    s.parameter("firms.trainee_productivity_mean", &Firms::trainee_productivity_mean);
    s.parameter("firms.trainee_productivity_deviation", &Firms::trainee_productivity_deviation);
    s.parameter("firms.prosocial_mean", &Firms::prosocial_mean);
    s.parameter("firms.prosocial_deviation", &Firms::prosocial_deviation);
    s.parameter("firms.belief", &Firms::belief);
    s.parameter("firms.belief_spread", &Firms::belief_spread);
    s.parameter("firms.means_gap", &Firms::means_gap);
    s.parameter("firms.objects_low", &Firms::objects_low);
    s.parameter("firms.objects_high", &Firms::objects_high);
    s.parameter("firms.industry_profile", &Firms::industry_profile);
}

void declare_economy(consortia::Schema& s) {
    using given::Frontier;
    s.parameter("frontier.growth_other", &Frontier::growth_other);
    s.parameter("frontier.growth_strategic", &Frontier::growth_strategic);
    s.parameter("frontier.noise", &Frontier::noise);
    s.parameter("frontier.research_elasticity", &Frontier::research_elasticity);

    using given::Institutes;
    s.parameter("institutes.firms_each", &Institutes::firms_each);
    s.parameter("institutes.lag", &Institutes::lag);
    s.parameter("institutes.capacity", &Institutes::capacity);
    s.parameter("institutes.strength", &Institutes::strength);
    s.parameter("institutes.link_cost", &Institutes::link_cost);
    s.parameter("institutes.unit_cost", &Institutes::unit_cost);

    using given::Demand;
    s.parameter("demand.growth", &Demand::growth);
    s.parameter("demand.strategic_drift", &Demand::strategic_drift);
    s.parameter("demand.price_elasticity", &Demand::price_elasticity);
    s.parameter("demand.cycle_persistence", &Demand::cycle_persistence);
    s.parameter("demand.cycle_noise", &Demand::cycle_noise);
    s.parameter("demand.wave_amplitude", &Demand::wave_amplitude);
    s.parameter("demand.wave_period", &Demand::wave_period);
    s.parameter("demand.strategic_field_drift", &Demand::strategic_field_drift);

    using given::Effectiveness;
    s.parameter("effectiveness.skill_elasticity", &Effectiveness::skill_elasticity);
    s.parameter("effectiveness.competence_weight", &Effectiveness::competence_weight);
    s.parameter("effectiveness.field_distance_penalty", &Effectiveness::field_distance_penalty);
    s.parameter("effectiveness.vintage_gap_penalty", &Effectiveness::vintage_gap_penalty);
    s.parameter("effectiveness.experience", &Effectiveness::experience);

    using given::Production;
    s.parameter("production.means_weight", &Production::means_weight);
    s.parameter("production.objects_effect", &Production::objects_effect);

    using given::Market;
    s.parameter("market.markup", &Market::markup);
    s.parameter("market.selection", &Market::selection);
    s.parameter("market.share_noise", &Market::share_noise);
    s.parameter("market.noise_size_exponent", &Market::noise_size_exponent);
    s.parameter("market.vacancy_loss", &Market::vacancy_loss);
}

void declare_work(consortia::Schema& s) {
    using given::Wages;
    s.parameter("wages.pass_through", &Wages::pass_through);
    s.parameter("wages.experience", &Wages::experience);
    s.parameter("wages.tightness_response", &Wages::tightness_response);
    s.parameter("wages.reference_tightness", &Wages::reference_tightness);
    s.parameter("wages.growth", &Wages::growth);

    using given::Labour;
    s.parameter("labour.separation", &Labour::separation);
    s.parameter("labour.opening", &Labour::opening);
    s.parameter("labour.adjustment", &Labour::adjustment);
    s.parameter("labour.on_the_job_search", &Labour::on_the_job_search);
    s.parameter("labour.interregional_search", &Labour::interregional_search);
    s.parameter("labour.search_range", &Labour::search_range);
    s.parameter("labour.hiring_cost", &Labour::hiring_cost);
    s.parameter("labour.retirement", &Labour::retirement);
    s.parameter("labour.retraining_cost", &Labour::retraining_cost);

    using given::Learning;
    s.parameter("learning.vintage", &Learning::vintage);
    s.parameter("learning.skill", &Learning::skill);
    s.parameter("learning.highest_skill", &Learning::highest_skill);

    using given::Annuity;
    s.parameter("annuity.two_years", &Annuity::two_years);
    s.parameter("annuity.three_years", &Annuity::three_years);
}

void declare_cooperation(consortia::Schema& s) {
    using given::Partnership;
    s.parameter("partnership.seats_per_depth", &Partnership::seats_per_depth);
    s.parameter("partnership.retention_base", &Partnership::retention_base);
    s.parameter("partnership.retention_depth", &Partnership::retention_depth);
    s.parameter("partnership.match_gain_base", &Partnership::match_gain_base);
    s.parameter("partnership.match_gain_depth", &Partnership::match_gain_depth);
    s.parameter("partnership.internship_years", &Partnership::internship_years);
    s.parameter("partnership.trainee_pay", &Partnership::trainee_pay);
    s.parameter("partnership.instructor_time", &Partnership::instructor_time);
    s.parameter("partnership.fixed_cost", &Partnership::fixed_cost);
    s.parameter("partnership.depth_cost", &Partnership::depth_cost);
    s.parameter("partnership.coordination_cost", &Partnership::coordination_cost);
    s.parameter("partnership.governance_relief", &Partnership::governance_relief);
    s.parameter("partnership.breadth_cost", &Partnership::breadth_cost);
    s.parameter("partnership.choice_noise", &Partnership::choice_noise);
    s.parameter("partnership.taste_redraw", &Partnership::taste_redraw);
    s.parameter("partnership.liquidity_share", &Partnership::liquidity_share);

    using given::Formalism;
    s.parameter("formalism.falsification_cost", &Formalism::falsification_cost);

    using given::Belief;
    s.parameter("belief.learning", &Belief::learning);
    s.parameter("belief.memory", &Belief::memory);

    using given::Awareness;
    s.parameter("awareness.spontaneous", &Awareness::spontaneous);
    s.parameter("awareness.contagion", &Awareness::contagion);
    s.parameter("awareness.association", &Awareness::association);
    s.parameter("awareness.service_centre", &Awareness::service_centre);

    using given::Audit;
    s.parameter("audit.routine", &Audit::routine);
    s.parameter("audit.assessment_gain", &Audit::assessment_gain);

    using given::Governance;
    s.parameter("governance.evaluation_noise", &Governance::evaluation_noise);
    s.parameter("governance.dues", &Governance::dues);
    s.parameter("governance.administration", &Governance::administration);

    using given::Platforms;
    s.parameter("platforms.depreciation", &Platforms::depreciation);
    s.parameter("platforms.half_saturation", &Platforms::half_saturation);
    s.parameter("platforms.leakage", &Platforms::leakage);
    s.parameter("platforms.supervision", &Platforms::supervision);
}

void declare_education(consortia::Schema& s) {
    using given::Training;
    s.parameter("training.entry_skill", &Training::entry_skill);
    s.parameter("training.reference_ratio", &Training::reference_ratio);
    s.parameter("training.crowding_elasticity", &Training::crowding_elasticity);
    s.parameter("training.project_gain", &Training::project_gain);
    s.parameter("training.simulation_gain", &Training::simulation_gain);
    s.parameter("training.workplace_gain", &Training::workplace_gain);
    s.parameter("training.workplace_depth_gain", &Training::workplace_depth_gain);
    s.parameter("training.dual_qualified_premium", &Training::dual_qualified_premium);
    s.parameter("training.part_timer_premium", &Training::part_timer_premium);
    s.parameter("training.effort_loss", &Training::effort_loss);

    using given::Curriculum;
    s.parameter("curriculum.base_adaptation", &Curriculum::base_adaptation);
    s.parameter("curriculum.depth_adaptation", &Curriculum::depth_adaptation);
    s.parameter("curriculum.teacher_adaptation", &Curriculum::teacher_adaptation);
    s.parameter("curriculum.partner_weight", &Curriculum::partner_weight);

    using given::Teachers;
    s.parameter("teachers.exchange_cost", &Teachers::exchange_cost);

    using given::Effort;
    s.parameter("effort.credit_value", &Effort::credit_value);
    s.parameter("effort.success_probability", &Effort::success_probability);
    s.parameter("effort.team_size", &Effort::team_size);
    s.parameter("effort.student_cost", &Effort::student_cost);
    s.parameter("effort.learning_utility", &Effort::learning_utility);
    s.parameter("effort.time_cost", &Effort::time_cost);
    s.parameter("effort.promotion_value", &Effort::promotion_value);
    s.parameter("effort.load_cost", &Effort::load_cost);
    s.parameter("effort.teacher_cost", &Effort::teacher_cost);

    using given::Enrolment;
    s.parameter("enrolment.vocational_share", &Enrolment::vocational_share);
    s.parameter("enrolment.capacity", &Enrolment::capacity);
    s.parameter("enrolment.wage_weight", &Enrolment::wage_weight);
    s.parameter("enrolment.placement_weight", &Enrolment::placement_weight);
    s.parameter("enrolment.reputation_weight", &Enrolment::reputation_weight);
    s.parameter("enrolment.own_region_weight", &Enrolment::own_region_weight);
    s.parameter("enrolment.choice_noise", &Enrolment::choice_noise);
    s.parameter("enrolment.wage_lag", &Enrolment::wage_lag);

    s.parameter("enrolment.forecast_response", &Enrolment::forecast_response);
    s.parameter("enrolment.stipend_value", &Enrolment::stipend_value);

    using given::Programmes;
    s.parameter("programmes.signal_noise", &Programmes::signal_noise);
    s.parameter("programmes.capacity_response", &Programmes::capacity_response);
    s.parameter("programmes.start_up_cost", &Programmes::start_up_cost);
    s.parameter("programmes.margin", &Programmes::margin);

    using given::Graduation;
    s.parameter("graduation.further_study_secondary", &Graduation::further_study_secondary);
    s.parameter("graduation.further_study_higher", &Graduation::further_study_higher);
    s.parameter("graduation.further_study_bachelor", &Graduation::further_study_bachelor);

    using given::SchoolFinance;
    s.parameter("school_finance.student_income", &SchoolFinance::student_income);
    s.parameter("school_finance.teacher_pay", &SchoolFinance::teacher_pay);
    s.parameter("school_finance.running_cost", &SchoolFinance::running_cost);
    s.parameter("school_finance.equipment_cost", &SchoolFinance::equipment_cost);
    s.parameter("school_finance.service_price", &SchoolFinance::service_price);
}

void declare_technology(consortia::Schema& s) {
    using given::Transfer;
    s.parameter("transfer.hazard", &Transfer::hazard);
    s.parameter("transfer.base_effort", &Transfer::base_effort);
    s.parameter("transfer.catch_up", &Transfer::catch_up);
    s.parameter("transfer.profit_share", &Transfer::profit_share);
    s.parameter("transfer.fee_median", &Transfer::fee_median);
    s.parameter("transfer.fee_deviation", &Transfer::fee_deviation);
    s.parameter("transfer.student_share", &Transfer::student_share);

    using given::Rnd;
    s.parameter("rnd.curvature", &Rnd::curvature);
    s.parameter("rnd.adjustment", &Rnd::adjustment);
    s.parameter("rnd.relabelling_penalty", &Rnd::relabelling_penalty);
    s.parameter("rnd.relabelling_cost", &Rnd::relabelling_cost);
    s.parameter("rnd.innovation_hazard", &Rnd::innovation_hazard);
    s.parameter("rnd.step_support", &Rnd::step_support);

    using given::Absorption;
    s.parameter("absorption.rnd_weight", &Absorption::rnd_weight);
    s.parameter("absorption.skill_weight", &Absorption::skill_weight);
    s.parameter("absorption.contact_weight", &Absorption::contact_weight);
    s.parameter("absorption.catch_up", &Absorption::catch_up);

    using given::Imitation;
    s.parameter("imitation.hazard", &Imitation::hazard);
    s.parameter("imitation.share", &Imitation::share);

    using given::Adoption;
    s.parameter("adoption.objects_spontaneous", &Adoption::objects_spontaneous);
    s.parameter("adoption.objects_contagion", &Adoption::objects_contagion);
    s.parameter("adoption.means", &Adoption::means);
}

void declare_money(consortia::Schema& s) {
    using given::Accounts;
    s.parameter("accounts.payout_ceiling", &Accounts::payout_ceiling);
    s.parameter("accounts.yuan_per_wage", &Accounts::yuan_per_wage);

    using given::Tax;
    s.parameter("tax.surcharge", &Tax::surcharge);
    s.parameter("tax.income", &Tax::income);
    s.parameter("tax.carried_credit_value", &Tax::carried_credit_value);
    s.parameter("tax.carried_credit_retention", &Tax::carried_credit_retention);
    s.parameter("tax.certification_cost", &Tax::certification_cost);
    s.parameter("tax.levy_seats", &Tax::levy_seats);
}

}  // namespace

void declare_parameters(consortia::Schema& s) {
    declare_population(s);
    declare_economy(s);
    declare_work(s);
    declare_cooperation(s);
    declare_education(s);
    declare_technology(s);
    declare_money(s);
}

void declare_levers(consortia::Schema& s) {
    using given::Levers;
    s.lever("policy.tax_credit.rate", &Levers::tax_credit_rate);
    s.lever("policy.tax_credit.eligibility", &Levers::tax_credit_eligibility);
    s.lever("policy.tax_credit.carry_forward", &Levers::tax_credit_carry_forward);
    s.lever("policy.certified_income_tax_rate", &Levers::certified_income_tax_rate);
    s.lever("policy.rnd_super_deduction.rate", &Levers::rnd_super_deduction_rate);
    s.lever("policy.seat_subsidy", &Levers::seat_subsidy);
    s.lever("policy.base_co_funding", &Levers::base_co_funding);
    s.lever("policy.outcome_bonus", &Levers::outcome_bonus);
    s.lever("policy.mutual_hiring_subsidy", &Levers::mutual_hiring_subsidy);
    s.lever("policy.credit_for_transfer.share", &Levers::credit_for_transfer_share);
    s.lever("policy.credit_for_transfer.teacher_weight", &Levers::credit_for_transfer_teacher_weight);
    s.lever("policy.inventor_share", &Levers::inventor_share);
    s.lever("policy.graduate_hiring_subsidy", &Levers::graduate_hiring_subsidy);
    s.lever("policy.job_guidance.applications", &Levers::guided_applications);
    s.lever("policy.job_guidance.founding_relief", &Levers::founding_relief);
    s.lever("policy.retraining_voucher", &Levers::retraining_voucher);
    s.lever("policy.audit.probability_floor", &Levers::audit_probability_floor);
    s.lever("policy.audit.penalty", &Levers::audit_penalty);
    s.lever("policy.evaluation_precision", &Levers::evaluation_precision);
    s.lever("policy.planning_information", &Levers::planning_information);
    s.lever("policy.approval_lag", &Levers::approval_lag);
    s.lever("policy.closure_threshold", &Levers::closure_threshold);
    s.lever("policy.strategic_start_up_grant", &Levers::strategic_start_up_grant);
    s.lever("policy.strategic_stipend", &Levers::strategic_stipend);
    s.lever("policy.platform_budget.training_base", &Levers::budget_training_base);
    s.lever("policy.platform_budget.talent_exchange", &Levers::budget_talent_exchange);
    s.lever("policy.platform_budget.research_base", &Levers::budget_research_base);
    s.lever("policy.platform_budget.science_education", &Levers::budget_science_education);
    s.lever("policy.platform_budget.service_centre", &Levers::budget_service_centre);
    s.lever("policy.platform_budget.technology_complex", &Levers::budget_technology_complex);
    s.lever("policy.service_voucher", &Levers::service_voucher);
    s.lever("policy.crowdfunding.match", &Levers::crowdfunding_match);
    s.lever("policy.crowdfunding.deduction", &Levers::donation_deduction);
    s.lever("policy.crowdfunding.supervision", &Levers::fund_supervision);
    s.lever("policy.consortium.discussion_office", &Levers::discussion_office);
    s.lever("policy.consortium.assessment_office", &Levers::assessment_office);
    s.lever("policy.consortium.decision_office", &Levers::decision_office);
    s.lever("policy.consortium.membership_cap", &Levers::membership_cap);
    s.lever("policy.public_research", &Levers::public_research);
    s.lever("policy.evaluation_weight", &Levers::evaluation_weight);
    s.lever("policy.budget.cap", &Levers::budget_cap);
    s.lever("policy.budget.equalisation", &Levers::budget_equalisation);
    s.lever("policy.training_levy", &Levers::training_levy);
}

}  // namespace consortium
