// An epidemic in households against its master equation, which is solved here as a whole, state by state.
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"
#include "tests/unit/random/screens.hpp"

#include <cmath>
#include <vector>

namespace households {
extern const consortia::Model model;
}

using namespace consortia;
using Catch::Matchers::WithinAbs;

namespace {

constexpr u32 people = 8;
constexpr double count = 20000, contact = 2, recovery = 1;

/// Chances of (susceptible, infectious), at every time.
class Law {
  public:
    Law() : chances_((people + 1) * (people + 1)) { at(people - 1, 1) = 1; }

    /// By uniformisation (Jensen 1953): so many jumps as a Poisson process of the highest rate has; its tail is below
    /// 10^-12.
    void go_on(double time) {
        const double jumps = fastest * time;
        std::vector<double> sum(chances_.size());
        double chance = std::exp(-jumps);
        for (u32 k = 0; k < 40 + 4 * jumps; ++k) {
            for (std::size_t state = 0; state < sum.size(); ++state) sum[state] += chance * chances_[state];
            jump();
            chance *= jumps / (k + 1);
        }
        chances_ = sum;
    }
    std::vector<double> infectious() const {
        return counts([](u32, u32 i) { return i; });
    }
    std::vector<double> affected() const {
        return counts([](u32 s, u32) { return people - s; });
    }

  private:
    static constexpr double fastest = contact * people * people / 4.0 / (people - 1) + recovery * people;

    double& at(u32 s, u32 i) { return chances_[s * (people + 1) + i]; }
    double at(u32 s, u32 i) const { return chances_[s * (people + 1) + i]; }

    void jump() {
        const Law before = *this;
        for (u32 s = 0; s <= people; ++s) {
            for (u32 i = 0; s + i <= people; ++i) {
                const double infects = contact * s * i / (people - 1) / fastest, recovers = recovery * i / fastest;
                at(s, i) -= (infects + recovers) * before.at(s, i);
                if (infects > 0) at(s - 1, i + 1) += infects * before.at(s, i);
                if (recovers > 0) at(s, i - 1) += recovers * before.at(s, i);
            }
        }
    }
    template <class Of>
    std::vector<double> counts(Of of) const {
        std::vector<double> all(people + 1);
        for (u32 s = 0; s <= people; ++s) {
            for (u32 i = 0; s + i <= people; ++i) all[of(s, i)] += count * at(s, i);
        }
        return all;
    }

    std::vector<double> chances_;
};

/// How far the households are from the law; numbers that few have are put together with the next.
double law_z(const Played& country, const std::string& indicator, const std::vector<double>& law) {
    std::vector<double> counts{0}, expected{0};
    for (u32 k = 0; k <= people; ++k) {
        counts.back() += country(indicator, k);
        expected.back() += law[k];
        if (expected.back() < 10 || k == people) continue;
        counts.push_back(0);
        expected.push_back(0);
    }
    if (expected.back() < 10) {
        expected[expected.size() - 2] += expected.back(), expected.pop_back();
        counts[counts.size() - 2] += counts.back(), counts.pop_back();
    }
    return chi_square_z(counts, expected);
}

Played country_of(double step) {
    return Played(households::model, {{"population.households", count},
                                      {"household.people", people},
                                      {"epidemic.contact", contact},
                                      {"epidemic.recovery", recovery},
                                      {"time.step", step}});
}

}  // namespace

TEST_CASE("an epidemic in households follows its master equation, week by week, whatever the step",
          "[reference][validation][households]") {
    for (double step : {0.25, 1.0}) {
        Played country = country_of(step);
        Law law;
        for (u32 week = 1; week <= 3; ++week) {
            law.go_on(1);
            country.until(static_cast<u32>(week / step));
            CHECK_THAT(law_z(country, "infectious_by_people", law.infectious()), WithinAbs(0, z_bound));
            CHECK_THAT(law_z(country, "affected_by_people", law.affected()), WithinAbs(0, z_bound));
        }
    }
}

TEST_CASE("the end of an epidemic in a household of two is known by hand", "[reference][validation][households]") {
    // The other catches it before the first recovers: β/(β + γ) = 2/3.
    Played country(households::model, {{"population.households", count}, {"household.people", 2}, {"time.step", 5}});
    country.until(8);
    CHECK(country("infectious_by_people", 0) == count);
    CHECK_THAT((country("affected_by_people", 2) - count * 2 / 3) / std::sqrt(count * 2 / 9), WithinAbs(0, z_bound));
}
