// Persons, posts and what is summed of them, for the engine: every field with its unit, so that digest, snapshots and
// `describe` know it. Dimensionless numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/labour/rules.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

LabourRules make_labour_rules(const Inputs& inputs) {
    return {.labour = &inputs.given<given::Labour>(),
            .effectiveness = &inputs.given<given::Effectiveness>(),
            .wages = &inputs.given<given::Wages>(),
            .learning = &inputs.given<given::Learning>(),
            .annuity = &inputs.given<given::Annuity>(),
            .choice = &inputs.given<given::Partnership>()};
}

/// In the order of their numbers.
static void declare_labels(Schema& s) {
    static_assert(last_named<Status> == 3);
    s.axis({"status", {"what a person does", "就业状态"}, {"student", "unemployed", "employed", "out"}, {}, false});
}

void describe_labour(Schema& s) {
    declare_labels(s);
    s.derive<LabourRules>(make_labour_rules);
    s.agent<Person>("person")
        .field("skill", &Person::skill, "1")
        .field("vintage", &Person::vintage, "1")
        .field("ability", &Person::ability, "1")
        .field("wage", &Person::wage, "wq")
        .field("start_wage", &Person::start_wage, "wq")
        .field("competence", &Person::competence, "1")
        .field("employer", &Person::employer, "id")
        .field("programme", &Person::programme, "id")
        .field("experience", &Person::experience, "quarter")
        .field("graduated", &Person::graduated, "quarter")
        .field("spell", &Person::spell, "quarter")
        .field("match", &Person::match, "1/100")
        .field("region", &Person::region, "label")
        .label_of("region")
        .field("field", &Person::field, "label")
        .label_of("field")
        .field("job_field", &Person::job_field, "label")
        .label_of("field")
        .field("status", &Person::status, "label")
        .label_of("status")
        .field("flags", &Person::flags, "label")
        .within(0, every_flag)
        .field("alive", &Person::alive, "flag");
    s.component<Separation>("separation").field("probability", &Separation::probability, "1");
    s.edge<Vacancy>("vacancy")
        .field("to", &Vacancy::to, "id")
        .field("age", &Vacancy::age, "quarter")
        .field("filled", &Vacancy::filled, "flag")
        .field("alive", &Vacancy::alive, "flag");
    s.tally<Payroll>("payroll")
        .field("staff", &Payroll::staff, "count")
        .field("effectiveness", &Payroll::effectiveness, "1")
        .field("wages", &Payroll::wages, "wq")
        .field("skilled", &Payroll::skilled, "count")
        .field("innovation", &Payroll::innovation, "1/65535")
        .field("decision", &Payroll::decision, "1/65535");
    s.tally<CellStaff>("cell_staff")
        .field("staff", &CellStaff::staff, "count")
        .field("technology", &CellStaff::technology, "1")
        .field("courses", &CellStaff::courses, "count");
    s.tally<Moves>("moves")
        .field("hired", &Moves::hired, "count")
        .field("graduates", &Moves::graduates, "count")
        .field("left", &Moves::left, "count")
        .field("separated", &Moves::separated, "count");
    s.tally<Seekers>("seekers").field("unemployed", &Seekers::unemployed, "count");
    s.tally<PersonFlows>("person_flows")
        .field("born", &PersonFlows::born, "count")
        .field("retired", &PersonFlows::retired, "count");
}

}  // namespace consortium
