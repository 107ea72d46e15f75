#include "engine/session/answer/accounts.hpp"

#include "engine/core/math.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/session/answer/made_result.hpp"

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::WithinAbs;

namespace {

/// Scenario 1 takes 2 more tax, pays 5 more grants and gives up 1 in rebates, each quarter.
double purse(const MadeCell& cell) {
    if (cell.indicator != "accounts" || cell.scenario == 0) return 0;
    return std::vector{-2.0, 5.0, 1.0}[cell.label] + noise(cell.seed);
}

}  // namespace

TEST_CASE("the groups of accounts add up to the net cost, exactly, discounted") {
    const std::optional<Accounts> accounts = accounts_of(made_result({{"a"}, {"b"}}, 4, purse));
    REQUIRE(accounts);
    REQUIRE(accounts->groups.size() == 3);
    double sum = 0;
    for (const AccountGroup& group : accounts->groups) {
        double within = 0;
        for (const Account& account : group.accounts) within += account.added[1].value;
        CHECK_THAT(within, WithinAbs(group.added[1].value, 1e-12));
        sum += group.added[1].value;
    }
    CHECK_THAT(sum, WithinAbs(accounts->net[1].value, 1e-12));
    double annuity = 0;
    for (u32 step = 0; step < 8; ++step) annuity += math::pow(1.03, -0.25 * step);
    CHECK_THAT(accounts->groups[1].added[1].value, WithinAbs((5 + 0.05 / 4) * annuity, 1e-9));
    CHECK(accounts->net[0].value == 0);
}

TEST_CASE("groups stand in the order of their labels and bear their titles") {
    const std::optional<Accounts> accounts = accounts_of(made_result({{"a"}, {"b"}}, 2, purse));
    CHECK(accounts->groups[0].name == "revenue");
    CHECK(accounts->groups[1].name == "paid_out");
    CHECK(accounts->groups[1].title.zh == "支出");
    CHECK(accounts->groups[1].accounts.front().title.en == "grants");
    CHECK(accounts->groups[0].accounts.front().title.en == "tax");
    CHECK(accounts->years == std::vector<std::string>{"2025", "2026", "2027"});
    CHECK_THAT(accounts->groups[1].accounts.front().added_yearly[1][0], WithinAbs(2 * 5.05, 1e-12));
}

TEST_CASE("of a model that is not known all accounts stand in one group") {
    const std::optional<Accounts> accounts = accounts_of(made_result({{"a"}, {"b"}}, 2, purse, nullptr));
    REQUIRE(accounts);
    REQUIRE(accounts->groups.size() == 1);
    CHECK(accounts->groups.front().accounts.size() == 3);
}
