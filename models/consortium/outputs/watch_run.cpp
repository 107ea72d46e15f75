// The run itself (O16), and that nobody and no money is lost on the way (V20).
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/outputs/staff.hpp"
#include "models/consortium/outputs/watch.hpp"

namespace consortium {

namespace {

/// Those who work for firms, as firms say.
struct Payrolls {
    using Of = Economy;
    Count staff;
};
void add_payroll(const Firm& me, Into<Payrolls> payrolls) { payrolls[the_economy].staff += me.staff; }

i64 employed(Seen<Staff> cells) {
    i64 all = 0;
    for (u32 k = 0; k < cells.size(); ++k) all += cells[{k}].persons.value();
    return all;
}
/// Students, as they say and as programmes do.
struct Studying {
    using Of = Economy;
    Count persons;
};
struct InClass {
    using Of = Economy;
    Count persons;
};
bool is_student(const Person& me) { return me.status == Status::student; }
void add_student(const Person&, Into<Studying> students) { students[the_economy].persons += 1; }
void add_class(const Programme& me, Into<InClass> students, Given<Clock> clock) {
    const double gone = clock->is(Quarter::q2) ? me.graduating : 0;  // who finished is counted until the next P6
    students[the_economy].persons += static_cast<i64>(me.students - gone);
}
bool students_are_enrolled(const Economy&, Self<Economy> self, Seen<Studying> studying, Seen<InClass> in_class) {
    return studying[self].persons.value() == in_class[self].persons.value();
}

bool staff_is_employed(const Economy&, Self<Economy> self, Seen<Staff> cells, Seen<Payrolls> payrolls) {
    i64 with_living = 0;
    for (u32 k = 0; k < cells.size(); ++k) with_living += cells[{k}].with_living.value();
    return with_living == payrolls[self].staff.value();
}

u32 agents(const Economy&, Read<Person> persons, Read<Firm> firms, Read<Programme> programmes, Read<School> schools,
           Read<Institute> institutes, Read<Consortium> consortia) {
    return persons.living() + firms.living() + programmes.size() + schools.size() + institutes.size() + consortia.size();
}
/// How long it took stands beside the results, which would else differ from machine to machine.
i64 edges(const Economy&, Seen<Staff> cells, Read<Partnership> partnerships, Read<Research> research,
          Read<Neighbour> neighbours, Read<Vacancy> vacancies) {
    return employed(cells) + partnerships.size() + research.size() + neighbours.size() + vacancies.size();
}

}  // namespace

void watch_run(Watch<Person> persons) { persons.where<is_student>().sums<add_student>(); }
void watch_run(Watch<Programme> programmes) { programmes.sums<add_class>(); }
void watch_run(Watch<Firm> firms) { firms.sums<add_payroll>(); }
void watch_run(Watch<Economy> economy) {
    economy.each<agents>(indicator::agents);
    economy.each<edges>(indicator::edges);
    economy.check<staff_is_employed>("the staff of firms are not the persons they employ");
    economy.check<students_are_enrolled>("the students of programmes are not the persons who study");
}

// ---------------------------------------------------------------------------------------------------- conservation

namespace {

constexpr double tolerance = 1e-9;  // of the gross flows

/// Of so many bookings each is short by less than the step of the books.
double bookings_of(u32 firms, u32 partnerships, const FirmFlows& f) {
    constexpr double of_a_firm = 24;
    constexpr double of_a_partnership = 8;
    return of_a_firm * (f.entries + f.exits + firms) + of_a_partnership * partnerships;
}

void check_money(const Economy& before, const FirmFlows& f, double bookings, Read<Treasury> treasuries) {
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
    require(std::abs(f.cash - expected) <= tolerance * gross + bookings / Money::scale,
            "money is not conserved: firms' cash differs from what was booked");
}

/// What persons and owners of firms got in the quarter, and may spend (E2).
double incomes_of(const FirmFlows& f, Read<Treasury> treasuries) {
    double incomes = f.wages + f.payout;
    for (u32 r = 0; r < treasuries.size(); ++r) incomes += treasuries[{r}].stipends;
    return incomes;
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

void check_books(Economy& me, Self<Economy> self, Read<Person> persons, Read<PersonFlows> person_flows, Read<Firm> firms,
                 Read<Partnership> partnerships, Read<FirmFlows> firm_flows, Read<Consortium> consortia,
                 Read<ConsortiumFlows> consortium_flows, Read<Treasury> treasuries) {
    const double alive = persons.living();
    const PersonFlows& moved = person_flows[self];
    if (me.persons > 0) require(alive == me.persons + moved.born - moved.retired, "persons are not conserved");
    if (me.firms_cash != 0)
        check_money(me, firm_flows[self], bookings_of(firms.living(), partnerships.size(), firm_flows[self]), treasuries);
    me.persons = alive;
    me.consortia_fund = check_funds(me.consortia_fund, consortia, consortium_flows);
    me.incomes = incomes_of(firm_flows[self], treasuries);
    me.firms_cash = firm_flows[self].cash + firm_flows[self].founding;
}

}  // namespace consortium
