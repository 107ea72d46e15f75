// Cost as a treasury books it: what a package pays out by instrument, what reliefs it gives or loses, what revenue it
// brings, discounted and year by year. The accounts add up to the net cost.
#pragma once

#include "engine/session/answer/cuts.hpp"

namespace consortia::session {

struct Account {
    std::string name;
    Text title;
    std::vector<study::Estimated> added;            ///< by scenario: to the net cost, discounted
    std::vector<std::vector<double>> added_yearly;  ///< by scenario and year, not discounted
};

/// Paid out, reliefs, revenue.
struct AccountGroup {
    std::string name;
    Text title;
    std::vector<study::Estimated> added;  ///< by scenario
    std::vector<Account> accounts;
};

struct Accounts {
    std::string unit;
    std::vector<study::Estimated> net;  ///< by scenario; the sum of the groups
    std::vector<AccountGroup> groups;
    std::vector<std::string> years;
};

/// Nothing where the model has no accounts. Accounts that no group of the axis names stand in a group of their own.
std::optional<Accounts> accounts_of(const Result& result);

}  // namespace consortia::session
