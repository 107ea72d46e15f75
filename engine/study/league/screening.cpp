#include "engine/study/league/screening.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::study {

namespace {

constexpr double level = 0.05;

struct Tested {
    std::size_t outcome = 0;
    std::size_t scenario = 0;
    double chance = 1;
};

bool differs(double x) { return x != 0; }

std::vector<Tested> all_tests(const std::vector<Outcomes>& outcomes) {
    std::vector<Tested> tests;
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        for (std::size_t scenario = 1; scenario < outcomes[k].by_scenario.size(); ++scenario) {
            const Sample differences = outcomes[k].differences(scenario);
            const double chance = chance_of(differences);
            if (!std::isnan(chance) && std::ranges::any_of(differences, differs)) tests.push_back({k, scenario, chance});
        }
    }
    return tests;
}

}  // namespace

double chance_of(const Sample& differences) {
    if (differences.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    if (std::ranges::none_of(differences, differs)) return 1;
    const Spread spread = spread_of(differences);
    const double error = std::sqrt(spread.variance);
    return error == 0 ? 0.0 : 2 * t_tail(std::abs(mean(differences)) / error, spread.degrees);
}

std::size_t Screening::count() const {
    std::size_t all = 0;
    for (const std::vector<char>& of_outcome : clear) all += static_cast<std::size_t>(std::ranges::count(of_outcome, 1));
    return all;
}

Screening screened(const std::vector<Outcomes>& outcomes) {
    std::vector<Tested> tests = all_tests(outcomes);
    Screening screening{.tested = tests.size(), .by_chance = level * static_cast<double>(tests.size())};
    for (const Outcomes& each : outcomes) screening.clear.emplace_back(each.by_scenario.size(), 0);
    std::ranges::stable_sort(tests, {}, &Tested::chance);
    std::size_t kept = tests.size();
    while (kept > 0 && tests[kept - 1].chance > level * static_cast<double>(kept) / static_cast<double>(tests.size()))
        --kept;
    for (std::size_t k = 0; k < kept; ++k) screening.clear[tests[k].outcome][tests[k].scenario] = 1;
    return screening;
}

bool gets_worse(const Outcomes& outcomes, const Screening& screening, std::size_t k, std::size_t scenario) {
    using Better = Indicator::Better;
    const Indicator::Role role = outcomes.indicator.role;
    const bool told = role == Indicator::Role::headline || role == Indicator::Role::benefit;
    if (!told || !screening.is_clear(k, scenario)) return false;
    const double change = mean(outcomes.differences(scenario));
    return change < 0 ? better_of(outcomes.indicator) == Better::more : better_of(outcomes.indicator) == Better::less;
}

}  // namespace consortia::study
