// P14, first half: what there is, counted. Conservation laws are checked here every quarter (V20).
#include "models/consortium/money.hpp"
#include "models/consortium/phases.hpp"
#include "models/consortium/quarter.hpp"

namespace consortium {

void census(const Person& me, Read<Terms> firms, Tally<PersonCensus> regions, Tally<CellCensus> cells, Given<Tables> tables,
            Given<Clock> clock) {
    PersonCensus& here = regions[{me.region}];
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
            break;
    }
    const Terms& firm = firms[me.employer];
    here.employed += 1;
    here.employed_by_living += firm.alive ? 1 : 0;
    here.mismatched += tables->field_distance(me.field, me.job_field) > 0 ? 1 : 0;
    here.skill += me.skill;
    here.vintage_gap += std::max(0.F, firm.technology - me.vintage);
    here.wages += me.wage;
    for (u32 k = 0; k < competences; ++k) here.competence[k] += me.competence[k];
    CellCensus& cell = cells[tables->layout.cell(me.region, me.job_field)];
    cell.employed += 1;
    cell.skill += me.skill;
    if (me.graduated > 0 && me.since_graduation(clock->step) == 12) {
        here.graduates += 1;
        here.graduate_start += me.start_wage;
        here.graduate_wage += me.wage;
    }
}

namespace {
/// Bin of ln n: 16 bins for each doubling.
u32 size_bin(u32 staff) {
    const double doublings = math::log(heads(staff)) / 0.6931471805599453;
    return std::min(size_bins - 1, static_cast<u32>(16 * doublings));
}
}  // namespace

void survey_firms(const Firm& me, Self<Firm> self, Out<Partnership> edges, Out<Research> links, Tally<FirmCensus> census_of,
                  Reduce<IndustryCensus> industries) {
    FirmCensus& all = census_of[the_economy];
    IndustryCensus& mine = industries[{me.industry}];
    const auto own = edges[self];
    const u8 size = size_class(me.staff);
    all.firms[size] += 1;
    all.partners[size] += own.empty() ? 0 : 1;
    all.staff += me.staff;
    all.aware += me.aware ? 1 : 0;
    all.certified += me.certified ? 1 : 0;
    for (const Partnership& edge : own) {
        all.edges[static_cast<u32>(4 * edge.depth + .5F) - 1] += 1;
        all.depth += edge.depth;
        all.declared += edge.declared;
        all.formalism += edge.declared - edge.depth;
        all.trust += edge.trust;
        all.age += edge.age;
        all.findings += edge.found_out ? 1 : 0;
        if (edge.gain <= 0) continue;
        all.transfers += 1;
        all.fees += edge.fee;
        all.worth += edge.worth;
        mine.transfers += 1;
    }
    for (const Research& link : links[self]) {
        all.research_links += 1;
        if (link.gain <= 0) continue;
        all.research_transfers += 1;
        all.research_fees += link.fee;
    }
    mine.firms += 1;
    mine.partners += own.empty() ? 0 : 1;
    mine.rnd += me.rnd;
    mine.reported_rnd += me.rnd * (1 + me.reported_excess);
    mine.revenue += me.revenue;
    mine.cash += me.cash;
    mine.absorption += me.absorption;
    mine.belief += me.belief;
    if (me.staff == 0) return;
    const double n = heads(me.staff);
    all.sizes[size_bin(me.staff)] += 1;
    mine.staff += n;
    mine.log_output += n * me.log_output;
    mine.log_output_mean += me.log_output;
    mine.log_output_square += me.log_output * me.log_output;
    mine.with_staff += 1;
    mine.objects += n * me.objects;
    mine.means += n * me.means;
    mine.technology += n * me.technology;
}

namespace {

constexpr double tolerance = 1e-9;  // of the gross flows

void check_money(const Economy& before, const FirmFlows& f, Read<Treasury> treasuries) {
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
    require(std::abs(f.cash - expected) <= tolerance * gross,
            "money is not conserved: firms' cash differs from what was booked");
}

/// What all consortia have, and what their books say it came to; returns the former.
double check_funds(double before, Read<Consortium> consortia, Read<ConsortiumFlows> flows) {
    double fund = 0;
    double in = 0;
    double out = 0;
    for (u32 c = 0; c < consortia.size(); ++c) {
        fund += consortia[{c}].fund;
        in += flows[{c}].dues;
        out += flows[{c}].offices + flows[{c}].projects;
    }
    require(std::abs(fund - before - in + out) <= tolerance * (1 + std::abs(before) + in + out),
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
    if (me.firms_cash != 0) check_money(me, firm_flows[self], treasuries);
    me.persons = static_cast<double>(alive);
    me.consortia_fund = check_funds(me.consortia_fund, consortia, consortium_flows);
    me.firms_cash = firm_flows[self].cash + firm_flows[self].founding;
}

/// P14 in the quarter.
void observation(Schedule& step) {
    step.each<census>("census");
    step.each<survey_firms>("survey_firms");
    step.each<check_identities>("check_identities");
    step.each<observe_persons>("observe_persons");
    step.each<observe_firms>("observe_firms");
    step.each<observe_schools>("observe_schools");
    step.each<observe_education>("observe_education");
    step.each<observe_governments>("observe_governments");
    step.each<observe_consortia>("observe_consortia");
}

}  // namespace consortium
