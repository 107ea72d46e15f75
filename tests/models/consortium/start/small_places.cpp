// Places too small to be usual, and numbers at the corners of their ranges: they run, or are refused in words before they
// do. tests/faults/fuzz/place_fuzz.cpp draws many more.
#include "engine/config/scenario/load.hpp"
#include "models/consortium/firms/founders.hpp"
#include "models/consortium/firms/production.hpp"
#include "models/consortium/labour/effectiveness.hpp"
#include "models/consortium/labour/labour_market.hpp"
#include "models/consortium/parameters/firms/firms.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/schools/curriculum.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/schools/teaching.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace consortium {
extern const Model model;
}

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;

namespace {

const Schema& schema() {
    static const Schema described = schema_of(consortium::model);
    return described;
}

const config::ModelLookup models{[](std::string_view name) { return name == "consortium" ? &schema() : nullptr; },
                                 {"consortium"}};

using Files = std::map<std::string, std::string>;

/// The toy with other numbers; `more` are further lines.
Files toy(const std::string& parameters, const std::string& more = "", Files tables = {}) {
    tables["toy.yaml"] =
        "model: consortium\nstart: 2025Q1\nsteps: 12\nparameters: {population.persons: 20000, population.schools: 3, "
        "initial.fewest_programmes: 4, initial.most_programmes: 4}\n";
    tables["place.yaml"] = "extends: toy.yaml\n" + more + "parameters: {" + parameters + "}\n";
    return tables;
}

Scenario load(const Files& files) { return config::load("place.yaml", {}, models, config::Memory(files)).scenario; }

/// The place at the end of its run.
class Finished : public Played {
  public:
    explicit Finished(const Files& files) : Finished(load(files)) {}

  private:
    explicit Finished(const Scenario& scenario) : Played(scenario, consortium::model) {
        until(scenario.burn_in + scenario.steps);
    }
};

/// What is said of it.
std::string said_of(const Files& files) {
    std::vector<Problem> problems;
    try {
        problems = config::load("place.yaml", {}, models, config::Memory(files)).warnings;
    } catch (const InputError& error) {
        problems = error.problems();
    }
    std::string said;
    for (const Problem& problem : problems) said += to_string(problem) + '\n';
    return said;
}

}  // namespace

TEST_CASE("a place of one firm, one school or few persons runs", "[consortium][small]") {
    const std::string parameters = GENERATE("population.firms: 1", "population.firms: 1, population.persons: 10",
                                            "population.firms: 10, population.persons: 10, initial.employment: 1",
                                            "population.firms: 150, population.persons: 200", "population.schools: 1",
                                            "population.regions: 60", "population.regions: 60, population.schools: 1");
    CAPTURE(parameters);
    CHECK_NOTHROW(Finished(toy(parameters)));
}

TEST_CASE("a place has as many schools and persons as it is given", "[consortium][small]") {
    const double schools = GENERATE(1, 2, 3, 70);
    Finished run(
        toy("population.firms: 150, population.persons: 200, population.schools: " + std::to_string(schools), "steps: 0\n"));
    CHECK(all<School>(run).size() == static_cast<std::size_t>(schools));
    CHECK(std::ranges::any_of(all<School>(run), [](const School& s) { return s.type != SchoolType::university; }));
    CHECK(std::ranges::count_if(all<Person>(run), [](const Person& p) { return p.status != Status::student; }) == 200);
}

TEST_CASE("a firm that is alone in its industry and region has no neighbour there", "[consortium][small]") {
    CHECK_NOTHROW(Finished(toy("population.regions: 31, population.schools: 31", "steps: 20\nseed: 1\n")));
}

TEST_CASE("nobody founds a firm where nothing is spent", "[consortium][small]") {
    const Files files = toy("population.regions: 2", "seed: 6\ndata: {regions: regions.csv}\n",
                            {{"regions.csv", "region,population\nBig,1000\nTiny,1\n"}});
    Finished run(files);
    const auto tables = make_derived(run.world.inputs());
    for (const Firm& firm : all<Firm>(run)) {
        if (firm.alive) CHECK(all<Market>(run)[tables.market(firm.industry, firm.region)].expenditure > 0);
    }
}

TEST_CASE("who finds every other region too far searches at home", "[consortium][small]") {
    const Files files = toy("population.regions: 2, labour.interregional_search: 1, labour.search_range: 1",
                            "data: {regions: regions.csv, region_distances: km.csv}\n",
                            {{"regions.csv", "region,population\nNorth,2\nSouth,1\n"},
                             {"km.csv", "region,North,South\nNorth,0,20000\nSouth,20000,0\n"}});
    CHECK_NOTHROW(Finished(files));
}

TEST_CASE("the parts of the index add up when nobody stays in any firm", "[consortium][small]") {
    CHECK_NOTHROW(
        Finished(toy("population.firms: 150, population.persons: 200, population.schools: 11, population.fields: 63",
                     "seed: 541542\nsteps: 13\n")));
    CHECK_NOTHROW(Finished(toy("labour.separation: 1")));
    CHECK_NOTHROW(Finished(toy("tax.surcharge: 1, tax.vat_goods: 1, tax.vat_services: 1")));
}

TEST_CASE("without stayers the change of the index is that of entry and exit (E112)", "[consortium][small]") {
    IndexSums sums{};
    const given::Production g{.means_weight = .4, .objects_effect = .15};
    add_firm(sums, {.staff = 10, .log_output = .5}, {.staff = 0, .log_output = .7}, g);
    add_firm(sums, {.staff = 0, .log_output = .5}, {.staff = 4, .log_output = 2}, g);
    const IndexChange c = decompose(sums, 10, 10 * .5);
    CHECK(c.change == 1.5);
    CHECK(c.entry == .75);
    CHECK(c.exit == .75);
    CHECK(c.parts() == c.change);
}

TEST_CASE("an index of which nobody was part at the start is missing for good (E113)", "[consortium][small]") {
    IndexBooks books{};
    book(books, IndexSums{}, true);
    const IndexSums later{.staff = 2, .log_output = 3};
    book(books, later, false);
    CHECK(std::isnan(books.level()));
    book(books, later, true);
    CHECK(books.level() == 100);
}

TEST_CASE("nobody retires or learns: experience has its bound", "[consortium][small]") {
    Finished run(toy("labour.retirement: 0, learning.skill: 0"));
    for (const Person& person : all<Person>(run)) CHECK(std::isfinite(person.skill));
}

TEST_CASE("what multiplies without end has a bound (E3, E8, E43, E69, E106)", "[consortium][small]") {
    const given::Effectiveness e{.skill_elasticity = 3, .vintage_gap_penalty = 2};
    CHECK(log_effectiveness(.01, 0.0, 0.0, 0.0, 50.0, e) == -most_log_effectiveness);
    CHECK(log_effectiveness(100.0, 0.0, 0.0, 0.0, 0.0, e) == most_log_effectiveness);
    CHECK(most_wanted(.5, 10, 100, 2000) == .05 * most_posts_each * 2000);
    CHECK(adapted_vintage(1, 3, 1, 1, {.base_adaptation = 1, .depth_adaptation = 1, .teacher_adaptation = 1}) == 3);
    CHECK(bounded_wage_change(-1, -most_off_trend, .5) == .5);
    CHECK(bounded_wage_change(1, 0, 0) == 1);
    Market market{};
    market.mean_wage = 1;
    market.expenditure = 1e-200;
    CHECK(share_of_entrant(2, market, .25) == 1);
}

TEST_CASE("numbers that cannot be kept together are refused, and both are named", "[consortium][small]") {
    struct Pair {
        const char* parameters;
        const char* said;
    };
    const Pair pair = GENERATE(
        Pair{"population.persons: 500",
             "population.firms: 1000; expected at most one firm for each person at work; population.persons = 500 and"},
        Pair{"initial.fewest_programmes: 6",
             "initial.fewest_programmes: 6; expected at most initial.most_programmes, which is 4"},
        Pair{"initial.equipment_low: .9",
             "initial.equipment_low: 0.9; expected at most initial.equipment_high, which is 0.5"},
        Pair{"initial.competence_high: .1", "initial.competence_low: 0.2; expected at most initial.competence_high"},
        Pair{"firms.objects_low: .3", "firms.objects_low: 0.3; expected at most firms.objects_high, which is 0.1"},
        Pair{"wages.pass_through: .61",
             "wages.pass_through: 0.61; expected at most 1 - production.means_weight, which is 0.6"},
        Pair{"initial.secondary_schools: 0, initial.higher_schools: 0, initial.bachelor_schools: 0",
             "initial.secondary_schools: 0; expected more than 0, or so of initial.higher_schools"},
        Pair{"frontier.growth_other: .05, frontier.noise: 0, frontier.research_elasticity: 2",
             "frontier.growth_other: 0.05; with policy.public_research up to 10 and frontier.research_elasticity = 2"},
        Pair{"institutes.unit_cost: 10000, institutes.firms_each: 1, wages.tightness_response: .5",
             "institutes.unit_cost: 10000; with policy.public_research up to 10 and"},
        Pair{"governance.precision_price: 1000, population.persons: 1000000, wages.tightness_response: .5",
             "governance.precision_price: 1000; with policy.evaluation_precision up to 100 and population.persons"});
    const std::string said =
        said_of(toy(pair.parameters, "levers: {policy.public_research: 10, policy.evaluation_precision: 100}\n"));
    CAPTURE(said);
    CHECK_THAT(said, Contains("error: " + std::string(pair.said)));
    CHECK_THAT(said, Contains("place.yaml:3:"));
}

TEST_CASE("prices that would outgrow the books are refused before step 0", "[consortium][small]") {
    CHECK_THAT(said_of(toy("wages.growth: .1, demand.growth: .1", "steps: 120\n")),
               Contains("error: demand.growth: 0.1; too fast for 120 quarters"));
    CHECK_THAT(said_of(toy("wages.growth: -.05, demand.growth: -.05", "steps: 200\n")),
               Contains("error: wages.growth: -0.05; wages shrink below the steps of the books in 200 quarters"));
    CHECK_THAT(said_of(toy("", "steps: 1000\n")), Contains("place.yaml:2:1: error: demand.growth: 0.0125; too fast"));
    CHECK(said_of(toy("wages.growth: .02, demand.growth: .02", "steps: 400\n")).empty());
    CHECK_THAT(said_of(toy("wages.tightness_response: .5, wages.most_pressure: 20, effectiveness.skill_elasticity: 3",
                           "steps: 9\n")),
               Contains("error: wages.tightness_response: 0.5; with wages.most_pressure = 20 wages rise by up to e^10 in a "
                        "quarter and by e^"));
    CHECK(said_of(toy("wages.tightness_response: .5, wages.most_pressure: 2, effectiveness.skill_elasticity: 3"))
              .find("in a quarter") == std::string::npos);
}

TEST_CASE("places that hardly exist are warned of", "[consortium][small]") {
    CHECK_THAT(said_of(toy("population.firms: 90000, population.persons: 100000")),
               Contains("warning: population.firms: 90000; population.persons = 100000 are 1.1111 for each firm"));
    CHECK_THAT(said_of(toy("population.schools: 300")), Contains("students for the teacher of a programme"));
    CHECK_THAT(said_of(toy("wages.growth: .02, demand.growth: .005", "steps: 200\n")),
               Contains("warning: wages.growth: 0.02; demand.growth = 0.005 makes jobs 0.0498 times what they were"));
    CHECK_THAT(said_of(toy("", "steps: 0\n")), Contains("place.yaml:2:8: warning: steps: 0, so nothing follows"));
    CHECK(said_of(toy("")).empty());
}

TEST_CASE("corners that once broke run or are refused at their place", "[consortium][small]") {
    for (const auto& file : std::filesystem::directory_iterator(CONSORTIA_CORNERS)) {
        CAPTURE(file.path().filename());
        const bool usual = file.path().filename().string().starts_with("usual");
        try {
            const config::Loaded loaded = config::load(file.path(), {}, models);
            Played run(loaded.scenario, consortium::model);
            CHECK_NOTHROW(run.until(loaded.scenario.burn_in + loaded.scenario.steps));
        } catch (const InputError& error) {
            CHECK_FALSE(usual);
            // The last may count those that are not shown.
            for (const Problem& problem : error.problems())
                CHECK((problem.where.line > 0 || problem.text.ends_with(" more")));
        }
    }
}
