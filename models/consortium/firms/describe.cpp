// Firms and what is summed for them, for the engine: every field with its unit, so that digest, snapshots and `describe`
// know it. Dimensionless numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/nouns/gain_worth.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

// What snapshots are held against where nothing narrower is known: no run comes near, and no loop over it lasts.
constexpr double wanted_of_a_person = 1000;  ///< posts that a firm wants, for each person there is
constexpr double hires_of_a_person = 4;      ///< in a quarter: once a sub-step, and by order placement

FirmRules make_firm_rules(const Inputs& inputs) {
    return {.derived = &inputs.given<Derived>(),
            .founders = &inputs.given<given::Firms>(),
            .population = &inputs.given<given::Population>(),
            .initial = &inputs.given<given::Initial>(),
            .market = &inputs.given<given::Market>(),
            .production = &inputs.given<given::Production>(),
            .rnd = &inputs.given<given::Rnd>(),
            .absorption = &inputs.given<given::Absorption>(),
            .imitation = &inputs.given<given::Imitation>(),
            .adoption = &inputs.given<given::Adoption>(),
            .accounts = &inputs.given<given::Accounts>(),
            .entry = &inputs.given<given::Entry>(),
            .tax = &inputs.given<given::Tax>(),
            .high_tech = &inputs.given<given::HighTech>(),
            .governance = &inputs.given<given::Governance>(),
            .audit = &inputs.given<given::Audit>(),
            .research = &inputs.given<given::Institutes>(),
            .cooperation = &inputs.given<given::Partnership>(),
            .labour = &inputs.given<given::Labour>()};
}

void describe_firms(Schema& s) {
    s.derive<FirmRules>(make_firm_rules);
    s.derive<GainWorth>(make_gain_worth);
    s.agent<Firm>("firm")
        .field("technology", &Firm::knowledge, &Knowledge::technology, "1")
        .field("means", &Firm::knowledge, &Knowledge::means, "1")
        .field("objects", &Firm::knowledge, &Knowledge::objects, "1")
        .field("wage", &Firm::wage, "wq")
        .field("wanted", &Firm::wanted, "1")
        .at_most_all<Person>(wanted_of_a_person)
        .field("usual", &Firm::usual, "1")
        .at_most_all<Person>(wanted_of_a_person)
        .field("revenue", &Firm::revenue, "wq")
        .field("rnd", &Firm::knowledge, &Knowledge::rnd, "wq")
        .field("rnd_intensity", &Firm::knowledge, &Knowledge::rnd_intensity, "1")
        .field("reported_excess", &Firm::knowledge, &Knowledge::reported_excess, "1")
        .field("absorption", &Firm::knowledge, &Knowledge::absorption, "1")
        .field("cash", &Firm::books, &Books::cash, "wq")
        .field("credit_carried", &Firm::books, &Books::credit_carried, "wq")
        .field("belief", &Firm::attitude, &Attitude::belief, "1")
        .field("trainee_productivity", &Firm::attitude, &Attitude::trainee_productivity, "1")
        .field("prosocial", &Firm::attitude, &Attitude::prosocial, "1")
        .field("exchange_stock", &Firm::knowledge, &Knowledge::exchange_stock, "1")
        .field("transfer_ratio", &Firm::attitude, &Attitude::transfer_ratio, "1")
        .field("transfer_weight", &Firm::attitude, &Attitude::transfer_weight, "1")
        .field("staff_last_year", &Firm::staff_last_year, "1")
        .at_most_all<Person>()
        .field("leading", &Firm::leading, "flag")
        .field("taxable", &Firm::books, &Books::taxable, "wq")
        .field("reported_rnd", &Firm::books, &Books::reported_rnd, "wq")
        .field("surcharges", &Firm::books, &Books::surcharges, "wq")
        .field("profile", &Firm::knowledge, &Knowledge::profile, "1")
        .field("high_tech_rank", &Firm::knowledge, &Knowledge::high_tech_rank, "1")
        .field("founder", &Firm::founder, "id")
        .field("staff", &Firm::staff, "1")
        .at_most_all<Person>()
        .field("age", &Firm::age, "quarter")
        .field("banned_until", &Firm::books, &Books::banned_until, "quarter")
        .field("region", &Firm::region, "label")
        .label_of("region")
        .field("industry", &Firm::industry, "label")
        .label_of("industry")
        .field("park", &Firm::park, "flag")
        .field("association", &Firm::association, "flag")
        .field("member", &Firm::member, "flag")
        .field("aware", &Firm::attitude, &Attitude::aware, "flag")
        .field("certified", &Firm::books, &Books::certified, "flag")
        .field("alive", &Firm::alive, "flag");
    s.component<Terms>("terms")
        .field("technology", &Terms::technology, "1")
        .field("objects", &Terms::objects, "1")
        .field("wage", &Terms::wage, "wq")
        .field("benefit_ratio", &Terms::benefit_ratio, "wq")
        .field("staff", &Terms::staff, "1")
        .at_most_all<Person>()
        .field("region", &Terms::region, "label")
        .label_of("region")
        .field("industry", &Terms::industry, "label")
        .label_of("industry")
        .field("strategic", &Terms::strategic, "flag")
        .field("large", &Terms::large, "flag")
        .field("aware", &Terms::aware, "flag")
        .field("alive", &Terms::alive, "flag");
    s.component<Workforce>("workforce")
        .field("effectiveness", &Workforce::effectiveness, "1")
        .field("skilled_share", &Workforce::skilled_share, "1")
        .field("mean_innovation", &Workforce::mean_innovation, "1")
        .field("mean_decision", &Workforce::mean_decision, "1")
        .field("openings", &Workforce::openings, "1")
        .at_most_all<Person>()
        .field("hires", &Workforce::hires, "1")
        .at_most_all<Person>(hires_of_a_person)
        .field("posts_filled", &Workforce::posts_filled, "1")
        .at_most_all<Person>(hires_of_a_person)
        .field("graduate_hires", &Workforce::graduate_hires, "1")
        .at_most_all<Person>(hires_of_a_person);
    s.component<Sales>("sales")
        .field("share", &Sales::share, "1")
        .field("log_price", &Sales::log_price, "1")
        .field("log_output", &Sales::log_output, "1")
        .field("passed", &Sales::passed, "1")
        .field("bump", &Sales::bump, "1");
    s.component<Expenses>("expenses")
        .field("hiring", &Expenses::hiring, "wq")
        .field("equipment", &Expenses::equipment, "wq")
        .field("pledged", &Expenses::pledged, "wq")
        .field("service", &Expenses::service, "wq");
    s.component<JointBooks>("joint_books")
        .field("training", &JointBooks::training, "wq")
        .field("claimed", &JointBooks::claimed, "wq")
        .field("cooperation", &JointBooks::cooperation, "wq")
        .field("fees", &JointBooks::fees, "wq")
        .field("research", &JointBooks::research, "wq")
        .field("penalties", &JointBooks::penalties, "wq")
        .field("investment", &JointBooks::investment, "wq")
        .field("genuine", &JointBooks::genuine, "wq")
        .field("seats", &JointBooks::seats, "1")
        .field("declared", &JointBooks::declared, "1")
        .field("edges", &JointBooks::edges, "1")
        .at_most_all<Programme>()
        .field("found_out", &JointBooks::found_out, "flag");
    s.component<Dues>("dues")
        .field("hiring_claim", &Dues::hiring_claim, "wq")
        .field("bonus_claim", &Dues::bonus_claim, "wq")
        .field("levy", &Dues::levy, "wq")
        .field("membership", &Dues::membership, "wq");
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
    s.tally<Retentions>("retentions").field("bonus", &Retentions::bonus, "wq");
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
        .field("order_placements", &FirmFlows::order_placements, "count")
        .field("laid_off", &FirmFlows::laid_off, "1")
        .field("left_behind", &FirmFlows::left_behind, "count");
}

}  // namespace consortium
