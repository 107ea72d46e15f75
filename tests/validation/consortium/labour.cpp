// The consortium model's labour phases (P8) in the limit in which they are those of del Rio-Chanona et al. 2021 (V11): one
// field, nobody searches on the job, retires or enters, staff wanted held constant. Firms are large, so that chance alone
// never lifts one above what it wants, and many.
#include "models/consortium/nouns/quarter.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <vector>

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

constexpr u32 firms = 20;
constexpr u32 staff = 5000;  // each; 16 unemployed and 12 vacancies per thousand at first, all of 1016 wanted
constexpr double thousands = firms * staff / 1000.0;

void populate(Population& p) {
    make_groups(p);
    p.add<Firm>(firms, [](u32, Rng&) { return firm_of(staff, 1.016 * staff); });
    post_all_terms(p);
    std::vector<std::pair<u32, Vacancy>> posts;
    for (u32 k = 0; k < firms; ++k) {
        for (u32 n = 0; n < staff * 12 / 1000; ++n) posts.push_back({k, {{0}, 0, false, true}});
    }
    p.connect<Vacancy>(std::move(posts));
    p.add<Person>(firms * staff, [](u32 k, Rng&) {
        Person worker = person_of(Status::employed);
        worker.employer = Id<Firm>{k % firms};
        return worker;
    });
    p.add<Person>(firms * staff * 16 / 1000, [](u32, Rng&) { return person_of(Status::unemployed); });
}

void quarter(Schedule& step) {
    step.reset<Seekers>();
    labour_market(step);
}

/// Per thousand employed at first, as published.
struct Stocks {
    double employed = 0;
    double unemployed = 0;
    double vacancies = 0;
};

Stocks stocks_of(Played& run) {
    const double out_of_work = static_cast<double>(
        std::ranges::count_if(all<Person>(run), [](const Person& p) { return p.status == Status::unemployed; }));
    double heads = 0;
    for (const Firm& firm : all<Firm>(run)) heads += firm.staff;
    CHECK(heads + out_of_work == 1016 * thousands);
    return {heads / thousands, out_of_work / thousands, static_cast<double>(all<Vacancy>(run).size()) / thousands};
}

Played start(u32 replicate) { return {scenario({{"labour.on_the_job_search", 0}}), play(populate, quarter), replicate}; }

}  // namespace

TEST_CASE("the labour phases begin along the published path (V11)", "[validation][consortium]") {
    Played run = start(0);
    run.until(5);  // ten sub-steps
    const Stocks now = stocks_of(run);
    // A count of N agents per thousand varies by less than the root of its mean.
    CHECK_THAT(now.unemployed, WithinAbs(37.939850, 4 * std::sqrt(37.94 / thousands)));
    CHECK_THAT(now.employed, WithinAbs(978.060150, 4 * std::sqrt(37.94 / thousands)));
    CHECK_THAT(now.vacancies, WithinAbs(16.799168, 4 * std::sqrt(16.80 / thousands)));
}

TEST_CASE("the labour phases come to rest at the published unemployment within three standard errors (V11)",
          "[validation][consortium]") {
    constexpr u32 runs = 6;
    constexpr u32 settled = 40;  // quarters
    constexpr u32 watched = 40;
    std::vector<double> unemployment;
    std::vector<double> vacancies;
    for (u32 replicate = 0; replicate < runs; ++replicate) {
        Played run = start(replicate);
        Stocks sum;
        for (u32 quarter = settled; quarter < settled + watched; ++quarter) {
            run.until(quarter);
            const Stocks now = stocks_of(run);
            sum.unemployed += now.unemployed / watched;
            sum.vacancies += now.vacancies / watched;
        }
        unemployment.push_back(sum.unemployed / 1016);
        vacancies.push_back(sum.vacancies);
    }
    const auto mean_and_error = [](const std::vector<double>& of_runs) {
        double mean = 0;
        for (double x : of_runs) mean += x / runs;
        double squares = 0;
        for (double x : of_runs) squares += (x - mean) * (x - mean);
        return std::pair{mean, std::sqrt(squares / (runs - 1) / runs)};
    };
    const auto [u, u_error] = mean_and_error(unemployment);
    const auto [v, v_error] = mean_and_error(vacancies);
    INFO("unemployment " << u << " ± " << u_error << ", vacancies " << v << " ± " << v_error);
    CHECK_THAT(u, WithinAbs(.0410657, 3 * u_error));
    CHECK(u_error < 2e-4);
    CHECK_THAT(v, WithinAbs(17.070015, 3 * v_error));
    CHECK(v_error < .1);
}
