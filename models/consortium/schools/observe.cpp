// P14: indicators of what schools teach (O4, O6): programmes, students and enrolment by field, whether it is what firms look
// for, and how far behind the technology in use it is.
#include "models/consortium/outputs/observe.hpp"
#include "models/consortium/indicators/education.hpp"
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

void observe_education(const Economy&, Read<Programme> programmes, Read<ProgrammeFlows> flows, Read<Cell> cells,
                       Indicators out, Given<Derived> derived) {
    const u32 fields = derived->layout.fields;
    const u32 regions = derived->layout.regions;
    std::vector<double> students(fields, 0);
    std::vector<double> enrolled(regions * fields, 0);
    std::vector<double> vacancies(regions * fields, 0);
    double open = 0;
    for (u32 k = 0; k < programmes.size(); ++k) {
        const Programme& p = programmes[{k}];
        students[p.field] += p.students;
        if (p.state != ProgrammeState::open) continue;
        open += 1;
        enrolled[derived->layout.cell(p.region, p.field).slot] += p.enrolled;
    }
    std::vector<double> enrolled_in_all(fields, 0);
    std::vector<double> vacancies_in_all(fields, 0);
    double opened = 0;
    double closed = 0;
    for (u32 r = 0; r < regions; ++r) {
        for (u32 f = 0; f < fields; ++f) {
            const Id<Cell> cell = derived->layout.cell(r, f);
            vacancies[cell.slot] = cells[cell].vacancies;
            enrolled_in_all[f] += enrolled[cell.slot];
            vacancies_in_all[f] += vacancies[cell.slot];
        }
        const std::size_t first = std::size_t{r} * fields;
        out(indicator::alignment_by_region, r) =
            alignment(std::span(enrolled).subspan(first, fields), std::span(vacancies).subspan(first, fields));
        opened += flows[{r}].opened;
        closed += flows[{r}].closed;
    }
    for (u32 f = 0; f < fields; ++f) {
        out(indicator::students_by_field, f) = students[f];
        out(indicator::enrolment_by_field, f) = enrolled_in_all[f];
    }
    out(indicator::alignment) = alignment(enrolled_in_all, vacancies_in_all);
    out(indicator::programmes) = open;
    out(indicator::programmes_opened) = opened;
    out(indicator::programmes_closed) = closed;
}

namespace {

/// Students and how far their curriculum lags, each student one.
struct Lag {
    double students = 0;
    double gap = 0;    ///< x̄_{r,f} − v_p
    double years = 0;  ///< gap/(4g), g the growth of the frontier in the field's main industry

    void add(double heads, double log_gap, double growth) {
        if (heads <= 0) return;
        students += heads;
        gap += heads * log_gap;
        years += growth > 0 ? heads * log_gap / (4 * growth) : missing;
    }
    double per_student() const { return ratio(gap, students); }
};

}  // namespace

void observe_schools(const Economy& me, Read<Programme> programmes, Read<School> schools, Read<MatchedGraduates> graduates,
                     Read<Cell> cells, Indicators out, Given<Derived> derived, Given<given::Frontier> frontier) {
    const Layout& layout = derived->layout;
    Lag all;
    std::vector<Lag> in_field(layout.fields);
    std::vector<Lag> in_region(layout.regions);
    double teachers = 0;
    for (u32 k = 0; k < programmes.size(); ++k) {
        const Programme& p = programmes[{k}];
        if (p.state != ProgrammeState::pipeline) teachers += p.teachers;
        const double gap = cells[layout.cell(p.region, p.field)].mean_technology - p.vintage;
        const bool strategic = derived->strategic[derived->main_industry[p.field]] != 0;
        const double growth = strategic ? frontier->growth_strategic : frontier->growth_other;
        for (Lag* lag : {&all, &in_field[p.field], &in_region[p.region]}) lag->add(p.students, gap, growth);
    }
    double matched_all = 0;
    for (u32 f = 0; f < layout.fields; ++f) {
        double matched = 0;
        for (u32 r = 0; r < layout.regions; ++r) matched += graduates[layout.cell(r, f)].matched;
        out(indicator::matched_graduates_by_field, f) = matched;
        out(indicator::curriculum_lag_by_field, f) = in_field[f].per_student();
        matched_all += matched;
    }
    for (u32 r = 0; r < layout.regions; ++r) {
        out(indicator::students_by_region, r) = in_region[r].students;
        out(indicator::curriculum_lag_by_region, r) = in_region[r].per_student();
    }
    double fund = 0;
    for (u32 s = 0; s < schools.size(); ++s) fund += schools[{s}].fund;
    out(indicator::matched_graduates) = matched_all;
    out(indicator::curriculum_lag) = all.per_student();
    out(indicator::curriculum_lag_years) = ratio(all.years, all.students);
    out(indicator::student_teacher_ratio) = ratio(all.students, teachers);
    out(indicator::school_fund) = ratio(fund / me.wage, all.students);
}

}  // namespace consortium
