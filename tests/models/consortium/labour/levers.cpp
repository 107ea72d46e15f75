// Levers of the labour market on populations small enough to count by hand: what they change in a choice, and nothing at
// status quo (L10, L11a, L12).
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Scenario under(const std::map<std::string, double>& levers) {
    Scenario with = scenario({{"labour.on_the_job_search", 0}, {"labour.separation", 0}, {"labour.opening", 0}});
    for (const auto& [name, value] : levers) with.levers[name].status_quo = value;
    return with;
}

/// As many firms that want one head, each with a post, as there are unemployed, half of them fresh from school.
void posts_and_unemployed(Population& p) {
    constexpr u32 count = 2000;
    make_groups(p);
    p.add<Firm>(count, [](u32, Rng&) { return firm_of(0, 1); });
    post_all_terms(p);
    std::vector<std::pair<u32, Vacancy>> posts;
    for (u32 k = 0; k < count; ++k) posts.push_back({k, {{0}, 0, false, true}});
    p.connect<Vacancy>(std::move(posts));
    p.add<Person>(count, [](u32 k, Rng&) {
        Person person = person_of(Status::unemployed);
        if (k % 2 == 0) person.set(graduate);
        return person;
    });
}

struct Hired {
    i64 all = 0;
    i64 graduates = 0;
};
Hired hired(const std::map<std::string, double>& levers) {
    const auto schedule = [](Schedule& step) {
        step.reset<Seekers>();
        labour_market(step);
    };
    Played run(under(levers), play(posts_and_unemployed, schedule));
    run.until(1);
    Hired count;
    for (u32 k = 0; k < 2000; ++k) {
        if (all<Person>(run)[k].status != Status::employed) continue;
        count.all += 1;
        count.graduates += k % 2 == 0 ? 1 : 0;
    }
    i64 subsidised = 0;
    for (const Workforce& of_firm : all<Workforce>(run)) subsidised += of_firm.graduate_hires;
    CHECK(subsidised == count.graduates);
    return count;
}

void first_process(Schedule& step) {
    step.reset<Payroll>().reset<CellStaff>().reset<Graduates>().reset<PersonFlows>().reset<Treasury>();
    step.each<work>("work");
    step.each<pay_for_courses>("pay_for_courses");
}

/// Unemployed who would gain 0.78 wq by a course that costs one and a quarter without search.
void outdated(Population& p) {
    make_groups(p);
    for (Cell& cell : p.agents<Cell>()) cell.mean_technology = .5;
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(0, 1); });
    post_all_terms(p);
    p.add<Programme>(1, [](u32, Rng&) { return programme_of(40); });
    p.add<Person>(4000, [](u32, Rng&) {
        Person person = person_of(Status::unemployed);
        person.vintage = -1;
        return person;
    });
}

double retrained_share(double voucher) {
    Played run(under({{"policy.retraining_voucher", voucher}}), play(outdated, first_process));
    run.until(1);
    const auto count = std::ranges::count_if(all<Person>(run), [](const Person& p) { return p.alive && p.has(course); });
    CHECK_THAT(static_cast<double>(all<Treasury>(run)[0].retraining),
               WithinAbs(std::min(voucher, 1.0) * static_cast<double>(count), 1e-6));
    return static_cast<double>(count) / 4000;
}

}  // namespace

TEST_CASE("a hiring subsidy lets graduates win against others alike, and moves nothing at 0 (L10)", "[consortium]") {
    const Hired none = hired({});
    const Hired subsidised = hired({{"policy.graduate_hiring_subsidy", 4}});
    CHECK_THAT(static_cast<double>(none.graduates) / static_cast<double>(none.all), WithinAbs(.5, .05));
    CHECK(subsidised.graduates > none.graduates + 100);
    CHECK(std::abs(subsidised.all - none.all) < 60);  // who is taken changes, not how many
    CHECK_THAT(subsidy_as_output(2.7, 1, {.three_years = 2.7}), WithinRel(.25, 1e-12));
}

TEST_CASE("guided search fills more posts by more applications, and moves nothing at 0 (L11a)", "[consortium]") {
    const Hired none = hired({});
    const Hired guided = hired({{"policy.job_guidance.applications", 3}});
    CHECK(guided.all > none.all + 200);  // a tenth of the posts and more: what one leaves open the next gets
}

TEST_CASE("a voucher makes retraining pay for more of the unemployed, at the price of a course at most (L12)",
          "[consortium]") {
    const auto expected = [](double own_part) { return 1 / (1 + std::exp((own_part + .5 - .7776) / .2)); };
    CHECK_THAT(retrained_share(0), WithinAbs(expected(1), .011));
    CHECK_THAT(retrained_share(.5), WithinAbs(expected(.5), .03));
    CHECK_THAT(retrained_share(1), WithinAbs(expected(0), .03));
    CHECK_THAT(retrained_share(5), WithinAbs(expected(0), .03));
}
