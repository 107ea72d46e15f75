// The consortium model: its declaration and the order of a quarter (P0 to P14). ODD.md beside it explains; a folder a
// subject says who there is (records.hpp) and what they do.
#include "models/consortium/declare.hpp"
#include "models/consortium/facts.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/declare_indicators.hpp"
#include "models/consortium/outputs/watch.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/schools/enrolment.hpp"
#include "models/consortium/parameters/start/initial.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/phases.hpp"
#include "models/consortium/start/data.hpp"
#include "models/consortium/start/populate.hpp"

namespace consortium {

namespace {

void describe(Schema& s) {
    s.calendar();
    s.currency({"wq", "CNY", "accounts.yuan_per_wage"});
    declare_axes(s);
    describe_records(s);
    declare_numbers(s);
    declare_indicators(s);
    s.derive<Derived>(make_derived);
    declare_data(s);
}

void schedule(Schedule& step) {
    start_counting(step);
    outside_inputs(step);
    persons_at_work(step);
    production(step);
    consortium_affairs(step);
    cooperation(step);
    education(step);
    restructuring(step);
    graduation(step);
    enrolment(step);
    labour_market(step);
    technology(step);
    accounts(step);
    experience(step);
    evaluation(step);
    observation(step);
}

}  // namespace

/// What a quarter counts begins at zero.
void start_counting(Schedule& step) {
    step.in(Quarter::q1).arrange<PersonsByEmployer>("seat_persons");
    step.reset<Payroll>().reset<CellStaff>().reset<Graduates>().reset<PersonFlows>().reset<Classes>();
    step.reset<Moves>().reset<Seekers>().reset<ConsortiumFlows>();
    step.reset<Treasury>().reset<FirmFlows>().reset<RegionFirms>().reset<MarketFirms>().reset<InnovationCount>();
    step.reset<ProgrammeFlows>().reset<MatchedGraduates>();
    step.reset<OutputOfWorkers>().reset<OutputOfFirms>().reset<KnowledgeDistance>();
    step.in(Quarter::q1).reset<FeesOfYear>();
}

void expect(const Inputs& inputs, Expected& expected) {
    const auto& n = inputs.given<given::Population>();
    const double intake =
        4 * inputs.given<given::Labour>().retirement * n.persons * inputs.given<given::Enrolment>().vocational_share;
    expected.add<Person>(n.persons + 3.5 * intake);
    expected.add<Firm>(1.1 * n.firms);
    expected.add<Neighbour>(1.1 * n.firms * inputs.given<given::Initial>().neighbours);
    expected.add<Vacancy>(.06 * n.persons);
    expected.add<Partnership>(.2 * n.firms);
    expected.add<Programme>(8 * n.schools);
    expected.add<School>(n.schools);
    expected.add<Institute>(n.firms / inputs.given<given::Institutes>().firms_each + n.regions + n.schools);
    expected.add<Research>(4 * n.firms / inputs.given<given::Institutes>().firms_each);
    expected.add<ScienceLink>(4 * n.schools);
    expected.add<Project>(.05 * n.schools + 10);
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
    .watch = watched(),
    .facts = facts};

}  // namespace consortium
