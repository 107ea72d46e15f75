// What is asked of parameters beyond their ranges: pairs that cannot be kept together, each named with the other; and a word
// about places that hardly exist.
#include "engine/config/input/number.hpp"
#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/start/data.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace consortium {

namespace {

using Severity = Problem::Severity;

constexpr double fewest_persons = 2;     // of the workforce per firm, below which a place is hardly one
constexpr double fewest_students = 5;    // per teacher
constexpr double usual_programmes = .5;  // a school has as many as the mean of the fewest and the most
constexpr double years_of_study = 3;
constexpr double most_growth_apart = 2;  // of what is spent and what is paid over a run, as a logarithm
constexpr double most_shrinking = 8;     // of wages over a run, as well
constexpr double most_technology = 50;   // that the frontier moves over a run
constexpr double most_wages = 0x1p31;    // a sum of Fine
constexpr double most_wage_rise = 1;     // of a quarter, by tightness, as a logarithm: ten times what is usual
constexpr double most_money = 0x1p33;    // a sum of Money

std::string shown(double value) { return config::to_text(std::round(value * 1e4) / 1e4); }

class Numbers {
  public:
    Numbers(const Scenario& scenario, std::vector<Problem>& problems) : scenario_(scenario), problems_(problems) {}

    void firms_have_staff() {
        const double firms = parameter("population.firms");
        const double persons = parameter("population.persons");
        const double employed = std::floor(persons * parameter("initial.employment"));
        if (firms > employed) {
            say(Severity::error, {"population.firms", "population.persons", "initial.employment"},
                "expected at most one firm for each person at work; population.persons = " + shown(persons) +
                    " and initial.employment = " + shown(parameter("initial.employment")) + " make " + shown(employed));
        } else if (persons < fewest_persons * firms) {
            say(Severity::warning, {"population.firms", "population.persons"},
                "population.persons = " + shown(persons) + " are " + shown(persons / firms) +
                    " for each firm; expected about 20");
        }
    }

    void in_order(const char* low, const char* high) {
        if (parameter(low) > parameter(high))
            say(Severity::error, {low, high},
                "expected at most " + std::string(high) + ", which is " + shown(parameter(high)));
    }

    void wages_leave_profit() {
        const double most = 1 - parameter("production.means_weight");
        constexpr double rounding = 1e-9;
        if (parameter("wages.pass_through") > most + rounding)
            say(Severity::error, {"wages.pass_through", "production.means_weight"},
                "expected at most 1 - production.means_weight, which is " + shown(most));
    }

    void schools_teach() {
        const auto names = {"initial.secondary_schools", "initial.higher_schools", "initial.bachelor_schools"};
        if (std::ranges::any_of(names, [&](const char* name) { return parameter(name) > 0; })) return;
        say(Severity::error, names,
            "expected more than 0, or so of initial.higher_schools or initial.bachelor_schools: some schools must be "
            "vocational");
    }

    /// Where no registry says how many there are.
    void classes_are_full() {
        if (table_of(scenario_, "programmes") != nullptr) return;
        const double entrants =
            4 * parameter("labour.retirement") * parameter("population.persons") * parameter("enrolment.vocational_share");
        const double programmes = parameter("population.schools") * usual_programmes *
                                  (parameter("initial.fewest_programmes") + parameter("initial.most_programmes"));
        const double students = years_of_study * entrants / programmes;
        if (entrants == 0 || students >= fewest_students) return;  // one teacher at least
        say(Severity::warning,
            {"population.schools", "population.persons", "labour.retirement", "enrolment.vocational_share"},
            shown(entrants) + " vocational entrants a year leave about " + shown(students) +
                " students for the teacher of a programme; expected more than " + shown(fewest_students));
    }

    /// What is spent follows demand.growth and what is paid wages.growth; between the two jobs vanish or nobody is left.
    void growth_agrees() {
        const double apart = (parameter("demand.growth") - parameter("wages.growth")) * quarters();
        if (std::abs(apart) <= most_growth_apart) return;
        say(Severity::warning, {"wages.growth", "demand.growth"},
            "demand.growth = " + shown(parameter("demand.growth")) + " makes jobs " + shown(math::exp(apart)) +
                " times what they were in " + shown(quarters()) + " quarters; expected both alike");
    }

    /// Sums of money are counted in steps (sum.hpp): what a run comes to must fit, and not be lost between two steps.
    void money_fits_the_books() {
        const bool demand_leads = parameter("demand.growth") >= parameter("wages.growth");
        const char* leading = demand_leads ? "demand.growth" : "wages.growth";
        const double cash = std::max({1.0, parameter("initial.cash"), parameter("accounts.payout_ceiling")});
        const double room = std::min(math::log(most_wages / parameter("population.persons")),
                                     math::log(most_money / parameter("population.persons") / cash) -
                                         math::log1p(parameter("market.markup"))) -
                            swings();
        if (parameter(leading) * quarters() > std::max(0.0, room))
            say(Severity::error, {leading, "demand.cycle_noise"},
                "too fast for " + shown(quarters()) +
                    " quarters: prices grow beyond the books, which at population.persons = " +
                    shown(parameter("population.persons")) + " hold e^" + shown(room) + " times those of the start");
        if (parameter("wages.growth") * quarters() < -most_shrinking)
            say(Severity::error, {"wages.growth"},
                "wages shrink below the steps of the books in " + shown(quarters()) + " quarters; expected at least " +
                    shown(-most_shrinking / quarters()));
    }

    /// Where wages may rise in a quarter by more than firms can answer, nothing holds them below their bound: what all are
    /// paid, told of the staff, must fit there, and what they bring if all found firms.
    void wages_fit_the_sums() {
        const double persons = parameter("population.persons");
        const double room = std::min(math::log(most_wages / persons),
                                     math::log(most_money / persons / std::max(1.0, parameter("entry.largest"))));
        if (wage_rise_of_a_quarter() <= most_wage_rise || highest_wage() <= room) return;
        say(Severity::error, {"wages.tightness_response", "wages.most_pressure", "population.persons"},
            "with wages.most_pressure = " + shown(parameter("wages.most_pressure")) + " wages rise by up to e^" +
                shown(wage_rise_of_a_quarter()) + " in a quarter and by e^" + shown(highest_wage()) +
                " in all: beyond the sums, which at population.persons = " + shown(persons) + " and entry.largest = " +
                shown(parameter("entry.largest")) + " hold e^" + shown(room) + " times those of the start");
    }

    /// What institutes cost in a quarter, at the highest wages that the run can come to, is a sum of money too.
    void public_research_fits_the_books() {
        const double above = most_of("policy.public_research") - 1;
        const double institutes = parameter("population.firms") / parameter("institutes.firms_each") +
                                  parameter("population.regions") + parameter("population.schools");
        fits_the_books(parameter("institutes.unit_cost") * above * institutes,
                       {"institutes.unit_cost", "policy.public_research", "wages.tightness_response"},
                       "with policy.public_research up to " + shown(above + 1) + " and " + shown(institutes) +
                           " institutes public research");
    }
    void evaluation_fits_the_books() {
        const double precision = most_of("policy.evaluation_precision");
        fits_the_books(parameter("governance.precision_price") * precision * parameter("population.persons") / 1000,
                       {"governance.precision_price", "policy.evaluation_precision", "wages.tightness_response"},
                       "with policy.evaluation_precision up to " + shown(precision) +
                           " and population.persons = " + shown(parameter("population.persons")) + " evaluation");
    }

    /// Technology is a logarithm: output per worker is its exponential.
    void technology_stays_finite() {
        for (const char* name : {"frontier.growth_other", "frontier.growth_strategic"}) {
            const double funded = math::pow(most_of("policy.public_research"), parameter("frontier.research_elasticity"));
            const double moved = std::abs(parameter(name)) * std::max(1.0, funded) * quarters();
            if (moved <= most_technology) continue;
            say(Severity::error, {name, "frontier.research_elasticity"},
                "with policy.public_research up to " + shown(most_of("policy.public_research")) +
                    " and frontier.research_elasticity = " + shown(parameter("frontier.research_elasticity")) +
                    " technology moves by " + shown(moved) + " in " + shown(quarters()) + " quarters; expected at most " +
                    shown(most_technology));
        }
    }

  private:
    double quarters() const { return scenario_.burn_in + scenario_.steps; }

    /// How far demand may leave its trend, as a logarithm.
    double swings() const {
        constexpr double deviations = 4;
        const double kept = parameter("demand.cycle_persistence") * parameter("demand.cycle_persistence");
        const double variance = (1 - math::pow(kept, quarters())) / (1 - kept);
        return deviations * parameter("demand.cycle_noise") * std::sqrt(variance) + parameter("demand.wave_amplitude");
    }

    /// By tightness, as a logarithm.
    double wage_rise_of_a_quarter() const {
        return parameter("wages.most_pressure") * parameter("wages.tightness_response");
    }

    /// How far wages may rise above those of the start, as a logarithm: with their trend, by tightness, by who has work, and
    /// how long he has had it.
    double highest_wage() const {
        constexpr double from_trend = 10, least_skill = .1, most_skill = 10;
        const double by_tightness = std::min(from_trend, wage_rise_of_a_quarter() * quarters());
        const double by_skill = parameter("wages.pass_through") *
                                std::min(2 * most_log_effectiveness,
                                         parameter("effectiveness.skill_elasticity") * math::log(most_skill / least_skill));
        return std::max(0.0, parameter("wages.growth") * quarters()) + by_tightness + by_skill +
               parameter("wages.experience");
    }

    /// `cost` of a quarter, in mean wages.
    void fits_the_books(double cost, std::initializer_list<const char*> names, const std::string& what) {
        if (cost <= 0 || math::log(cost) + highest_wage() <= math::log(most_money)) return;
        say(Severity::error, names,
            what + " costs " + shown(cost) + " wages a quarter, which grow by up to e^" + shown(highest_wage()) +
                ": beyond the books");
    }

    /// The largest value that a lever takes.
    double most_of(const char* lever) const {
        const LeverSetting& setting = scenario_.levers.at(lever);
        double most = setting.status_quo;
        for (const LeverEntry& entry : setting.entries) most = std::max(most, entry.value);
        return most;
    }

    double parameter(const char* name) const { return scenario_.parameters.at(name).value; }

    /// The message begins with the first name and its value.
    void say(Severity severity, std::initializer_list<const char*> names, const std::string& text) {
        problems_.push_back(about(scenario_, names, shown(parameter(*names.begin())) + "; " + text, severity));
    }

    const Scenario& scenario_;
    std::vector<Problem>& problems_;
};

}  // namespace

void check_numbers(const Scenario& scenario, std::vector<Problem>& problems) {
    Numbers numbers(scenario, problems);
    numbers.firms_have_staff();
    numbers.in_order("initial.fewest_programmes", "initial.most_programmes");
    numbers.in_order("initial.equipment_low", "initial.equipment_high");
    numbers.in_order("initial.competence_low", "initial.competence_high");
    numbers.in_order("firms.objects_low", "firms.objects_high");
    numbers.in_order("entry.smallest", "entry.largest");
    numbers.wages_leave_profit();
    numbers.schools_teach();
    numbers.classes_are_full();
    numbers.growth_agrees();
    numbers.money_fits_the_books();
    numbers.wages_fit_the_sums();
    numbers.public_research_fits_the_books();
    numbers.evaluation_fits_the_books();
    numbers.technology_stays_finite();
}

}  // namespace consortium
