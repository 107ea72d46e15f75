// The parameters of the consortium model as its phases read them, one struct per group, members named as in parameters.yaml,
// where unit, range, default and source stand. A phase asks for the groups it uses: `Given<given::Labour>`.
#pragma once

namespace consortium::given {

/// How many there are of each, and how they are spread.
struct Population {
    double regions = 0;  ///< R
    double firms = 0;
    double persons = 0;
    double schools = 0;
    double fields = 0;             ///< F
    double ability_deviation = 0;  ///< sd of a
    double association_share = 0;
    double park_share = 0;
};

/// The state at the start of the burn-in.
struct Initial {
    double firm_size_exponent = 0;
    double firm_size_cap = 0;
    double employment = 0;
    double frontier = 0;              ///< X̄
    double technology_mean = 0;       ///< x
    double technology_deviation = 0;  ///< sd of x
    double neighbours = 0;
    double same_industry_neighbours = 0;
    double vacancies = 0;
    double cash = 0;
    double aware_firms = 0;
    double secondary_schools = 0;
    double higher_schools = 0;
    double bachelor_schools = 0;
    double universities = 0;
    double fewest_programmes = 0;
    double most_programmes = 0;
    double teacher_quality_deviation = 0;  ///< sd of q̄
    double dual_qualified = 0;             ///< D
    double equipment_low = 0;              ///< eq
    double equipment_high = 0;             ///< eq
    double curriculum_lag = 0;
    double placement = 0;
    double school_fund = 0;
    double skill_gain = 0;
    double skill_vocational = 0;  ///< s_1
    double skill_other = 0;       ///< s_1
    double skill_deviation = 0;
    double own_field = 0;
    double vintage_gap = 0;
    double vintage_spread = 0;
    double competence_low = 0;   ///< c
    double competence_high = 0;  ///< c
};

/// What a firm is born with, at the start and at entry.
struct Firms {
    double rnd_intensity = 0;                   ///< ι_RD
    double rnd_factor_strategic = 0;            ///< ι_RD
    double rnd_factor_other = 0;                ///< ι_RD
    double rnd_deviation = 0;                   ///< ι_RD
    double trainee_productivity_mean = 0;       ///< ρ_j
    double trainee_productivity_deviation = 0;  ///< ρ_j
    double prosocial_mean = 0;                  ///< ψ_j
    double prosocial_deviation = 0;             ///< σ_ψ
    double belief = 0;                          ///< μ_j
    double belief_spread = 0;                   ///< μ_j
    double means_gap = 0;                       ///< m
    double objects_low = 0;                     ///< o
    double objects_high = 0;                    ///< o
    double industry_profile = 0;                ///< K
};

/// Technology that the whole economy could use.
struct Frontier {
    double growth_other = 0;         ///< g_i
    double growth_strategic = 0;     ///< g_i
    double noise = 0;                ///< σ_X
    double research_elasticity = 0;  ///< φ_b
};

/// Research institutes and links with them.
struct Institutes {
    double firms_each = 0;
    double lag = 0;        ///< lag_b
    double capacity = 0;   ///< K_b
    double strength = 0;   ///< of a link
    double link_cost = 0;  ///< F_I
    double unit_cost = 0;  ///< of L26
};

/// Expenditure and its drift between industries and fields.
struct Demand {
    double growth = 0;                 ///< g_E
    double strategic_drift = 0;        ///< ν_i
    double price_elasticity = 0;       ///< ε_i
    double cycle_persistence = 0;      ///< ρ_z
    double cycle_noise = 0;            ///< σ_z
    double wave_amplitude = 0;         ///< z
    double wave_period = 0;            ///< z
    double strategic_field_drift = 0;  ///< ν_Φ
};

/// What makes a worker productive in a job.
struct Effectiveness {
    double skill_elasticity = 0;        ///< η_s
    double competence_weight = 0;       ///< η_G
    double field_distance_penalty = 0;  ///< φ_f
    double vintage_gap_penalty = 0;     ///< φ_v
    double experience = 0;              ///< ρ_e
};

/// Technology, means, objects and labourers make output.
struct Production {
    double means_weight = 0;    ///< α_M
    double objects_effect = 0;  ///< α_O
};

/// Prices, market shares, wanted staff, revenue.
struct Market {
    double markup = 0;               ///< μ_i
    double selection = 0;            ///< χ
    double share_noise = 0;          ///< σ_f
    double noise_size_exponent = 0;  ///< β
    double vacancy_loss = 0;         ///< ϱ
};

/// Pay by region and field.
struct Wages {
    double pass_through = 0;         ///< χ_w
    double experience = 0;           ///< ρ_w
    double tightness_response = 0;   ///< κ_w
    double reference_tightness = 0;  ///< θ*
    double growth = 0;               ///< g_ω
};

/// Separations, vacancies, search, retirement; rates per sub-step are twice a quarter.
struct Labour {
    double separation = 0;            ///< δ_u
    double opening = 0;               ///< δ_v
    double adjustment = 0;            ///< γ
    double on_the_job_search = 0;     ///< λ_ojs
    double interregional_search = 0;  ///< m_r
    double search_range = 0;          ///< of distance in M
    double hiring_cost = 0;           ///< H_c
    double retirement = 0;            ///< δ_R
    double retraining_cost = 0;       ///< c_rt
};

/// What work teaches.
struct Learning {
    double vintage = 0;        ///< λ_ojt
    double skill = 0;          ///< λ_s
    double highest_skill = 0;  ///< s_max
};

/// What a yearly stream is worth today.
struct Annuity {
    double two_years = 0;    ///< A_2
    double three_years = 0;  ///< A_3
};

/// A firm's choice of depth of cooperation with a programme.
struct Partnership {
    double seats_per_depth = 0;    ///< σ_S
    double retention_base = 0;     ///< π_0
    double retention_depth = 0;    ///< π_1
    double match_gain_base = 0;    ///< δ_0
    double match_gain_depth = 0;   ///< δ_1
    double internship_years = 0;   ///< T_int
    double trainee_pay = 0;        ///< a_int
    double instructor_time = 0;    ///< u_int
    double fixed_cost = 0;         ///< F_0
    double depth_cost = 0;         ///< F_1
    double coordination_cost = 0;  ///< Γ_0
    double governance_relief = 0;  ///< γ_G
    double breadth_cost = 0;       ///< c_k
    double choice_noise = 0;       ///< ς_0
    double taste_redraw = 0;
    double liquidity_share = 0;  ///< φ_L
};

/// Declaring more than is done (形式化).
struct Formalism {
    double falsification_cost = 0;  ///< ρ_L
};

/// Learning whether cooperation pays.
struct Belief {
    double learning = 0;  ///< λ_b
    double memory = 0;    ///< EMA weight
};

/// Hearing that cooperation exists.
struct Awareness {
    double spontaneous = 0;     ///< p_a
    double contagion = 0;       ///< q_a
    double association = 0;     ///< p_assoc
    double service_centre = 0;  ///< p_5
};

/// How likely a false declaration is looked at.
struct Audit {
    double routine = 0;          ///< p_0
    double assessment_gain = 0;  ///< p_1
};

/// Membership of a consortium and its appraisals.
struct Governance {
    double evaluation_noise = 0;  ///< σ_e0
    double dues = 0;
    double administration = 0;  ///< C_adm
};

/// Platforms that a consortium builds.
struct Platforms {
    double depreciation = 0;     ///< δ_Q
    double half_saturation = 0;  ///< Q_50
    double leakage = 0;          ///< ℓ_0
    double supervision = 0;      ///< κ_ℓ
};

/// What a student learns in a quarter.
struct Training {
    double entry_skill = 0;             ///< s_0
    double reference_ratio = 0;         ///< ST_ref
    double crowding_elasticity = 0;     ///< ξ
    double project_gain = 0;            ///< g_P
    double simulation_gain = 0;         ///< g_V
    double workplace_gain = 0;          ///< g_W0
    double workplace_depth_gain = 0;    ///< g_W1
    double dual_qualified_premium = 0;  ///< ρ_D
    double part_timer_premium = 0;      ///< ρ_I
    double effort_loss = 0;             ///< κ_e
};

/// How fast what is taught follows what is used.
struct Curriculum {
    double base_adaptation = 0;     ///< λ_0
    double depth_adaptation = 0;    ///< λ_d
    double teacher_adaptation = 0;  ///< λ_q
    double partner_weight = 0;      ///< on d̃ in v^tgt
};

/// Mutual hiring.
struct Teachers {
    double exchange_cost = 0;  ///< c_ex
};

/// Effort of students and teachers for transfer.
struct Effort {
    double credit_value = 0;         ///< v_cr
    double success_probability = 0;  ///< p_T
    double team_size = 0;            ///< n_team
    double student_cost = 0;         ///< c_e
    double learning_utility = 0;     ///< ρ_l
    double time_cost = 0;            ///< λ_t
    double promotion_value = 0;      ///< v_prom
    double load_cost = 0;            ///< c_load
    double teacher_cost = 0;         ///< c_eT
};

/// Who applies where.
struct Enrolment {
    double vocational_share = 0;  ///< share_vet
    double capacity = 0;
    double wage_weight = 0;        ///< β_w
    double placement_weight = 0;   ///< β_e
    double reputation_weight = 0;  ///< β_rep
    double own_region_weight = 0;  ///< β_d
    double choice_noise = 0;       ///< ς_s
    double wage_lag = 0;           ///< L_w
    double forecast_response = 0;  ///< φ_fc
    double stipend_value = 0;      ///< β_u
};

/// How schools change what they teach.
struct Programmes {
    double signal_noise = 0;       ///< σ_0
    double capacity_response = 0;  ///< η_cap
    double start_up_cost = 0;
    double margin = 0;  ///< f_m
};

/// Further study.
struct Graduation {
    double further_study_secondary = 0;  ///< p_up
    double further_study_higher = 0;     ///< p_up
    double further_study_bachelor = 0;   ///< p_up
};

/// Money of schools.
struct SchoolFinance {
    double student_income = 0;
    double teacher_pay = 0;     ///< c_T
    double running_cost = 0;    ///< c_run
    double equipment_cost = 0;  ///< c_eq
    double service_price = 0;   ///< c_sv
};

/// Technology from school to firm.
struct Transfer {
    double hazard = 0;         ///< λ_T0
    double base_effort = 0;    ///< e_0
    double catch_up = 0;       ///< γ_T
    double profit_share = 0;   ///< κ_π
    double fee_median = 0;     ///< F̄
    double fee_deviation = 0;  ///< σ_F
    double student_share = 0;  ///< sh_S
};

/// R&D of firms and what they report.
struct Rnd {
    double curvature = 0;            ///< b
    double adjustment = 0;           ///< λ_R
    double relabelling_penalty = 0;  ///< Pen_R
    double relabelling_cost = 0;     ///< ρ_R
    double innovation_hazard = 0;    ///< h_0
    double step_support = 0;         ///< x_1
};

/// Learning from outside (absorptive capacity).
struct Absorption {
    double rnd_weight = 0;      ///< k_R
    double skill_weight = 0;    ///< k_H
    double contact_weight = 0;  ///< on exch
    double catch_up = 0;        ///< λ_c
};

/// Copying neighbours.
struct Imitation {
    double hazard = 0;  ///< ζ_2
    double share = 0;   ///< ψ
};

/// New objects and means of labour.
struct Adoption {
    double objects_spontaneous = 0;  ///< p_o
    double objects_contagion = 0;    ///< q_o
    double means = 0;                ///< ι_M
};

/// Cash, and what money is worth.
struct Accounts {
    double payout_ceiling = 0;
    double yuan_per_wage = 0;  ///< W̄_0
};

/// Taxes and the conditions of relief that are not levers.
struct Tax {
    double surcharge = 0;             ///< φ_E
    double income = 0;                ///< τ_c
    double carried_credit_value = 0;  ///< φ_cf
    double carried_credit_retention = 0;
    double certification_cost = 0;  ///< c_cert
    double levy_seats = 0;          ///< s_28
};

}  // namespace consortium::given
