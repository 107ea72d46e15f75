// P14: indicators of what schools teach (O2, O4): programmes, students and enrolment by field, and whether it is what firms
// look for.
#include "models/consortium/alignment.hpp"
#include "models/consortium/phases.hpp"

#include <limits>
#include <numeric>

namespace consortium {

double alignment(std::span<const double> enrolled, std::span<const double> vacancies) {
    const double all_enrolled = std::accumulate(enrolled.begin(), enrolled.end(), 0.0);
    const double all_vacancies = std::accumulate(vacancies.begin(), vacancies.end(), 0.0);
    if (all_enrolled <= 0 || all_vacancies <= 0) return std::numeric_limits<double>::quiet_NaN();
    double apart = 0;
    for (std::size_t f = 0; f < enrolled.size(); ++f)
        apart += std::abs(enrolled[f] / all_enrolled - vacancies[f] / all_vacancies);
    return 1 - apart / 2;
}

void observe_education(const Economy&, Read<Programme> programmes, Read<ProgrammeFlows> flows, Read<Cell> cells,
                       Indicators out, Given<Tables> tables) {
    const u32 fields = tables->layout.fields;
    const u32 regions = tables->layout.regions;
    std::vector<double> students(fields, 0);
    std::vector<double> enrolled(regions * fields, 0);
    std::vector<double> vacancies(regions * fields, 0);
    double open = 0;
    for (u32 k = 0; k < programmes.size(); ++k) {
        const Programme& p = programmes[{k}];
        students[p.field] += p.students;
        if (p.state != ProgrammeState::open) continue;
        open += 1;
        enrolled[tables->layout.cell(p.region, p.field).slot] += p.enrolled;
    }
    std::vector<double> enrolled_in_all(fields, 0);
    std::vector<double> vacancies_in_all(fields, 0);
    double opened = 0;
    double closed = 0;
    for (u32 r = 0; r < regions; ++r) {
        for (u32 f = 0; f < fields; ++f) {
            const Id<Cell> cell = tables->layout.cell(r, f);
            vacancies[cell.slot] = cells[cell].vacancies;
            enrolled_in_all[f] += enrolled[cell.slot];
            vacancies_in_all[f] += vacancies[cell.slot];
        }
        const std::size_t first = std::size_t{r} * fields;
        out("alignment_by_region", r) =
            alignment(std::span(enrolled).subspan(first, fields), std::span(vacancies).subspan(first, fields));
        opened += flows[{r}].opened;
        closed += flows[{r}].closed;
    }
    for (u32 f = 0; f < fields; ++f) {
        out("students_by_field", f) = students[f];
        out("enrolment_by_field", f) = enrolled_in_all[f];
    }
    out("alignment") = alignment(enrolled_in_all, vacancies_in_all);
    out("programmes") = open;
    out("programmes_opened") = opened;
    out("programmes_closed") = closed;
}

}  // namespace consortium
