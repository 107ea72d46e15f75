// What is asked of input data beyond single cells (4.6). Called when every table is good by itself and labels agree.
#include "engine/config/input/number.hpp"
#include "models/consortium/start/data.hpp"
#include "models/consortium/start/registry.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace consortium {

namespace {

constexpr double rounding = 1e-3;  // by which shares that sum to 1 may miss it
constexpr u32 most_mobile_fields = 7;
constexpr u32 most_programmes = 12;
constexpr double fewest_places = .8;  // per vocational entrant: outside this range a warning
constexpr double most_places = 2;

std::string shown(double value) { return config::to_text(std::round(value * 1e6) / 1e6); }

class Checks {
  public:
    Checks(const Scenario& scenario, std::vector<Problem>& problems) : scenario_(scenario), problems_(problems) {}

    void counts() {
        agree("regions", "region", "population.regions");
        agree("schools", "school", "population.schools");
        const auto fields = static_cast<double>(field_labels(scenario_).size());
        for (const char* name : {"field_mix", "field_distances"}) {
            const DataTable* table = table_of(scenario_, name);
            if (table == nullptr || fields == parameter("population.fields")) continue;
            error(table->heading(table->column_names.front()),
                  std::string(name) + ": " + shown(fields) + " fields, and population.fields is " +
                      shown(parameter("population.fields")) + "; they must agree");
            return;
        }
    }

    void industries() {
        const DataTable* table = table_of(scenario_, "industries");
        if (table == nullptr) return;
        if (table->rows() > most_fields)
            error(table->whole(), "industries: expected at most " + shown(most_fields) + " rows, got " +
                                      shown(static_cast<double>(table->rows())));
        if (std::ranges::all_of(table->number("employment_2018"), [](double persons) { return persons == 0; }))
            error(table->heading("employment_2018"), "industries.employment_2018: expected more than 0 in some industry");
    }

    void field_mix() {
        rows_sum_to_one("field_mix", "industry", fields_at_start);
        rows_sum_to_one("field_mobility", "field", most_mobile_fields);
    }

    void distances(const char* name, const char* row_names) {
        const DataTable* table = table_of(scenario_, name);
        if (table == nullptr) return;
        const std::vector<std::string>& names = table->label(row_names);
        for (std::size_t a = 0; a < names.size(); ++a) {
            for (std::size_t b = 0; b < names.size(); ++b) {
                const double there = table->number(names[b])[a];
                const double back = table->number(names[a])[b];
                const std::string cell = std::string(name) + '.' + names[b];
                if (a == b && there != 0) {
                    error(table->place(a, names[b]), cell + ": expected 0 from a label to itself, got " + shown(there));
                } else if (a < b && there != back) {
                    error(table->place(b, names[a]), std::string(name) + '.' + names[a] + ": expected " + shown(there) +
                                                         " as the other way round, got " + shown(back));
                } else if (a != b && there == 0 && std::string_view(name) == "region_distances") {
                    error(table->place(a, names[b]), cell + ": expected more than 0 (km), got 0");
                }
            }
        }
    }

    void cohorts() {
        const DataTable* table = table_of(scenario_, "cohorts");
        if (table == nullptr) return;
        const std::vector<double>& years = table->number("year");
        for (std::size_t row = 1; row < years.size(); ++row) {
            if (years[row] == years[row - 1] + 1) continue;
            error(table->place(row, "year"), "cohorts.year: expected " + shown(years[row - 1] + 1) +
                                                 ", the year after the row above, got " + shown(years[row]));
        }
        const double start = scenario_.start ? scenario_.start->year() : 0;
        const auto found = std::ranges::find(years, start);
        if (found == years.end()) {
            error(table->whole(), "cohorts.year: no row for " + shown(start) + ", the year of the start");
            return;
        }
        for (const std::string& region : region_labels(scenario_)) {
            const auto row = static_cast<std::size_t>(found - years.begin());
            if (table->number(region)[row] <= 0)
                error(table->place(row, region), "cohorts." + region + ": expected more than 0 in the year of the start");
        }
    }

    void schools() {
        const DataTable* schools = table_of(scenario_, "schools");
        if (schools == nullptr) return;
        const std::vector<std::string>& types = schools->label("type");
        if (std::ranges::all_of(types, [](const std::string& type) { return type == "university"; }))
            error(schools->whole(), "schools.type: expected at least one that is no university");
        if (table_of(scenario_, "programmes") != nullptr) programmes(*schools, *table_of(scenario_, "programmes"));
    }

    void firms() {
        const DataTable* firms = table_of(scenario_, "firms");
        if (firms == nullptr) return;
        const double rows = static_cast<double>(firms->rows());
        if (rows > parameter("population.firms"))
            error(firms->whole(), "firms: expected at most population.firms = " + shown(parameter("population.firms")) +
                                      " rows, got " + shown(rows));
        double staff = 0;
        for (double n : firms->number("staff")) staff += n;
        const double room =
            parameter("population.persons") * parameter("initial.employment") - (parameter("population.firms") - rows);
        if (staff > room)
            error(firms->heading("staff"), "firms.staff: expected at most " + shown(std::floor(room)) +
                                               " in all, the employed less one for every other firm, got " + shown(staff));
    }

    void partnerships() {
        const DataTable* table = table_of(scenario_, "partnerships");
        if (table == nullptr) return;
        const DataTable* programmes = table_of(scenario_, "programmes");
        if (programmes == nullptr) {
            error(table->heading("field"), "partnerships.field: names rows of data.programmes, which is not given");
            return;
        }
        std::set<std::pair<std::string, std::string>> known;
        for (std::size_t row = 0; row < programmes->rows(); ++row)
            known.emplace(programmes->label("school")[row], programmes->label("field")[row]);
        for (std::size_t row = 0; row < table->rows(); ++row) {
            const std::string& school = table->label("school")[row];
            const std::string& field = table->label("field")[row];
            if (!known.contains({school, field}))
                error(table->place(row, "field"),
                      "partnerships.field: " + school + " has no programme in " + field + " in data.programmes");
            if (!table->has("declared")) continue;
            const double declared = table->number("declared")[row];
            if (declared < static_cast<double>(depth_of(table->label("depth")[row])))
                error(table->place(row, "declared"), "partnerships.declared: expected at least the depth, " +
                                                         table->label("depth")[row] + ", got " + shown(declared));
        }
    }

  private:
    double parameter(const char* name) const { return scenario_.parameters.at(name).value; }
    void error(Place where, std::string text) {
        problems_.push_back({Problem::Severity::error, std::move(where), std::move(text)});
    }

    void agree(const char* name, const char* rows, const char* counted) {
        const DataTable* table = table_of(scenario_, name);
        if (table == nullptr || static_cast<double>(table->rows()) == parameter(counted)) return;
        error(table->whole(), std::string(name) + '.' + rows + ": " + std::to_string(table->rows()) + " rows, and " +
                                  counted + " is " + shown(parameter(counted)) + "; they must agree");
    }

    void rows_sum_to_one(const char* name, const char* row_names, u32 most) {
        const DataTable* table = table_of(scenario_, name);
        if (table == nullptr) return;
        for (std::size_t row = 0; row < table->rows(); ++row) {
            double sum = 0;
            u32 shares = 0;
            for (const std::string& column : table->column_names) {
                if (column == row_names) continue;
                sum += table->number(column)[row];
                shares += table->number(column)[row] > 0 ? 1 : 0;
            }
            const std::string where = std::string(name) + '.' + row_names + ": " + table->label(row_names)[row];
            if (std::abs(sum - 1) > rounding)
                error(table->place(row, row_names), where + ": expected shares that sum to 1, got " + shown(sum));
            if (shares > most)
                error(table->place(row, row_names), where + ": expected at most " + std::to_string(most) +
                                                        " shares above 0, got " + std::to_string(shares));
        }
    }

    void programmes(const DataTable& schools, const DataTable& table) {
        std::map<std::string, u32> taught;
        double places = 0;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string& school = table.label("school")[row];
            places += table.number("places")[row];
            if (++taught[school] == most_programmes + 1)
                error(table.place(row, "school"),
                      "programmes.school: " + school + " has more than " + std::to_string(most_programmes) + " programmes");
        }
        const std::vector<std::string>& names = schools.label("school");
        const bool misnamed = std::ranges::any_of(
            taught, [&](const auto& entry) { return std::ranges::find(names, entry.first) == names.end(); });
        for (std::size_t row = 0; row < schools.rows(); ++row) {
            const std::string& school = names[row];
            const bool university = schools.label("type")[row] == "university";
            const bool taught_here = taught.contains(school);
            if (university != taught_here) continue;
            if (!taught_here && misnamed) continue;  // perhaps the one whose name was mistyped, which is told already
            error(schools.place(row, "school"),
                  "schools.school: " + school +
                      (university ? " is a university, and data.programmes lists vocational programmes of it"
                                  : " has no programme in data.programmes"));
        }
        const double entrants =
            4 * parameter("labour.retirement") * parameter("population.persons") * parameter("enrolment.vocational_share");
        if (places >= fewest_places * entrants && places <= most_places * entrants) return;
        problems_.push_back({Problem::Severity::warning, table.heading("places"),
                             "programmes.places: " + shown(places) + " in all lie outside the usual range of 0.8 to 2 per " +
                                 "vocational entrant; there are " + shown(std::round(entrants)) + " a year"});
    }

    const Scenario& scenario_;
    std::vector<Problem>& problems_;
};

}  // namespace

void check_data(const Scenario& scenario, const std::vector<consortia::Axis>&, std::vector<Problem>& problems) {
    Checks checks(scenario, problems);
    checks.counts();
    checks.industries();
    checks.field_mix();
    checks.distances("field_distances", "field");
    checks.distances("region_distances", "region");
    checks.cohorts();
    checks.schools();
    checks.firms();
    checks.partnerships();
}

}  // namespace consortium
