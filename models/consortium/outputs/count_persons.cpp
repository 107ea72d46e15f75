// P14, first half: what there is, counted. Conservation laws are checked here every quarter (V20).
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/graduates.hpp"
#include "models/consortium/outputs/observe.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/parameters/labour/wages.hpp"

namespace consortium {

namespace {

void count_employed(const Person& me, const Terms& firm, Adding<PersonCensus> here, Adding<CellCensus> cell,
                    const Derived& derived) {
    here.employed += 1;
    here.employed_by_living += firm.alive ? 1 : 0;
    here.mismatched += derived.field_distance(me.field, me.job_field) > 0 ? 1 : 0;
    here.skill += me.skill;
    here.vintage_gap += std::max(0.F, firm.technology - me.vintage);
    here.wages += me.wage;
    here.competence.add(me.competence);
    cell.employed += 1;
    cell.skill += me.skill;
}

void count_person(const Person& me, Read<Terms> firms, Tally<PersonCensus> regions, Tally<CellCensus> cells,
                  const Derived& derived) {
    Adding<PersonCensus> here = regions[{me.region}];
    switch (me.status) {
        case Status::student:
            here.students += 1;
            return;
        case Status::unemployed:
            here.unemployed += 1;
            return;
        case Status::out:
            here.out += 1;
            return;
        case Status::employed:
            count_employed(me, firms[*me.employer], here, cells[derived.layout.cell(me.region, me.job_field)], derived);
    }
}

/// Dist 0, ¼, ½, ¾, 1.
u32 distance_class(float distance) {
    return std::min(distance_classes - 1, static_cast<u32>((distance_classes - 1) * distance + .5F));
}

/// What an employed person knows, and what distance between own field and job costs him.
void count_skills(const Person& me, const Terms& firm, double field_wage, Tally<SkillCensus> industries,
                  Tally<DistancePay> pay, const Derived& derived, const given::Wages& wages) {
    Adding<SkillCensus> here = industries[{firm.industry}];
    here.persons[me.field] += 1;
    here.skill[me.field] += me.skill;
    here.vintage[me.field] += me.vintage;
    here.competence[me.field].add(me.competence);
    Adding<DistancePay> by_distance = pay[the_economy];
    const u32 apart = distance_class(derived.field_distance(me.field, me.job_field));
    by_distance.persons[apart] += 1;
    by_distance.log_pay[apart] += math::log(me.wage / static_cast<float>(field_wage)) -
                                  static_cast<float>(wages.experience) * derived.experience_effect(me.experience);
}

}  // namespace

void count_persons(const Person& me, Read<Terms> firms, Tally<PersonCensus> regions, Tally<CellCensus> cells,
                   Given<Derived> derived) {
    count_person(me, firms, regions, cells, *derived);
}

void count_persons_in_spring(const Person& me, Read<Terms> firms, Read<Programme> programmes, Tally<PersonCensus> regions,
                             Tally<CellCensus> cells, Tally<GraduateFlow> flow, Tally<RetainedEightQuarters> retained,
                             Tally<AfterThreeYears> later, Given<Derived> derived, Given<Clock> clock) {
    count_person(me, firms, regions, cells, *derived);
    if (me.graduated == 0) return;
    const u32 since = me.since_graduation(clock->step);
    if (since == 0) count_graduate(me, flow[origin_of(me, programmes, *derived)]);
    if (since == eight_quarters) count_retained(me, since, retained[the_economy].graduates);
    if (since == three_years && me.status == Status::employed) {
        Adding<AfterThreeYears> here = later[{me.region}];
        here.employed += 1;
        here.start_wage += me.start_wage;
        here.wage += me.wage;
    }
}

void count_persons_in_winter(const Person& me, Read<Terms> firms, Read<Cell> cells, Read<Programme> programmes,
                             Read<Economy> economy, In<Partnership> edges, Tally<PersonCensus> regions,
                             Tally<CellCensus> cell_census, Tally<SkillCensus> industries, Tally<DistancePay> pay,
                             Tally<FirstJobs> jobs, Tally<RetainedTwoQuarters> retained, Tally<GraduatePay> graduate_pay,
                             Tally<GraduateUse> use, Given<Derived> derived, Given<given::Wages> wages, Given<Clock> clock) {
    count_person(me, firms, regions, cell_census, *derived);
    const bool graduated = me.graduated > 0 && me.since_graduation(clock->step) == two_quarters;
    if (graduated) count_retained(me, two_quarters, retained[the_economy].graduates);
    if (me.status != Status::employed) return;
    const Terms& firm = firms[*me.employer];
    count_skills(me, firm, cells[derived->layout.cell(me.region, me.job_field)].wage, industries, pay, *derived, *wages);
    if (!graduated) return;
    const double unit = economy[the_economy].wage;
    count_first_job(me, edges[*me.programme], unit, jobs[origin_of(me, programmes, *derived)]);
    count_graduate_pay(me, unit, graduate_pay[{me.region}]);
    use[{firm.industry}].graduates[programmes[*me.programme].field] += 1;
}

namespace {

constexpr double tolerance = 1e-9;  // of the gross flows

/// Of so many bookings each is short by less than the step of the books.
double bookings_of(const FirmCensus& firms, const FirmFlows& f) {
    constexpr double of_a_firm = 24;
    constexpr double of_a_partnership = 8;
    double count = of_a_firm * (f.entries + f.exits);
    for (const FirmCut& cut : firms.by_size) count += of_a_firm * cut.firms + of_a_partnership * cut.edges;
    return count;
}

void check_money(const Economy& before, const FirmFlows& f, const FirmCensus& firms, Read<Treasury> treasuries) {
    double claims = 0;
    double taxes = 0;
    double credit = 0;
    for (u32 r = 0; r < treasuries.size(); ++r) {
        const Treasury& t = treasuries[{r}];
        claims += t.seat_subsidy + t.base_co_funding + t.outcome_bonus + t.mutual_hiring + t.hiring_subsidy;
        taxes += t.surcharge + t.income_tax + t.penalties + t.levy;
        credit += t.tax_credit;
    }
    const double in = f.start_up_cash + f.revenue + f.training + claims + credit;
    const double out = f.wages + f.rnd + f.cooperation + f.fees + f.hiring + f.equipment + f.membership + f.pledges +
                       f.services + f.certification + taxes + f.payout;
    const double expected = before.firms_cash + in - out - f.written_off;
    const double gross = 1 + std::abs(before.firms_cash) + std::abs(in) + std::abs(out);
    require(std::abs(f.cash - expected) <= tolerance * gross + bookings_of(firms, f) / Money::scale,
            "money is not conserved: firms' cash differs from what was booked");
}

/// What all consortia have, and what their books say it came to; returns the former.
double check_funds(double before, Read<Consortium> consortia, Read<ConsortiumFlows> flows) {
    double fund = 0;
    double in = 0;
    double out = 0;
    double entries = 0;  // in the books, each short of what was paid by less than their step
    for (u32 c = 0; c < consortia.size(); ++c) {
        fund += consortia[{c}].fund;
        in += flows[{c}].dues;
        out += flows[{c}].offices + flows[{c}].projects;
        entries += 2 + flows[{c}].funded;
    }
    require(std::abs(fund - before - in + out) <= tolerance * (1 + std::abs(before) + in + out) + entries / Money::scale,
            "money is not conserved: the funds of consortia differ from what was booked");
    return fund;
}

}  // namespace

void check_identities(Economy& me, Self<Economy> self, Read<PersonCensus> persons, Read<PersonFlows> person_flows,
                      Read<FirmCensus> firms, Read<FirmFlows> firm_flows, Read<Consortium> consortia,
                      Read<ConsortiumFlows> consortium_flows, Read<Treasury> treasuries) {
    i64 alive = 0;
    i64 employed = 0;
    for (u32 r = 0; r < persons.size(); ++r) {
        const PersonCensus& c = persons[{r}];
        alive += c.students.value() + c.unemployed.value() + c.employed.value() + c.out.value();
        employed += c.employed_by_living.value();
    }
    const PersonFlows& moved = person_flows[self];
    if (me.persons > 0) {
        require(static_cast<double>(alive) == me.persons + moved.born - moved.retired, "persons are not conserved");
    }
    require(employed == firms[self].staff.value(), "the staff of firms are not the persons they employ");
    if (me.firms_cash != 0) check_money(me, firm_flows[self], firms[self], treasuries);
    me.persons = static_cast<double>(alive);
    me.consortia_fund = check_funds(me.consortia_fund, consortia, consortium_flows);
    me.firms_cash = firm_flows[self].cash + firm_flows[self].founding;
}

/// P14 in the quarter.
void observation(Schedule& step) {
    Schedule spring = step.in(Quarter::q2);
    Schedule winter = step.in(Quarter::q4);
    step.in({Quarter::q1, Quarter::q3}).each<count_persons>("count_persons");
    spring.reset<RetainedEightQuarters>().reset<AfterThreeYears>();
    spring.each<count_persons_in_spring>("count_persons_in_spring");
    winter.reset<SkillCensus>().reset<DistancePay>().reset<FirstJobs>().reset<RetainedTwoQuarters>().reset<GraduatePay>();
    winter.each<count_persons_in_winter>("count_persons_in_winter");
    firm_counts(step);
    winter.each<look_at_network>("look_at_network");
    step.each<check_identities>("check_identities");
    step.each<observe_index>("observe_index");
    step.each<observe_output>("observe_output");
    step.each<observe_persons>("observe_persons");
    step.each<observe_skills>("observe_skills");
    step.each<observe_placement>("observe_placement");
    step.each<observe_graduates>("observe_graduates");
    step.each<observe_firms>("observe_firms");
    step.each<observe_cooperation>("observe_cooperation");
    step.each<observe_transfers>("observe_transfers");
    step.each<observe_schools>("observe_schools");
    step.each<observe_education>("observe_education");
    step.each<observe_governments>("observe_governments");
    step.each<observe_consortia>("observe_consortia");
    step.each<observe_engine>("observe_engine");
}

}  // namespace consortium
