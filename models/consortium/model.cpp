// The consortium model: its declaration and the order of a quarter (P0 to P14). ODD.md beside it explains; types.hpp says
// who there is; one file per submodel says what they do.
#include "models/consortium/declare.hpp"
#include "models/consortium/declare_indicators.hpp"
#include "models/consortium/money.hpp"
#include "models/consortium/phases.hpp"
#include "models/consortium/populate.hpp"

extern const char* const consortium_parameters;
extern const char* const consortium_levers;

namespace consortium {

namespace {

void describe(Schema& s) {
    s.calendar();
    declare_axes(s);
    declare_records(s);
    declare_parameters(s);
    declare_levers(s);
    declare_indicators(s);
    s.derive<Tables>(make_tables);
    s.derive<CooperationRules>(make_cooperation_rules);
    s.data({.name = "industries",
            .about = {"industries: employment, whether strategic and tradable", "行业"},
            .columns = {{.name = "industry", .kind = DataColumn::Kind::label},
                        {.name = "name_en", .kind = DataColumn::Kind::label},
                        {.name = "name_zh", .kind = DataColumn::Kind::label},
                        {.name = "strategic", .unit = "flag", .hard = {0, 1}},
                        {.name = "tradable", .unit = "flag", .hard = {0, 1}},
                        {.name = "employment_2018", .unit = "million persons", .hard = {0, 1e6}}},
            .rest_are_numbers = true});
    s.data({.name = "flows",
            .about = {"domestic flows between industries: row supplies, column uses", "行业间流量"},
            .columns = {{.name = "supplier", .kind = DataColumn::Kind::label}},
            .rest_are_numbers = true});
    s.data({.name = "provinces",
            .about = {"population of provinces: weights of regions", "各省人口"},
            .columns = {{.name = "province", .kind = DataColumn::Kind::label},
                        {.name = "name_zh", .kind = DataColumn::Kind::label},
                        {.name = "part", .kind = DataColumn::Kind::label},
                        {.name = "population", .unit = "million persons", .hard = {0, 1e5}}}});
}

void start_counting(Schedule& step) {
    step.in(Quarter::q1).arrange<PersonsByEmployer>("seat_persons");
    step.reset<Payroll>().reset<CellStaff>().reset<Graduates>().reset<PersonFlows>().reset<Classes>();
    step.reset<Moves>().reset<Seekers>().reset<SchoolCosts>();
    step.reset<Treasury>().reset<FirmFlows>().reset<RegionFirms>().reset<MarketFirms>().reset<InnovationCount>();
    step.reset<PersonCensus>().reset<CellCensus>().reset<FirmCensus>();
}

void outside_inputs(Schedule& step) {  // P0
    step.each<advance_frontier>("advance_frontier");
    step.each<grow_demand>("grow_demand");
    step.each<weigh_industries>("weigh_industries");
    step.each<divide_demand>("divide_demand");
}

void persons_at_work(Schedule& step) {  // P1
    step.each<work>("work");
    step.each<take_stock>("take_stock");
    step.each<update_cell>("update_cell");
    step.each<update_industry>("update_industry");
    step.each<set_wage_unit>("set_wage_unit");
    step.in(Quarter::q1).each<learn_placement>("learn_placement");
}

void production(Schedule& step) {  // P2
    step.each<set_price>("set_price");
    step.each<compare_prices>("compare_prices");
    step.each<remember_price>("remember_price");
    step.each<compete>("compete");
    step.each<plan_output>("plan_output");
    step.each<add_to_index>("add_to_index");
    step.each<measure_index>("measure_index");
}

void cooperation(Schedule& step) {  // P4
    step.each<cooperate>("cooperate");
    step.receivers<answer, Proposal>("answer");
    step.receivers<sign, Answer>("sign");
}

void education(Schedule& step) {  // P5, P6
    step.reset<Exchange>();
    step.each<exchange_staff>("exchange_staff");
    step.each<renew_programme>("renew_programme");
    step.each<gauge_placement>("gauge_placement");
    step.each<settle_fund>("settle_fund");
    step.reset<SchoolIncome>();
    step.each<plan_teaching>("plan_teaching");
    step.each<study>("study");
    step.each<count_class>("count_class");
}

void graduation_and_enrolment(Schedule& step) {  // P7
    Schedule spring = step.in(Quarter::q2);
    spring.each<finish_study>("finish_study");
    spring.receivers<take_candidates, Candidate>("take_candidates");
    spring.receivers<take_placement, Placed>("take_placement");
    Schedule autumn = step.in(Quarter::q3);
    autumn.each<open_places>("open_places");
    autumn.each<bear_cohort>("bear_cohort");
    autumn.each<apply_for_place>("apply_for_place");
    autumn.rounds(enrolment_rounds, [](Schedule& round) {
        round.receivers<admit, Enrolment>("admit");
        round.receivers<take_place, Admission>("take_place");
    });
    autumn.each<count_entrants>("count_entrants");
}

void labour_market(Schedule& step) {  // P8, P9
    step.rounds(2, [](Schedule& half) {
        half.reset<Moves>();
        half.each<count_openings>("count_openings");
        half.each<plan_staff>("plan_staff");
        half.each<separate_or_search>("separate_or_search");
        half.receivers<offer_post, Application>("offer_post");
        half.receivers<accept_post, Offer>("accept_post");
        half.receivers<fill_post, Filled>("fill_post");
        half.each<settle_staff>("settle_staff");
    });
    step.each<pay_for_hiring>("pay_for_hiring");
    step.each<adjust_wages>("adjust_wages");
}

void technology(Schedule& step) {  // P10
    step.each<transfer>("transfer");
    step.each<develop>("develop");
    step.each<drift_profile>("drift_profile");
}

void accounts(Schedule& step) {  // P11
    step.each<claim>("claim");
    step.each<close_books>("close_books");
    step.each<found_firms>("found_firms");
    step.each<post_terms>("post_terms");
    step.each<settle_entrant>("settle_entrant");
}

void experience(Schedule& step) {  // P12
    step.each<remember>("remember");
    step.each<believe>("believe");
}

void observation(Schedule& step) {  // P14
    step.each<census>("census");
    step.each<survey_firms>("survey_firms");
    step.each<check_identities>("check_identities");
    step.each<observe_persons>("observe_persons");
    step.each<observe_firms>("observe_firms");
    step.each<observe_schools>("observe_schools");
    step.each<observe_governments>("observe_governments");
}

void schedule(Schedule& step) {
    start_counting(step);
    outside_inputs(step);
    persons_at_work(step);
    production(step);
    cooperation(step);
    education(step);
    graduation_and_enrolment(step);
    labour_market(step);
    technology(step);
    accounts(step);
    experience(step);
    observation(step);
}

}  // namespace

void expect(const Inputs& inputs, Expected& expected) {
    const auto& n = inputs.given<given::Population>();
    const double intake =
        4 * inputs.given<given::Labour>().retirement * n.persons * inputs.given<given::Enrolment>().vocational_share;
    expected.add<Person>(n.persons + 3.5 * intake);
    expected.add<Firm>(1.1 * n.firms);
    expected.add<Neighbour>(1.1 * n.firms * inputs.given<given::Initial>().neighbours);
    expected.add<Vacancy>(.06 * n.persons);
    expected.add<Partnership>(.2 * n.firms);
    expected.add<Programme>(6 * n.schools);
    expected.add<School>(n.schools);
}

extern const Model model;
const Model model{
    .name = "consortium",
    .about = {"Industry–education consortia: schools, firms, governments, students and workers under policy levers",
              "产教联合体：学校、企业、政府、学生与劳动者在政策工具下的互动"},
    .describe = describe,
    .populate = populate,
    .schedule = schedule,
    .expect = expect,
    .quantities = {consortium_parameters, consortium_levers}};

}  // namespace consortium
