// Labour flows against published figures (V8, V9, V11, V12 of the model's validation targets), and agents against equations.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <cmath>
#include <vector>

namespace labour_flow {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

using Matrix = std::vector<std::vector<double>>;

DataTable occupations(const std::vector<double>& employed, const Matrix& mobility) {
    DataTable table;
    table.name = "occupations";
    table.numbers["employed"] = employed;
    for (std::size_t j = 0; j < employed.size(); ++j) {
        const std::string name(1, static_cast<char>('a' + j));
        table.labels["occupation"].push_back(name);
        for (const auto& row : mobility) table.numbers[name].push_back(row[j]);
    }
    return table;
}

Scenario one_occupation(Played::Values parameters = {}) {
    parameters.try_emplace("population.employed", 1000);
    Scenario scenario = Played::scenario_of(labour_flow::model, parameters);
    scenario.data["occupations"] = occupations({1000}, {{1}});
    return scenario;
}

Scenario three_occupations(double employed = 2000) {
    Scenario scenario = Played::scenario_of(labour_flow::model, {{"population.employed", employed}});
    scenario.data["occupations"] = occupations({1000, 600, 400}, {{.6, .3, .1}, {.3, .5, .2}, {.1, .3, .6}});
    return scenario;
}

LeverEntry demand_of(u32 occupation, double factor, i32 from) {
    LeverEntry entry;
    entry.value = factor;
    entry.from = from;
    entry.targeted = true;
    entry.whom.allowed[0] = u64{1} << occupation;
    return entry;
}

struct Stocks {
    double employed, unemployed, vacancies;
};
void check_limit(const Played& run, const Stocks& published) {
    CHECK_THAT(run("employed_limit_by_occupation"), WithinAbs(published.employed, 5.01e-7));
    CHECK_THAT(run("unemployed_limit_by_occupation"), WithinAbs(published.unemployed, 5.01e-7));
    CHECK_THAT(run("vacancies_limit_by_occupation"), WithinAbs(published.vacancies, 5.01e-7));
}

/// How far agents lie from the equations in the unemployment of steps 5, 10 and 15: root mean square over `runs`, and the
/// mean.
struct Distance {
    double typical = 0;
    double mean = 0;
};
Distance from_equations(double employed, u32 runs) {
    double squares = 0;
    double sum = 0;
    for (u32 replicate = 0; replicate < runs; ++replicate) {
        Played run(three_occupations(employed), labour_flow::model, replicate);
        for (u32 step : {5U, 10U, 15U}) {
            run.until(step);
            const double off = run("unemployment") - run("unemployment_limit");
            squares += off * off;
            sum += off;
        }
    }
    return {std::sqrt(squares / (3 * runs)), sum / (3 * runs)};
}

}  // namespace

TEST_CASE("the equations of one occupation give the published stocks to the last digit (V11)",
          "[reference][validation][labour_flow]") {
    Played run(one_occupation(), labour_flow::model);
    check_limit(run.until(1), {992.836834, 23.163166, 15.795486});
    check_limit(run.until(10), {978.060150, 37.939850, 16.799168});
    check_limit(run.until(1500), {974.277221, 41.722779, 17.070015});
    CHECK_THAT(run("unemployment_limit"), WithinAbs(0.0410657, 5.01e-8));
}

TEST_CASE("the equations of three occupations give the published stocks and the published shock to the last digit (V12)",
          "[reference][validation][labour_flow]") {
    constexpr u32 steady = 1500;
    Scenario scenario = three_occupations();
    // A fifth of the demand for the first of 1000, which is half of that for the last of 400.
    scenario.levers["demand.factor"].status_quo = 1;
    scenario.levers["demand.factor"].entries = {demand_of(0, 0.8, steady), demand_of(2, 1.5, steady)};
    Played run(scenario, labour_flow::model);
    run.until(10);
    CHECK_THAT(run("employed_limit_by_occupation", 0), WithinAbs(978.460382, 5.01e-7));
    CHECK_THAT(run("employed_limit_by_occupation", 1), WithinAbs(586.912176, 5.01e-7));
    CHECK_THAT(run("employed_limit_by_occupation", 2), WithinAbs(390.408523, 5.01e-7));
    CHECK_THAT(run.until(steady)("unemployment_limit"), WithinAbs(0.0412307, 5.01e-8));
    CHECK_THAT(run.until(steady + 1)("unemployment_limit"), WithinAbs(0.05506395, 5.01e-9));
    const double peak = run.until(steady + 2)("unemployment_limit");
    CHECK_THAT(peak, WithinAbs(0.0578293, 5.01e-8));
    CHECK(run.until(steady + 3)("unemployment_limit") < peak);
    CHECK_THAT(run.until(steady + 10)("unemployment_limit"), WithinAbs(0.04452855, 5.01e-9));
}

TEST_CASE("agents come to the equations as their number grows, the distance falling with its root",
          "[reference][validation][labour_flow]") {
    // Eight times as many agents: √8 times closer. A root mean square over n nearly normal distances, of which those of one
    // run hang together, is off by less than 1/√(2 runs); each ratio stays within 4 of the standard error this gives it.
    const Distance few = from_equations(2000, 128);
    const Distance more = from_equations(16'000, 64);
    const Distance many = from_equations(128'000, 24);
    const double root = std::sqrt(8.0);
    CHECK_THAT(few.typical / more.typical, WithinAbs(root, 4 * root * std::sqrt(1.0 / 256 + 1.0 / 128)));
    CHECK_THAT(more.typical / many.typical, WithinAbs(root, 4 * root * std::sqrt(1.0 / 128 + 1.0 / 48)));
    INFO(few.typical << ' ' << more.typical << ' ' << many.typical);
    // No bias but that of finite vacancies, of order 1/N: within 4.5 standard errors.
    CHECK_THAT(more.mean, WithinAbs(0, 4.5 * more.typical / std::sqrt(64)));
    CHECK_THAT(many.mean, WithinAbs(0, 4.5 * many.typical / std::sqrt(24)));
}

TEST_CASE("many agents stand where the published equations do after ten steps", "[reference][validation][labour_flow]") {
    // e at step 10, per 1000 employed at first: 978.06, with a standard deviation near √(38/N) of all N thousand.
    Played run(one_occupation({{"population.employed", 400'000}}), labour_flow::model);
    run.until(10);
    CHECK_THAT(run("employed_by_occupation") / 400, WithinAbs(978.060150, 4.5 * std::sqrt(38.0 / 400)));
    CHECK_THAT(run("vacancies_by_occupation") / 400, WithinAbs(16.799168, 4.5 * std::sqrt(38.0 / 400)));
}

TEST_CASE("applicants and vacancies meet as balls meet urns (V8)", "[reference][validation][labour_flow]") {
    struct Row {
        double unemployed, vacancies, matches;
    };
    for (const Row& row : {Row{1000, 500, 432.47}, Row{1000, 1000, 632.30}}) {
        constexpr u32 runs = 400;
        double matches = 0;
        for (u32 replicate = 0; replicate < runs; ++replicate) {
            Played run(one_occupation({{"population.employed", 1},
                                       {"initial.unemployed", row.unemployed},
                                       {"initial.vacancies", row.vacancies},
                                       {"labour.separation", 0},
                                       {"labour.opening", 0},
                                       {"labour.adjustment", 0}}),
                       labour_flow::model, replicate);
            matches += run.until(1)("hires_by_occupation");
        }
        // Variance of the number of urns hit: V(e^(−r) − (1 + r)e^(−2r)), r = U/V.
        const double r = row.unemployed / row.vacancies;
        const double variance = row.vacancies * (std::exp(-r) - (1 + r) * std::exp(-2 * r));
        CHECK_THAT(matches / runs, WithinAbs(row.matches, 3 * std::sqrt(variance / runs)));
        CHECK_THAT(row.matches, WithinAbs(row.vacancies * (1 - std::pow(1 - 1 / row.vacancies, row.unemployed)), 0.005));
    }
}

TEST_CASE("workers are neither made nor lost, whatever the number of threads", "[reference][determinism][labour_flow]") {
    Played one(three_occupations(20'000), labour_flow::model, 0, 1);
    Played three(three_occupations(20'000), labour_flow::model, 0, 3);
    one.world.watches_ids = true;  // nobody reads by the id of one who has gone, and the digest does not see it
    one.until(20);
    CHECK(one.world.digest() == three.until(20).world.digest());
    double employed = 0;
    for (u32 k = 0; k < 3; ++k) employed += one("employed_by_occupation", k);
    CHECK_THAT(employed + 20'320 * one("unemployment"), WithinAbs(20'320, 1e-6));
}
