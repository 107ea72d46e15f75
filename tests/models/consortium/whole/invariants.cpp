// What must hold in every quarter of the whole model, whatever happens in it. Persons, money and the parts of the index are
// checked by the model itself (V20), which throws.
#include "models/consortium/cooperation/partnership_value.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace consortium {
extern const Model model;
}

using namespace consortium;
using namespace consortium::stage;

namespace {

void check_partnerships(Played& run) {
    for (u32 firm = 0; firm < all<Firm>(run).size(); ++firm) {
        const auto edges = of<Partnership>(run, firm);
        std::set<u32> partners;
        double seats = 0;
        for (const Partnership& edge : edges) {
            CHECK(partners.insert(edge.to.slot).second);  // one edge per firm and programme
            CHECK(std::ranges::find(depths, static_cast<double>(edge.agreed.depth)) != depths.end());
            CHECK((edge.agreed.declared >= edge.agreed.depth && edge.agreed.declared <= 1.F));
            CHECK((edge.learnt.trust >= 0.F && edge.learnt.trust <= 1.F));
            CHECK(all<Programme>(run)[edge.to.slot].state == ProgrammeState::open);
            seats += static_cast<double>(edge.agreed.seats);
        }
        // A new edge gets no seats that would take interns above a tenth of the staff (of P1, as decisions see it).
        for (const Partnership& edge : edges) {
            if (edge.learnt.age == 1 && edge.agreed.seats > 0)
                CHECK(seats <= .10 * all<Terms>(run)[firm].staff * (1 + 1e-6));
        }
    }
}

void check_schools(Played& run, u32 quarter) {
    std::map<u32, double> students;
    for (const Person& person : all<Person>(run)) {
        if (person.alive && person.status == Status::student) students[(*person.programme).slot] += 1;
    }
    for (u32 k = 0; k < all<Programme>(run).size(); ++k) {
        const Programme& p = all<Programme>(run)[k];
        if (quarter % 4 == 3 || quarter % 4 == 0) CHECK(p.enrolled <= math::floor(p.capacity));  // resized in Q1
        if (p.state == ProgrammeState::pipeline) CHECK((students[k] == 0 && p.enrolled == 0));
        if (p.state == ProgrammeState::closing && p.quarters_in_state >= 2) CHECK(p.enrolled == 0);
        CHECK((p.equipment >= 0 && p.equipment <= 1));
        CHECK((p.dual_qualified >= 0 && p.dual_qualified <= 1));
        CHECK((p.student_effort >= 0 && p.student_effort <= 1));
        CHECK((p.placement >= 0 && p.placement <= 1));
        if (p.state == ProgrammeState::open) CHECK(p.teachers >= 1);
        CHECK(std::abs(p.reputation) < 20);
    }
    std::map<u32, u32> open;
    std::map<u32, std::set<u8>> fields;
    for (const Programme& p : all<Programme>(run)) {
        if (p.state == ProgrammeState::open) ++open[p.school.slot];
        CHECK(fields[p.school.slot].insert(p.field).second);
        CHECK(fields[p.school.slot].size() <= 12);
    }
    for (const auto& [school, count] : open) CHECK(all<School>(run)[school].programmes == count);
    CHECK(open.size() == fields.size());  // the last one of a school stays
}

/// Staff of a firm are the persons who say so, at the end of the quarter.
void check_staff(Played& run) {
    std::vector<u32> staff(all<Firm>(run).size(), 0);
    for (const Person& person : all<Person>(run)) {
        if (!person.alive) continue;
        CHECK_FALSE(person.has(entrant));
        if (person.status == Status::employed) staff.at((*person.employer).slot) += 1;
    }
    for (u32 k = 0; k < staff.size(); ++k) {
        if (all<Firm>(run)[k].alive) CHECK(all<Firm>(run)[k].staff == staff[k]);
    }
}

void check_firms(Played& run) {
    for (u32 k = 0; k < all<Firm>(run).size(); ++k) {
        const Firm& firm = all<Firm>(run)[k];
        if (!firm.alive) continue;
        CHECK(all<Sales>(run)[k].share > 0);
        CHECK((firm.knowledge.absorption >= 0 && firm.knowledge.absorption < 1));
        CHECK((firm.knowledge.objects >= 0 && firm.knowledge.objects <= 1));
        CHECK((firm.knowledge.reported_excess >= 0 && firm.knowledge.reported_excess <= .5));
        CHECK(firm.knowledge.means <= firm.knowledge.technology + 1e-9);
        CHECK(firm.books.credit_carried >= 0);
        CHECK(firm.knowledge.rnd >= 0);
    }
    for (const Cell& cell : all<Cell>(run)) CHECK(cell.wage > 0);
}

void play_and_check(Scenario all_of_it, u32 quarters) {
    all_of_it.start = Date::of(2025, 1);
    Played run(all_of_it, consortium::model);
    for (u32 quarter = 1; quarter <= quarters; ++quarter) {
        run.until(quarter);
        INFO("quarter " << quarter);
        check_partnerships(run);
        check_schools(run, quarter);
        check_staff(run);
        check_firms(run);
    }
    CHECK(all<Partnership>(run).size() > 0);
}

Scenario small(double regions) {
    return Played::scenario_of(consortium::model, {{"population.regions", regions},
                                                   {"population.firms", 200},
                                                   {"population.persons", 4000},
                                                   {"population.schools", 3 * regions},
                                                   {"initial.fewest_programmes", 2},
                                                   {"initial.most_programmes", 3},
                                                   {"initial.aware_firms", .8}});
}

}  // namespace

TEST_CASE("at status quo every quarter keeps places, seats, depths, shares and staff in their bounds", "[consortium]") {
    play_and_check(small(1), 24);
}

TEST_CASE("under strong incentives and three regions the same bounds hold", "[consortium]") {
    Scenario scenario = small(3);
    scenario.levers["policy.seat_subsidy"].status_quo = 1;
    scenario.levers["policy.base_co_funding"].status_quo = .8;
    scenario.levers["policy.tax_credit.rate"].status_quo = .6;
    scenario.levers["policy.tax_credit.eligibility"].status_quo = 1;
    scenario.levers["policy.outcome_bonus"].status_quo = 2;
    scenario.levers["policy.mutual_hiring_subsidy"].status_quo = .5;
    scenario.levers["policy.platform_budget.training_base"].status_quo = .01;
    scenario.levers["policy.platform_budget.service_centre"].status_quo = .01;
    scenario.levers["policy.service_voucher"].status_quo = .8;
    scenario.levers["policy.crowdfunding.match"].status_quo = 1;
    scenario.levers["policy.consortium.decision_office"].status_quo = 1;
    scenario.levers["policy.evaluation_weight"].status_quo = 1;
    scenario.levers["policy.budget.cap"].status_quo = 20;
    scenario.levers["policy.budget.equalisation"].status_quo = .5;
    scenario.levers["policy.training_levy"].status_quo = .01;
    scenario.levers["policy.public_research"].status_quo = 2;
    scenario.levers["policy.graduate_hiring_subsidy"].status_quo = 2;
    scenario.levers["policy.job_guidance.applications"].status_quo = 1.5;
    scenario.levers["policy.retraining_voucher"].status_quo = .5;
    scenario.levers["policy.planning_information"].status_quo = 1;
    scenario.levers["policy.approval_lag"].status_quo = 2;
    scenario.levers["policy.closure_threshold"].status_quo = .95;
    scenario.levers["policy.strategic_start_up_grant"].status_quo = 40;
    scenario.levers["policy.strategic_stipend"].status_quo = 2;
    scenario.levers["policy.job_guidance.founding_relief"].status_quo = 1;
    play_and_check(scenario, 40);
}
