// Graduates who found firms, on a population small enough to count by hand (E106).
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/firms/entry.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

/// Bold graduates of one programme, no further study, no partners.
void bold_class(Population& p) {
    make_groups(p);
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(50, 50); });
    post_all_terms(p);
    make_school(p);
    p.add<Programme>(1, [](u32, Rng&) { return programme_of(4000); });
    p.add<Person>(4000, [](u32, Rng&) {
        Person student = person_of(Status::student);
        student.programme = Id<Programme>{0};
        student.spell = 11;
        student.competence[innovation] = student.competence[decision] = Share16::of(1.F);
        return student;
    });
}

const Played::Values to_work{{"graduation.further_study_higher", 0}};

void spring(Schedule& step) {
    step.reset<FirmFlows>();
    graduation(step);
}

}  // namespace

TEST_CASE("a graduate's firm has him for its first employee, and posts and neighbours as others (E106)", "[consortium]") {
    Played run(scenario(to_work, Quarter::q2), play(bold_class, spring));
    run.until(1);
    const auto firms = all<Firm>(run);
    const FirmFlows flows = all<FirmFlows>(run)[0];
    const double expected = 4000 * founding_probability(1, 1, 0, run.world.inputs().given<given::Entry>());
    const u32 founded = static_cast<u32>(firms.size()) - 1;
    CHECK_THAT(heads(founded), WithinAbs(expected, 4 * std::sqrt(expected)));
    CHECK(flows.start_ups.value() == founded);
    CHECK(flows.entries.value() == founded);
    const Derived t = make_derived(run.world.inputs());
    std::vector<u32> staff(firms.size(), 0);
    for (const Person& person : all<Person>(run)) {
        if (person.status != Status::employed) continue;
        ++staff[(*person.employer).slot];
        CHECK((!person.has(order_firm) && !person.has(graduate) && person.graduated > 0 && person.start_wage > 0));
    }
    double cash = 0;
    for (u32 k = 1; k < firms.size(); ++k) {
        const Firm& firm = firms[k];
        CHECK((firm.alive && !firm.founder && firm.staff == 1 && staff[k] == 1));
        CHECK(firm.industry == t.main_industry[0]);
        CHECK((firm.wanted >= 2 && firm.wanted <= 8));
        CHECK(of<Vacancy>(run, k).size() == static_cast<u32>(firm.wanted) - 1);
        CHECK(of<Neighbour>(run, k).size() == 4);
        CHECK((all<Terms>(run)[k].alive && all<Terms>(run)[k].staff == 1));
        cash += firm.books.cash;
    }
    CHECK_THAT(static_cast<double>(flows.start_up_cash), WithinAbs(cash, 1e-6));
}

TEST_CASE("relief of the cost of founding makes more graduates found firms and moves nobody else's luck (L11b)",
          "[consortium]") {
    Played usual(scenario(to_work, Quarter::q2), play(bold_class, spring));
    Scenario with_relief = scenario(to_work, Quarter::q2);
    with_relief.levers["policy.job_guidance.founding_relief"].status_quo = 1;
    Played relieved(with_relief, play(bold_class, spring));
    usual.until(1);
    relieved.until(1);
    CHECK(all<Firm>(relieved).size() > all<Firm>(usual).size());
    for (u32 k = 0; k < 4000; ++k) {  // who founds without relief founds with it too
        if (all<Person>(usual)[k].status == Status::employed) CHECK(all<Person>(relieved)[k].status == Status::employed);
    }
}
