// What schools see of demand, and when they turn: under a shock that moves demand between fields, and when a new field
// appears (E55 to E57, L17 to L19).
#include "tests/models/consortium/schools/one_school.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <functional>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

constexpr u32 shift = 8;  // the quarter in which demand moves from even fields to odd ones

void shift_demand(Cell& me, Self<Cell> self, Given<Clock> clock) {
    if (clock->step < shift) return;
    me.vacancies = self.id().slot % 2 == 1 ? 9000 : 100;
}
void play_shift(Schedule& step) {
    step.reset<ProgrammeFlows>().reset<MatchedGraduates>().reset<Treasury>().reset<SchoolCosts>();
    restructuring(step);
    step.each<shift_demand>("shift_demand");
}

/// Eight schools that teach fields 0 and 10, nobody yet, and until demand moves see all fields alike.
void eight_schools(Population& p) {
    make_groups(p);
    p.agents<Region>()[0].workforce_0 = 1000;
    p.add<Firm>(1, [](u32, Rng&) { return firm_of(1, 1); });
    post_all_terms(p);
    p.add<School>(8, [](u32, Rng&) {
        School school{};
        school.aware = true;
        school.type = SchoolType::higher;
        school.programmes = 2;
        school.fund = 1000;
        return school;
    });
    p.add<Programme>(16, [](u32 k, Rng&) {
        Programme programme = programme_of(40, k % 2 == 0 ? 0 : 10);
        programme.school = {k / 2};
        programme.enrolled = programme.first_choices = 40;
        return programme;
    });
    for (Cell& cell : p.agents<Cell>()) {
        cell.vacancies = 100;
        cell.unemployed = 100;
        cell.past_vacancies.fill(100);
        cell.past_unemployed.fill(100);
    }
}

constexpr u32 never = 999;

/// The first quarter in which programmes of these fields are, in any state, at least `wanted`.
u32 when(Played& run, const std::function<bool(const Programme&)>& counts, u32 wanted, u32 most = 40) {
    for (u32 quarter = 1; quarter <= most; ++quarter) {
        run.until(quarter);
        if (std::ranges::count_if(programmes_of(run), counts) >= wanted) return quarter;
    }
    return never;
}
/// Any signal of half a unit pays for a new programme.
const Played::Values cheap{{"programmes.signal_noise", 0},
                           {"programmes.sampling_noise", 0},
                           {"programmes.forecast_noise", 0},
                           {"programmes.start_up_cost", 10},
                           {"population.new_fields", 0}};

bool in_demand(const Programme& p) { return p.field % 2 == 1; }
bool opened_in_demand(const Programme& p) { return in_demand(p) && p.state == ProgrammeState::open; }

}  // namespace

TEST_CASE("when demand moves between fields, schools turn as soon as statistics tell, and sooner with a forecast (L17)",
          "[consortium]") {
    const auto turned = [&](double lag, double planning) {
        Played::Values parameters = cheap;
        parameters["programmes.publication_lag"] = lag;
        Played run(under(parameters, {{"policy.planning_information", planning}}), play(eight_schools, play_shift));
        return when(run, in_demand, 4);
    };
    // Demand moves after the Q1 of the third year; the next Q1, in step 12, knows three quarters of it.
    CHECK(turned(0, 0) == 13);
    CHECK(turned(4, 0) == 17);  // a year later
    CHECK(turned(8, 0) == 21);
    CHECK(turned(4, 1) == 13);  // the forecast knows the posts of today
    CHECK(turned(8, .5) == 13);
}

TEST_CASE("after the same shock shorter approval opens what is in demand sooner (L18)", "[consortium]") {
    const auto opened = [&](double approval, double planning) {
        Played run(under(cheap, {{"policy.approval_lag", approval}, {"policy.planning_information", planning}}),
                   play(eight_schools, play_shift));
        return when(run, opened_in_demand, 4);
    };
    CHECK(opened(4, 0) == 21);
    CHECK(opened(1, 0) == 18);
    CHECK(opened(1, 1) == 14);
}

namespace {

/// Graduates of the field that lost demand are placed worse from the year after on.
void follow_demand(Programme& me, Given<Clock> clock) {
    me.placement = me.field == 0 && clock->step >= shift + 4 ? .78 : .92;
}
void play_placement(Schedule& step) {
    play_shift(step);
    step.each<follow_demand>("follow_demand");
}

}  // namespace

TEST_CASE("after the same shock a stricter warning line closes what lost demand, a lax one nothing (L19)", "[consortium]") {
    const auto closed = [&](double threshold) {
        Played::Values parameters = no_noise;
        parameters["programmes.capacity_response"] = 0;
        Played run(under(parameters, {{"policy.closure_threshold", threshold}}), play(eight_schools, play_placement));
        run.until(40);
        return std::ranges::count_if(programmes_of(run),
                                     [](const Programme& p) { return p.placement < .8 && p.weak_years >= 3; });
    };
    CHECK(closed(.75) == 0);
    CHECK(closed(.8) > 0);
}

TEST_CASE("a school reads what its own graduates tell it, and other schools do not (E55)", "[consortium]") {
    const auto two = [](Population& p) {
        eight_schools(p);
        p.agents<Programme>()[0].placement = .95;
        p.agents<Programme>()[1].placement = .85;
    };
    Played run(scenario(no_noise), play(two, only_restructuring));
    run.until(1);
    const auto signal_of = [&](u32 school, u32 field) { return all<Plans>(run)[school].signal[field]; };
    CHECK_THAT(signal_of(0, 0) - signal_of(1, 0), WithinAbs(2 * .05, 1e-9));
    CHECK_THAT(signal_of(0, 10) - signal_of(1, 10), WithinAbs(-2 * .05, 1e-9));
    CHECK(signal_of(0, 5) == signal_of(1, 5));
}

namespace {

/// The new field of the ring, which the first industry asks for as far as `share` says; its technology moves fast.
template <u32 percent>
void new_field(Population& p) {
    school_of(p, {0});
    p.agents<School>()[0].fund = 1000;
    p.agents<Firm>()[0].staff = 100;
    p.agents<Firm>()[0].wanted = 100;
    Industry& first = p.agents<Industry>()[0];
    first.strategic = true;
    first.field[fields_at_start] = 1;
    first.field_share[fields_at_start] = percent / 100.F;
    first.frontier = .57;
    first.frontier_growth = .02;
    for (Cell& cell : p.agents<Cell>()) {
        cell.vacancies = cell.unemployed = 100;
        cell.past_vacancies.fill(100);
        cell.past_unemployed.fill(100);
    }
    Cell& cell = p.agents<Cell>()[1];
    cell.vacancies = percent > 0 ? 9000 : 0;
    cell.past_vacancies.fill(static_cast<float>(cell.vacancies));
    if (percent > 0) return;
    cell.unemployed = 0;  // nobody has learnt it
    cell.past_unemployed.fill(0);
}

}  // namespace

TEST_CASE("schools open programmes in a new field once its jobs are seen, and not before (E56)", "[consortium]") {
    const auto taught = [](void (*populate)(Population&)) {
        Played::Values parameters = cheap;
        parameters["population.new_fields"] = 1;
        Played run(scenario(parameters), play(populate, only_restructuring));
        return when(
            run, [](const Programme& p) { return p.field == 1; }, 1, 160);
    };
    CHECK(taught(new_field<0>) == never);
    CHECK(taught(new_field<10>) < never);
}

TEST_CASE("the forecast sees the fields that technology will ask for, and without foresight those of today (E55b)",
          "[consortium]") {
    const auto forecast_of = [](double foresight) {
        Played::Values parameters = no_noise;
        parameters["programmes.technology_foresight"] = foresight;
        parameters["population.new_fields"] = 1;
        Played run(scenario(parameters), play(new_field<0>, only_restructuring));
        run.until(1);
        return static_cast<double>(all<Region>(run)[0].forecast[1]);
    };
    // 12 quarters at 0.02 make 0.15 (1 − e^(−0.48)) of 7.92 posts, which nobody is there for yet; field 0 has that many
    // fewer.
    const auto gained = [](double foresight) {
        const double posts = 12 * 100 * .0066;
        const double emerged = .15 * (1 - std::exp(-2 * foresight * .24));
        const double lost = std::log((101 + posts * (1 - emerged)) / (101 + posts));
        return std::log(1 + posts * emerged) * 19 / 20 - lost / 20;
    };
    CHECK_THAT(forecast_of(1) - forecast_of(0), WithinAbs(gained(1), 1e-5));
    CHECK_THAT(forecast_of(.5) - forecast_of(0), WithinAbs(gained(.5), 1e-5));
}
