// Consortia, projects and public money, for the engine: every field with its unit, so that digest, snapshots and `describe`
// know it. Dimensionless numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/government/rules.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

GovernmentRules make_government_rules(const Inputs& inputs) {
    return {.governance = &inputs.given<given::Governance>(),
            .projects = &inputs.given<given::Projects>(),
            .services = &inputs.given<given::Services>(),
            .platforms = &inputs.given<given::Platforms>(),
            .tax = &inputs.given<given::Tax>(),
            .choice = &inputs.given<given::Partnership>(),
            .schools = &inputs.given<given::SchoolFinance>(),
            .transfer = &inputs.given<given::Transfer>(),
            .gains = &inputs.given<GainWorth>()};
}

void describe_government(Schema& s) {
    s.derive<GovernmentRules>(make_government_rules);
    s.agent<Consortium>("consortium")
        .field("fund", &Consortium::fund, "wq")
        .field("governance", &Consortium::governance, "1")
        .field("assessment", &Consortium::assessment, "1")
        .field("stock", &Consortium::stock, "wq")
        .field("intensity", &Consortium::intensity, "1")
        .field("budget", &Consortium::budget, "wq")
        .field("members", &Consortium::members, "1")
        .field("promised", &Consortium::promised, "1")
        .field("pledged", &Consortium::pledged, "wq")
        .field("donors", &Consortium::donors, "wq")
        .field("score", &Consortium::score, "1")
        .field("percentile", &Consortium::percentile, "1")
        .field("past", &Consortium::past, "1")
        .field("evaluations", &Consortium::evaluations, "1")
        .field("competitions", &Consortium::competitions, "1")
        .field("joint_projects", &Consortium::joint_projects, "1");
    s.edge<Project>("project")
        .field("to", &Project::to, "id")
        .field("benefit", &Project::benefit, "1")
        .field("appraised", &Project::appraised, "1")
        .field("feasibility", &Project::feasibility, "1")
        .field("cost", &Project::cost, "wq")
        .field("luck", &Project::luck, "1")
        .field("age", &Project::age, "quarter")
        .field("kind", &Project::kind, "label")
        .within(0, project_classes - 1)
        .field("picked", &Project::picked, "flag")
        .field("funded", &Project::funded, "flag")
        .field("fiscal", &Project::fiscal, "wq")
        .field("school", &Project::school, "wq")
        .field("social", &Project::social, "wq")
        .field("consortium", &Project::consortium, "wq")
        .field("pledged", &Project::pledged, "wq")
        .field("matched", &Project::matched, "wq")
        .field("alive", &Project::alive, "flag");
    s.tally<ConsortiumFlows>("consortium_flows")
        .field("dues", &ConsortiumFlows::dues, "wq")
        .field("offices", &ConsortiumFlows::offices, "wq")
        .field("projects", &ConsortiumFlows::projects, "wq")
        .field("costs", &ConsortiumFlows::costs, "wq")
        .field("leaked", &ConsortiumFlows::leaked, "wq")
        .field("proposed", &ConsortiumFlows::proposed, "count")
        .field("picked", &ConsortiumFlows::picked, "count")
        .field("funded", &ConsortiumFlows::funded, "count")
        .field("failed", &ConsortiumFlows::failed, "count");
    s.tally<DonorIncome>("donor_income").field("payout", &DonorIncome::payout, "wq");
    s.tally<Treasury>("treasury")
        .field("tax_credit", &Treasury::tax_credit, "wq")
        .field("certified_relief", &Treasury::certified_relief, "wq")
        .field("rnd_relief", &Treasury::rnd_relief, "wq")
        .field("seat_subsidy", &Treasury::seat_subsidy, "wq")
        .field("base_co_funding", &Treasury::base_co_funding, "wq")
        .field("outcome_bonus", &Treasury::outcome_bonus, "wq")
        .field("mutual_hiring", &Treasury::mutual_hiring, "wq")
        .field("hiring_subsidy", &Treasury::hiring_subsidy, "wq")
        .field("retraining", &Treasury::retraining, "wq")
        .field("audit_cost", &Treasury::audit_cost, "wq")
        .field("evaluation", &Treasury::evaluation, "wq")
        .field("planning", &Treasury::planning, "wq")
        .field("start_up_grants", &Treasury::start_up_grants, "wq")
        .field("stipends", &Treasury::stipends, "wq")
        .field("platforms", &Treasury::platforms, "wq")
        .field("service_voucher", &Treasury::service_voucher, "wq")
        .field("matched_pledges", &Treasury::matched_pledges, "wq")
        .field("donation_relief", &Treasury::donation_relief, "wq")
        .field("offices", &Treasury::offices, "wq")
        .field("public_research", &Treasury::public_research, "wq")
        .field("surcharge", &Treasury::surcharge, "wq")
        .field("income_tax", &Treasury::income_tax, "wq")
        .field("penalties", &Treasury::penalties, "wq")
        .field("levy", &Treasury::levy, "wq")
        .field("claims", &Treasury::claims, "wq")
        .field("tax_credit_capped", &Treasury::tax_credit_capped, "wq");
    s.tally<ConsortiumYear>("consortium_year")
        .field("declared_seats", &ConsortiumYear::declared_seats, "1")
        .field("transfers", &ConsortiumYear::transfers, "count")
        .field("order_hires", &ConsortiumYear::order_hires, "count")
        .field("public_money", &ConsortiumYear::public_money, "wq");
    s.reduction<NationSums>("nation_sums")
        .field("revenue", &NationSums::revenue, "wq")
        .field("workforce", &NationSums::workforce, "1");
}

}  // namespace consortium
