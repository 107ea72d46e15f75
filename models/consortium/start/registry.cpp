#include "models/consortium/start/registry.hpp"

#include "models/consortium/start/data.hpp"

#include <algorithm>
#include <map>

namespace consortium {

namespace {

SchoolType type_of(const std::string& label) {
    if (label == "secondary") return SchoolType::secondary;
    if (label == "higher") return SchoolType::higher;
    return label == "bachelor" ? SchoolType::bachelor : SchoolType::university;
}

std::vector<KnownSchool> read_schools(const DataTable& table, const Scenario& scenario) {
    const auto regions = region_labels(scenario);
    std::vector<KnownSchool> schools;
    for (std::size_t row = 0; row < table.rows(); ++row)
        schools.push_back(
            {static_cast<u8>(slot_of(regions, table.label("region")[row])), type_of(table.label("type")[row])});
    return schools;
}

std::vector<KnownProgramme> read_programmes(const DataTable& table, const DataTable& schools, const Scenario& scenario) {
    const auto fields = field_labels(scenario);
    std::vector<KnownProgramme> programmes;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        programmes.push_back({.school = slot_of(schools.label("school"), table.label("school")[row]),
                              .field = static_cast<u8>(slot_of(fields, table.label("field")[row])),
                              .places = table.number("places")[row],
                              .students = static_cast<u32>(table.number("students")[row]),
                              .teachers = table.number("teachers")[row]});
    }
    std::ranges::stable_sort(programmes, {}, &KnownProgramme::school);
    return programmes;
}

std::vector<KnownFirm> read_firms(const DataTable& table, const Scenario& scenario) {
    const auto regions = region_labels(scenario);
    const auto industries = industry_labels(scenario);
    std::vector<KnownFirm> firms;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        firms.push_back({.region = static_cast<u8>(slot_of(regions, table.label("region")[row])),
                         .industry = static_cast<u8>(slot_of(industries, table.label("industry")[row])),
                         .staff = static_cast<u32>(table.number("staff")[row]),
                         .member = table.has("member") && table.number("member")[row] > 0});
    }
    return firms;
}

std::vector<KnownPartnership> read_partnerships(const DataTable& table, const Registry& known, const Scenario& scenario) {
    const auto fields = field_labels(scenario);
    const auto& schools = table_of(scenario, "schools")->label("school");
    const auto& firms = table_of(scenario, "firms")->label("firm");
    std::map<std::pair<u32, u8>, u32> programme_of;  // school and field → slot
    for (u32 k = 0; k < known.programmes.size(); ++k)
        programme_of[{known.programmes[k].school, known.programmes[k].field}] = k;
    std::vector<KnownPartnership> partnerships;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const float depth = depth_of(table.label("depth")[row]);
        const u32 school = slot_of(schools, table.label("school")[row]);
        const u8 field = static_cast<u8>(slot_of(fields, table.label("field")[row]));
        partnerships.push_back(
            {.firm = slot_of(firms, table.label("firm")[row]),
             .programme = programme_of.at({school, field}),
             .depth = depth,
             .declared = table.has("declared") ? static_cast<float>(table.number("declared")[row]) : depth,
             .trust = static_cast<float>(table.number("trust")[row]),
             .age = static_cast<u16>(table.number("age")[row])});
    }
    return partnerships;
}

}  // namespace

float depth_of(std::string_view label) {
    if (label == "1") return 1;
    return label == "0.75" ? .75F : (label == "0.5" ? .5F : .25F);
}

Registry read_registry(const Scenario& scenario) {
    Registry known;
    const DataTable* schools = table_of(scenario, "schools");
    if (schools != nullptr) known.schools = read_schools(*schools, scenario);
    if (const DataTable* programmes = table_of(scenario, "programmes"))
        known.programmes = read_programmes(*programmes, *schools, scenario);
    if (const DataTable* firms = table_of(scenario, "firms")) known.firms = read_firms(*firms, scenario);
    if (const DataTable* partnerships = table_of(scenario, "partnerships"))
        known.partnerships = read_partnerships(*partnerships, known, scenario);
    return known;
}

}  // namespace consortium
