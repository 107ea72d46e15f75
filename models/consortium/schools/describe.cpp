// Schools, programmes and what is summed for them, for the engine: every field with its unit, so that digest, snapshots and
// `describe` know it. Dimensionless numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/parameters/schools/competition.hpp"
#include "models/consortium/records.hpp"
#include "models/consortium/schools/rules.hpp"

namespace consortium {

SchoolRules make_school_rules(const Inputs& inputs) {
    return {.derived = &inputs.given<Derived>(),
            .annuity = &inputs.given<given::Annuity>(),
            .competition = &inputs.given<given::Competition>(),
            .curriculum = &inputs.given<given::Curriculum>(),
            .effectiveness = &inputs.given<given::Effectiveness>(),
            .effort = &inputs.given<given::Effort>(),
            .enrolment = &inputs.given<given::Enrolment>(),
            .entry = &inputs.given<given::Entry>(),
            .firms = &inputs.given<given::Firms>(),
            .graduation = &inputs.given<given::Graduation>(),
            .initial = &inputs.given<given::Initial>(),
            .labour = &inputs.given<given::Labour>(),
            .partnership = &inputs.given<given::Partnership>(),
            .platforms = &inputs.given<given::Platforms>(),
            .population = &inputs.given<given::Population>(),
            .programmes = &inputs.given<given::Programmes>(),
            .school_finance = &inputs.given<given::SchoolFinance>(),
            .teachers = &inputs.given<given::Teachers>(),
            .training = &inputs.given<given::Training>(),
            .transfer = &inputs.given<given::Transfer>(),
            .wages = &inputs.given<given::Wages>()};
}

/// In the order of their numbers.
static void declare_labels(Schema& s) {
    static_assert(last_named<SchoolType> == 3 && last_named<ProgrammeState> == 2);
    s.axis({"school_type", {"type of a school", "院校类型"}, {"secondary", "higher", "bachelor", "university"}, {}, false});
    s.axis({"programme_state", {"state of a programme", "专业状态"}, {"pipeline", "open", "closing"}, {}, false});
}

void describe_schools(Schema& s) {
    declare_labels(s);
    s.derive<SchoolRules>(make_school_rules);
    s.agent<School>("school")
        .field("fund", &School::fund, "wq")
        .field("programmes", &School::programmes, "1")
        .at_most_all<Programme>()
        .field("served", &School::served, "quarter")
        .field("region", &School::region, "label")
        .label_of("region")
        .field("type", &School::type, "label")
        .label_of("school_type")
        .field("aware", &School::aware, "flag");
    s.component<Plans>("plans")
        .field("signal", &Plans::signal, "log")
        .field("start_up", &Plans::start_up, "wq")
        .field("grant", &Plans::grant, "wq");
    s.agent<Programme>("programme")
        .field("capacity", &Programme::capacity, "1")
        .field("teachers", &Programme::teachers, "1")
        .field("quality", &Programme::quality, "1")
        .field("dual_qualified", &Programme::dual_qualified, "1")
        .field("part_timers", &Programme::part_timers, "1")
        .field("social_trainers", &Programme::social_trainers, "1")
        .field("equipment", &Programme::equipment, "1")
        .field("vintage", &Programme::vintage, "1")
        .field("reputation", &Programme::reputation, "1")
        .field("draw_weight", &Programme::draw_weight, "1")
        .field("placement", &Programme::placement, "1")
        .field("load", &Programme::load, "1")
        .field("student_effort", &Programme::student_effort, "1")
        .field("teacher_effort", &Programme::teacher_effort, "1")
        .field("students", &Programme::students, "1")
        .at_most_all<Person>()
        .field("stipend", &Programme::stipend, "wq")
        .field("learning_rate", &Programme::learning_rate, "1")
        .field("effort", &Programme::effort, "1")
        .field("project_time", &Programme::project_time, "1")
        .field("simulation_time", &Programme::simulation_time, "1")
        .field("workplace_time", &Programme::workplace_time, "1")
        .field("winning_chance", &Programme::winning_chance, "1")
        .field("competence_gain", &Programme::competence_gain, "1")
        .field("profile", &Programme::profile, "1")
        .field("school", &Programme::school, "id")
        .field("enrolled", &Programme::enrolled, "1")
        .at_most_all<Person>()
        .field("first_choices", &Programme::first_choices, "1")
        .at_most_all<Person>()
        .field("quarters_in_state", &Programme::quarters_in_state, "quarter")
        .field("graduating", &Programme::graduating, "1")
        .at_most_all<Person>()
        .field("edges", &Programme::edges, "1")
        .at_most_all<Firm>()
        .field("medals", &Programme::medals, "1")
        .within(0, given::Competition::most_medals)
        .field("winning_bin", &Programme::winning_bin, "1")
        .within(0, score_bins)
        .field("region", &Programme::region, "label")
        .label_of("region")
        .field("field", &Programme::field, "label")
        .label_of("field")
        .field("length", &Programme::length, "label")
        .field("approval", &Programme::approval, "label")
        .field("weak_years", &Programme::weak_years, "label")
        .field("type", &Programme::type, "label")
        .label_of("school_type")
        .field("state", &Programme::state, "label")
        .label_of("programme_state");
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
        .field("research", &Exchange::research, "wq")
        .field("profile", &Exchange::profile, "1");
    s.reduction<PlacementSums>("placement_sums")
        .field("programmes", &PlacementSums::programmes, "1")
        .field("sum", &PlacementSums::sum, "1")
        .field("squares", &PlacementSums::squares, "1");
    s.reduction<SectorSums>("sector_sums").field("wanted", &SectorSums::wanted, "1").field("staff", &SectorSums::staff, "1");
    s.reduction<ChoiceSums>("choice_sums")
        .field("choices", &ChoiceSums::choices, "1")
        .field("places", &ChoiceSums::places, "1");
    s.reduction<CapacitySums>("capacity_sums").field("places", &CapacitySums::places, "1");
    s.tally<FurtherStudy>("further_study").field("applicants", &FurtherStudy::applicants, "count");
    s.tally<ProgrammeFlows>("programme_flows")
        .field("opened", &ProgrammeFlows::opened, "count")
        .field("closed", &ProgrammeFlows::closed, "count");
    s.tally<MatchedGraduates>("matched_graduates").field("matched", &MatchedGraduates::matched, "count");
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
        .field("research", &SchoolCosts::research, "wq")
        .field("grants", &SchoolCosts::grants, "wq");
    s.tally<Scores>("scores").field("students", &Scores::students, "count");
    s.tally<Prizes>("prizes").field("winners", &Prizes::winners, "count").field("medals", &Prizes::medals, "count");
}

}  // namespace consortium
