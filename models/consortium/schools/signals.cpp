// P7 in Q1: signals of demand by field. Regions publish, late and from a sample, how tight the markets of fields were, and
// forecast shortages from growth of their industries, retirement, and who is in school or without work; schools read both,
// and see how their own graduates fare (E55, E55b).
#include "models/consortium/schools/signals.hpp"

#include "models/consortium/government/governance.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/nouns/field_mix.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/parameters/schools/enrolment.hpp"
#include "models/consortium/parameters/schools/programmes.hpp"
#include "models/consortium/schools/phases.hpp"
#include "models/consortium/schools/rules.hpp"

#include <numeric>

namespace consortium {

namespace {
constexpr double most_of_a_forecast = 1;  // fc is clipped to ±1
constexpr float not_yet = -10;            // scarcity of a field that no job asks for: nobody opens a programme
constexpr double most_of_growth = 20;     // ĝ of all quarters: beyond, one of the two is next to nothing
}  // namespace

double mean_growth(double now, double before, u32 quarters) {
    if (now <= 0 || before <= 0 || quarters == 0) return 0;
    return clip(math::log(now / before), -most_of_growth, most_of_growth) / heads(quarters);
}

double posts_to_fill(double staff, double growth, double retirement, double horizon) {
    return horizon * staff * (retirement + std::max(-retirement, growth));
}

double shortage(double openings, double supply) { return math::log((openings + 1) / supply); }

double forecast(double shortage, double mean_shortage) {
    return clip(shortage - mean_shortage, -most_of_a_forecast, most_of_a_forecast);
}

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
    double sum = 0;
    double weight = 0;
    double plain = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        sum += weights[k] * values[k];
        weight += weights[k];
        plain += values[k];
    }
    return weight > 0 ? sum / weight : plain / std::max(1.0, static_cast<double>(values.size()));
}

double own_signal(double placement, double mean_placement, const given::Programmes& g) {
    return g.own_placement_weight * (placement - mean_placement);
}

double signal_noise(double planning, double discussion, const given::Programmes& g) {
    return g.signal_noise * (1 - planning) * (1 - g.discussion_effect * -math::expm1(-discussion));
}

/// V and U of the last quarter, before this quarter's are counted.
void remember_openings(Cell& me) {
    for (u32 k = market_history - 1; k > 0; --k) {
        me.past_vacancies[k] = me.past_vacancies[k - 1];
        me.past_unemployed[k] = me.past_unemployed[k - 1];
    }
    me.past_vacancies[0] = static_cast<float>(me.vacancies);
    me.past_unemployed[0] = static_cast<float>(me.unemployed);
}

/// (E107) What forecasts of quality L17 cost.
void pay_for_planning(const Region& me, Self<Region> self, Read<Economy> economy, Tally<Treasury> treasuries,
                      Given<policy::Schools> levers, Given<SchoolRules> rules) {
    const double planning = levers->planning_information(target_of_region(static_cast<u8>(self.id().slot)));
    treasuries[self].planning +=
        rules->programmes->planning_price * planning * me.workforce_0 / 1000 * economy[the_economy].wage;
}

void add_to_sector(const Firm& me, Reduce<SectorSums> sectors, Given<Derived> derived) {
    Adding<SectorSums> mine = sectors[derived->layout.sector(me.region, me.industry)];
    mine.wanted += me.wanted;
    mine.staff += heads(me.staff);
}

/// (E55b) Employment, and growth over two years, or over one where two are not known yet.
void measure_growth(Sector& me, Self<Sector> self, Read<SectorSums> sums) {
    const SectorSums& now = sums[self];
    me.staff = now.staff;
    const u32 years = me.past[1] > 0 ? 2 : 1;
    me.growth = mean_growth(now.wanted, me.past[years - 1], 4 * years);
    me.past[1] = me.past[0];
    me.past[0] = now.wanted;
}

namespace {

/// Of the year that ended `lag` quarters ago.
double mean_of_year(const std::array<float, market_history>& history, u32 lag) {
    double sum = 0;
    for (u32 k = lag; k < lag + quarters_kept; ++k) sum += history[k];
    return sum / quarters_kept;
}

/// By field, in one region.
using ByField = std::vector<double>;

/// (E55b) Posts to fill over a course, by the fields that jobs will ask for by then as far as technology is foreseen.
ByField posts_by_field(u32 region, Read<Sector> sectors, Read<Industry> industries, const Derived& derived,
                       const SchoolRules& rules, const given::Demand& demand) {
    const double retirement = rules.labour->retirement;
    const double horizon = rules.programmes->forecast_horizon;
    ByField posts(derived.layout.fields, 0);
    for (u32 i = 0; i < derived.layout.industries; ++i) {
        const Sector& sector = sectors[derived.layout.sector(region, i)];
        const Industry& industry = industries[{i}];
        const double all = posts_to_fill(sector.staff, sector.growth, retirement, horizon);
        const double ahead = rules.programmes->technology_foresight * horizon * industry.frontier_growth;
        std::array<float, fields_per_industry> share = industry.field_share;
        advance_mix(share, industry.field, industry.frontier + ahead, ahead, derived, demand);
        for (u32 k = 0; k < fields_per_industry; ++k) posts[industry.field[k]] += static_cast<double>(share[k]) * all;
    }
    return posts;
}

/// ln θ of the year that statistics tell of.
double published_tightness(const Cell& cell, const given::Programmes& g, const given::Wages& wages) {
    const u32 lag = std::min(static_cast<u32>(g.publication_lag), market_history - quarters_kept);
    return math::log(tightness(mean_of_year(cell.past_vacancies, lag), mean_of_year(cell.past_unemployed, lag), wages));
}

/// 1 for each field but for a new one that no job asks for yet: 0.
ByField fields_in_demand(Read<Industry> industries, const Derived& derived) {
    ByField asked_for(derived.layout.fields, 1);
    for (u32 f = 0; f < derived.layout.fields; ++f) asked_for[f] = derived.new_field[f] != 0 ? 0 : 1;
    for (u32 i = 0; i < industries.size(); ++i) {
        for (u32 k = 0; k < fields_per_industry; ++k) {
            if (industries[{i}].field_share[k] > 0) asked_for[industries[{i}].field[k]] = 1;
        }
    }
    return asked_for;
}

ByField students_by_field(u32 region, Index<ProgrammesOfCell> of_cell, Read<Programme> programmes, u32 fields) {
    ByField students(fields, 0);
    for (u32 f = 0; f < fields; ++f) {
        for (const Id<Programme> p : of_cell[ProgrammesOfCell::key_of(region, f)]) students[f] += programmes[p].students;
    }
    return students;
}

}  // namespace

/// (E55) Scarcity and (E55b) forecast of every field of the region, as published.
void look_ahead(Region& me, Self<Region> self, Read<Cell> cells, Read<CellStaff> staff, Read<Sector> sectors,
                Read<Industry> industries, Read<Programme> programmes, Index<ProgrammesOfCell> of_cell,
                Given<Derived> derived, Given<SchoolRules> rules, Given<given::Demand> demand, Rng& rng) {
    const u32 region = self.id().slot;
    const u32 fields = derived->layout.fields;
    const given::Programmes& g = *rules->programmes;
    ByField log_tightness(fields);
    ByField vacancies(fields);
    ByField unemployed(fields);
    ByField employed(fields);
    for (u32 f = 0; f < fields; ++f) {
        const Id<Cell> cell = derived->layout.cell(region, f);
        vacancies[f] = mean_of_year(cells[cell].past_vacancies, 0);
        unemployed[f] = mean_of_year(cells[cell].past_unemployed, 0);
        employed[f] = staff[cell].staff;
        log_tightness[f] = published_tightness(cells[cell], g, *rules->wages);
    }
    const ByField posts = posts_by_field(region, sectors, industries, *derived, *rules, *demand);
    const ByField students = students_by_field(region, of_cell, programmes, fields);
    const double openings = std::accumulate(vacancies.begin(), vacancies.end(), 0.0);
    const double others =  // who will come without vocational education, by vacancies
        g.forecast_horizon * rules->labour->retirement * me.workforce_0 * (1 - rules->enrolment->vocational_share);
    ByField shortages(fields);
    for (u32 f = 0; f < fields; ++f) {
        const double part = openings > 0 ? vacancies[f] / openings : 1.0 / fields;
        shortages[f] = shortage(vacancies[f] + posts[f], 1 + unemployed[f] + students[f] + others * part);
    }
    const ByField asked_for = fields_in_demand(industries, *derived);
    const double usual_tightness = weighted_mean(log_tightness, asked_for);
    const double usual_shortage = weighted_mean(shortages, employed);
    for (u32 f = 0; f < fields; ++f) {
        const double error = g.sampling_noise * rng.normal();
        me.scarcity[f] = asked_for[f] > 0 ? static_cast<float>(log_tightness[f] - usual_tightness + error) : not_yet;
        me.forecast[f] = static_cast<float>(forecast(shortages[f] + g.forecast_noise * rng.normal(), usual_shortage));
    }
}

namespace {

/// By field, what its own graduates tell a school; 0 of fields that it does not teach.
ByField own_signals(std::span<const Id<Programme>> own, Read<Programme> programmes, u32 fields, const given::Programmes& g) {
    double placement = 0;
    double open = 0;
    for (const Id<Programme> p : own) {
        if (programmes[p].state != ProgrammeState::open) continue;
        placement += programmes[p].placement;
        open += 1;
    }
    ByField told(fields, 0);
    for (const Id<Programme> p : own) {
        if (programmes[p].state != ProgrammeState::open) continue;
        told[programmes[p].field] = own_signal(programmes[p].placement, placement / open, g);
    }
    return told;
}

}  // namespace

/// (E55) What a school makes of every field in this year, as all its programmes see it.
void read_signals(const School& me, Self<School> self, Mine<Plans> plans, Read<Region> regions,
                  Index<ProgrammesBySchool> by_school, Read<Programme> programmes, Given<Derived> derived,
                  Given<SchoolRules> rules, Given<policy::Schools> levers, Given<policy::Consortia> consortia,
                  Given<Clock> clock, Rng& rng) {
    const Region& region = regions[{me.region}];
    const Target place = target_of_region(me.region);
    const double planning = levers->planning_information(place);
    const double deviation = signal_noise(planning, offices_of(place, *consortia).discussion, *rules->programmes);
    *plans = {};
    const u32 fields = derived->layout.fields;
    const ByField told = own_signals(by_school[self.id().slot], programmes, fields, *rules->programmes);
    for (u32 f = 0; f < fields; ++f) {
        Rng own = rng.apart("signal of a field", self.key(), joined(clock->step, f));
        plans->signal[f] = signal(region.scarcity[f], told[f], region.forecast[f], planning, deviation * own.normal());
    }
}

}  // namespace consortium
