// The sums of the model for the engine: every field of sums.hpp with its unit. Dimensionless numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/nouns/sums.hpp"

namespace consortium {

void declare_sums(Schema& s) {
    s.tally<Payroll>("payroll")
        .field("staff", &Payroll::staff, "count")
        .field("effectiveness", &Payroll::effectiveness, "1")
        .field("wages", &Payroll::wages, "wq")
        .field("skilled", &Payroll::skilled, "count")
        .field("innovation", &Payroll::innovation, "1/65535")
        .field("decision", &Payroll::decision, "1/65535");
    s.tally<CellStaff>("cell_staff")
        .field("staff", &CellStaff::staff, "count")
        .field("technology", &CellStaff::technology, "1");
    s.tally<Moves>("moves")
        .field("hired", &Moves::hired, "count")
        .field("graduates", &Moves::graduates, "count")
        .field("left", &Moves::left, "count");
    s.tally<Seekers>("seekers").field("unemployed", &Seekers::unemployed, "count");
    s.tally<Graduates>("graduates")
        .field("all", &Graduates::all, "count")
        .field("employed", &Graduates::employed, "count")
        .field("matched", &Graduates::matched, "count");
    s.tally<Classes>("classes")
        .field("students", &Classes::students, "count")
        .field("finishing", &Classes::finishing, "count")
        .field("effort", &Classes::effort, "1");
    s.tally<Exchange>("exchange")
        .field("accepted", &Exchange::accepted, "count")
        .field("inventions", &Exchange::inventions, "count")
        .field("profile", &Exchange::profile, "1");
    s.tally<InstituteExchange>("institute_exchange").field("profile", &InstituteExchange::profile, "1");
    s.reduction<IndustrySums>("industry_sums")
        .field("staff", &IndustrySums::staff, "1")
        .field("technology", &IndustrySums::technology, "1");
    s.reduction<EconomySums>("economy_sums")
        .field("staff", &EconomySums::staff, "1")
        .field("wages", &EconomySums::wages, "wq")
        .field("technology", &EconomySums::technology, "1");
    s.reduction<MarketPrices>("market_prices")
        .field("log_price", &MarketPrices::log_price, "1")
        .field("share", &MarketPrices::share, "1")
        .field("staff", &MarketPrices::staff, "1")
        .field("wages", &MarketPrices::wages, "wq")
        .field("effectiveness", &MarketPrices::effectiveness, "1");
    s.reduction<MarketShares>("market_shares").field("share", &MarketShares::share, "1");
    s.reduction<IndustryPrices>("industry_prices").field("log_price", &IndustryPrices::log_price, "1");
    s.tally<MarketFirms>("market_firms").field("alive", &MarketFirms::alive, "count");
    s.tally<RegionFirms>("region_firms").field("alive", &RegionFirms::alive, "count");
    s.reduction<PlacementSums>("placement_sums")
        .field("programmes", &PlacementSums::programmes, "1")
        .field("sum", &PlacementSums::sum, "1")
        .field("squares", &PlacementSums::squares, "1");
    s.reduction<SectorSums>("sector_sums").field("wanted", &SectorSums::wanted, "1").field("staff", &SectorSums::staff, "1");
    s.reduction<ChoiceSums>("choice_sums")
        .field("choices", &ChoiceSums::choices, "1")
        .field("places", &ChoiceSums::places, "1");
    s.reduction<CapacitySums>("capacity_sums").field("places", &CapacitySums::places, "1");
    s.tally<ProgrammeFlows>("programme_flows")
        .field("opened", &ProgrammeFlows::opened, "count")
        .field("closed", &ProgrammeFlows::closed, "count");
    s.tally<MatchedGraduates>("matched_graduates").field("matched", &MatchedGraduates::matched, "count");
    s.reduction<SectorIndex>("sector_index").field("sums", &SectorIndex::sums, "1");
    s.reduction<CompositeSums>("composite_sums")
        .field("staff", &CompositeSums::staff, "1")
        .field("effectiveness", &CompositeSums::effectiveness, "1")
        .field("objects", &CompositeSums::objects, "1")
        .field("means", &CompositeSums::means, "1")
        .field("strategic", &CompositeSums::strategic, "wq")
        .field("revenue", &CompositeSums::revenue, "wq")
        .field("realised", &CompositeSums::realised, "1");
    s.tally<SchoolIncome>("school_income")
        .field("fees", &SchoolIncome::fees, "wq")
        .field("services", &SchoolIncome::services, "wq")
        .field("served", &SchoolIncome::served, "count");
    s.tally<SchoolCosts>("school_costs")
        .field("income", &SchoolCosts::income, "wq")
        .field("teachers", &SchoolCosts::teachers, "wq")
        .field("running", &SchoolCosts::running, "wq")
        .field("equipment", &SchoolCosts::equipment, "wq")
        .field("prizes", &SchoolCosts::prizes, "wq")
        .field("projects", &SchoolCosts::projects, "wq")
        .field("start_ups", &SchoolCosts::start_ups, "wq")
        .field("grants", &SchoolCosts::grants, "wq");
    s.tally<Scores>("scores").field("students", &Scores::students, "count");
    s.tally<Prizes>("prizes").field("winners", &Prizes::winners, "count").field("medals", &Prizes::medals, "count");
    s.tally<ConsortiumFlows>("consortium_flows")
        .field("dues", &ConsortiumFlows::dues, "wq")
        .field("offices", &ConsortiumFlows::offices, "wq")
        .field("projects", &ConsortiumFlows::projects, "wq")
        .field("costs", &ConsortiumFlows::costs, "wq")
        .field("leaked", &ConsortiumFlows::leaked, "wq")
        .field("proposed", &ConsortiumFlows::proposed, "count")
        .field("picked", &ConsortiumFlows::picked, "count")
        .field("funded", &ConsortiumFlows::funded, "count");
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
        .field("crowdfunding", &Treasury::crowdfunding, "wq")
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
    s.tally<InnovationCount>("innovation_count")
        .field("innovations", &InnovationCount::innovations, "count")
        .field("imitations", &InnovationCount::imitations, "count")
        .field("co_inventions", &InnovationCount::co_inventions, "count")
        .field("products", &InnovationCount::products, "count")
        .field("services", &InnovationCount::services, "count")
        .field("improved", &InnovationCount::improved, "count");
    s.tally<FirmFlows>("firm_flows")
        .field("cash", &FirmFlows::cash, "wq")
        .field("revenue", &FirmFlows::revenue, "wq")
        .field("wages", &FirmFlows::wages, "wq")
        .field("rnd", &FirmFlows::rnd, "wq")
        .field("training", &FirmFlows::training, "wq")
        .field("cooperation", &FirmFlows::cooperation, "wq")
        .field("fees", &FirmFlows::fees, "wq")
        .field("hiring", &FirmFlows::hiring, "wq")
        .field("equipment", &FirmFlows::equipment, "wq")
        .field("membership", &FirmFlows::membership, "wq")
        .field("pledges", &FirmFlows::pledges, "wq")
        .field("services", &FirmFlows::services, "wq")
        .field("levy", &FirmFlows::levy, "wq")
        .field("certification", &FirmFlows::certification, "wq")
        .field("payout", &FirmFlows::payout, "wq")
        .field("founding", &FirmFlows::founding, "wq")
        .field("start_up_cash", &FirmFlows::start_up_cash, "wq")
        .field("written_off", &FirmFlows::written_off, "wq")
        .field("exits", &FirmFlows::exits, "count")
        .field("entries", &FirmFlows::entries, "count")
        .field("start_ups", &FirmFlows::start_ups, "count")
        .field("order_placements", &FirmFlows::order_placements, "count");
    s.tally<PersonFlows>("person_flows")
        .field("born", &PersonFlows::born, "count")
        .field("retired", &PersonFlows::retired, "count");
    declare_census(s);
}

}  // namespace consortium
