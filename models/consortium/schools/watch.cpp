// What is watched of schools (O4, O6): programmes, students and enrolment by field, whether it is what firms look for, and
// how far behind the technology in use it is.
#include "models/consortium/outputs/watch.hpp"
#include "models/consortium/indicators/education.hpp"
#include "models/consortium/indicators/money.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "models/consortium/parameters/firms/frontier.hpp"
#include "models/consortium/schools/alignment.hpp"

#include <numeric>

namespace consortium {

double alignment(std::span<const double> enrolled, std::span<const double> vacancies) {
    const double all_enrolled = std::accumulate(enrolled.begin(), enrolled.end(), 0.0);
    const double all_vacancies = std::accumulate(vacancies.begin(), vacancies.end(), 0.0);
    if (all_enrolled <= 0 || all_vacancies <= 0) return missing;
    double apart = 0;
    for (std::size_t f = 0; f < enrolled.size(); ++f)
        apart += std::abs(enrolled[f] / all_enrolled - vacancies[f] / all_vacancies);
    return 1 - apart / 2;
}

namespace {

bool is_vocational(const Programme& me) { return me.type != SchoolType::university; }
bool is_open(const Programme& me) { return me.state == ProgrammeState::open; }
/// In Q2 those who finished have left.
double enrolled_now(const Programme& me, Given<Clock> clock) {
    return me.students - (clock->is(Quarter::q2) ? me.graduating : 0);
}
bool has_students(const Programme& me) { return me.students > 0; }
double teachers_at_work(const Programme& me) { return me.state != ProgrammeState::pipeline ? me.teachers : 0; }

/// x̄_{r,f} − v_p, each student one.
double lag(const Programme& me, Read<Cell> cells, Given<Derived> derived) {
    return me.students * (cells[derived->layout.cell(me.region, me.field)].mean_technology - me.vintage);
}
/// gap/(4g), g the growth of the frontier in the field's main industry.
double lag_years(const Programme& me, Read<Cell> cells, Given<Derived> derived, Given<given::Frontier> frontier) {
    const bool strategic = derived->strategic[derived->main_industry[me.field]] != 0;
    const double growth = strategic ? frontier->growth_strategic : frontier->growth_other;
    return growth > 0 ? lag(me, cells, derived) / (4 * growth) : missing;
}

/// Places filled in the last autumn, of programmes that are open.
struct Enrolled {
    using Of = Cell;
    Count places;
};
void add_enrolled(const Programme& me, Into<Enrolled> cells, Given<Derived> derived) {
    cells[derived->layout.cell(me.region, me.field)].places += me.enrolled;
}

}  // namespace

void watch_schools(Watch<Programme> all) {
    const auto programmes = all.where<is_vocational>();
    const auto open = programmes.where<is_open>();
    open.count(indicator::programmes);
    open.sums<add_enrolled>();
    open.total<&Programme::enrolled>().by<&Programme::field>(indicator::enrolment_by_field);
    programmes.total<enrolled_now>(indicator::students)
        .by<&Programme::region>(indicator::students_by_region)
        .by<&Programme::field>(indicator::students_by_field);
    programmes.ratio<&Programme::students, teachers_at_work>(indicator::student_teacher_ratio);
    const auto taught = programmes.where<has_students>();
    taught.ratio<lag, &Programme::students>(indicator::curriculum_lag);
    taught.ratio<lag, &Programme::students>()
        .by<&Programme::region>(indicator::curriculum_lag_by_region)
        .by<&Programme::field>(indicator::curriculum_lag_by_field);
    taught.ratio<lag_years, &Programme::students>(indicator::curriculum_lag_years);
}

// ---------------------------------------------------------------------------------------------------- regions, economy

namespace {

double outlay_of_schools(const Economy& me, Read<School> schools, Read<SchoolCosts> costs) {
    double outlay = 0;
    for (u32 s = 0; s < schools.size(); ++s) {
        const SchoolCosts& c = costs[{s}];
        outlay += c.teachers + c.running + c.equipment + c.prizes + c.projects + c.start_ups + c.research;
    }
    return outlay / me.wage;
}

/// Of a region by field, and of all.
double alignment_here(const Region&, Self<Region> self, Seen<Enrolled> enrolled, Read<Cell> cells, Given<Derived> derived) {
    std::vector<double> places;
    std::vector<double> vacancies;
    for (u32 f = 0; f < derived->layout.fields; ++f) {
        const Id<Cell> cell = derived->layout.cell(self.id().slot, f);
        places.push_back(enrolled[cell].places);
        vacancies.push_back(cells[cell].vacancies);
    }
    return alignment(places, vacancies);
}
double alignment_of_all(const Economy&, Seen<Enrolled> enrolled, Read<Cell> cells, Given<Derived> derived) {
    std::vector<double> places(derived->layout.fields, 0);
    std::vector<double> vacancies(derived->layout.fields, 0);
    for (u32 k = 0; k < cells.size(); ++k) {
        const u32 field = derived->layout.field_of({k});
        places[field] += enrolled[{k}].places;
        vacancies[field] += cells[{k}].vacancies;
    }
    return alignment(places, vacancies);
}
double fund_per_student(const Economy& me, Read<School> schools, Read<Programme> programmes) {
    double fund = 0;
    for (u32 s = 0; s < schools.size(); ++s) fund += schools[{s}].fund;
    double students = 0;
    for (u32 p = 0; p < programmes.size(); ++p) students += programmes[{p}].students;
    return ratio(fund / me.wage, students);
}

}  // namespace

void watch_schools(Watch<Region> regions) {
    regions.each<alignment_here>(indicator::alignment_by_region);
    regions.total<&ProgrammeFlows::opened>(indicator::programmes_opened);
    regions.total<&ProgrammeFlows::closed>(indicator::programmes_closed);
}

void watch_schools(Watch<Economy> economy) {
    economy.each<alignment_of_all>(indicator::alignment);
    economy.each<outlay_of_schools>(indicator::school_outlay);
    economy.each<fund_per_student>(indicator::school_fund);
}

}  // namespace consortium
