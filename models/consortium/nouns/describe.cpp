// Groups, for the engine: every field with its unit, so that digest, snapshots and `describe` know it. Dimensionless
// numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

void describe_nouns(Schema& s) {
    s.agent<Economy>("economy")
        .field("log_trend", &Economy::log_trend, "1")
        .field("cycle", &Economy::cycle, "1")
        .field("expenditure", &Economy::expenditure, "wq")
        .field("wage", &Economy::wage, "wq")
        .field("incomes", &Economy::incomes, "wq")
        .field("propensity", &Economy::propensity, "1")
        .field("real_expenditure_0", &Economy::real_expenditure_0, "wq")
        .field("mean_technology", &Economy::mean_technology, "1")
        .field("index", &Economy::index, "1")
        .field("composite", &Economy::composite, "1")
        .field("composite_0", &Economy::composite_0, "1")
        .field("closure", &Economy::closure, "1")
        .field("firms_cash", &Economy::firms_cash, "wq")
        .field("consortia_fund", &Economy::consortia_fund, "wq")
        .field("persons", &Economy::persons, "1")
        .field("employed", &Economy::employed, "1");
    s.agent<Region>("region")
        .field("workforce_0", &Region::workforce_0, "1")
        .at_most_all<Person>()
        .field("firms_0", &Region::firms_0, "1")
        .at_most_all<Firm>()
        .field("weight", &Region::weight, "1")
        .field("payout", &Region::payout, "1")
        .field("year_claims", &Region::year_claims, "wq")
        .field("year_paid", &Region::year_paid, "wq")
        .field("year_revenue", &Region::year_revenue, "wq")
        .field("workforce", &Region::workforce, "1")
        .field("index", &Region::index, "1")
        .field("scarcity", &Region::scarcity, "1")
        .field("forecast", &Region::forecast, "1")
        .field("expected_wage", &Region::expected_wage, "1");
    s.agent<Sector>("sector")
        .field("staff", &Sector::staff, "1")
        .field("growth", &Sector::growth, "1")
        .field("past", &Sector::past, "1")
        .field("leading_from", &Sector::leading_from, "label");
    s.agent<Industry>("industry")
        .field("frontier", &Industry::frontier, "1")
        .field("frontier_of_year", &Industry::frontier_of_year, "1")
        .field("frontier_growth", &Industry::frontier_growth, "1")
        .field("share_0", &Industry::share_0, "1")
        .field("share", &Industry::share, "1")
        .field("log_price", &Industry::log_price, "1")
        .field("log_price_0", &Industry::log_price_0, "1")
        .field("mean_technology", &Industry::mean_technology, "1")
        .field("field_share", &Industry::field_share, "1")
        .field("field", &Industry::field, "label")
        .label_of("field")
        .field("index", &Industry::index, "1")
        .field("strategic", &Industry::strategic, "flag")
        .field("tradable", &Industry::tradable, "flag");
    s.agent<Market>("market")
        .field("expenditure", &Market::expenditure, "wq")
        .field("regional_weight", &Market::regional_weight, "1")
        .field("past", &Market::past, "1")
        .field("mean_wage", &Market::mean_wage, "wq")
        .field("mean_effectiveness", &Market::mean_effectiveness, "1")
        .field("industry", &Market::industry, "label")
        .label_of("industry")
        .field("region", &Market::region, "label")
        .label_of("region");
    s.agent<Cell>("cell")
        .field("wage", &Cell::wage, "wq")
        .field("mean_technology", &Cell::mean_technology, "1")
        .field("vacancies", &Cell::vacancies, "1")
        .field("unemployed", &Cell::unemployed, "1")
        .field("log_wage", &Cell::log_wage, "wq")
        .field("past_vacancies", &Cell::past_vacancies, "1")
        .field("past_unemployed", &Cell::past_unemployed, "1");
}

}  // namespace consortium
