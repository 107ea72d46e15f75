// The league table: which package buys most.
#pragma once

#include "engine/study/comparison.hpp"
#include "tools/command/text_table.hpp"

namespace consortia::command {

/// How costs are shown beside their unit, where the model says so.
struct Money {
    std::string unit;
    double rate = 0;  ///< 0: in the model's unit alone

    std::string operator()(double amount) const { return number(rate * amount); }
};

/// Amounts in `unit`, as the model shows them.
Money money_of(const study::RunList& list, const std::string& unit);
/// The unit of what scenarios cost; empty if the model declares no cost.
std::string cost_unit(const Schema& schema);

/// One table for each benefit; nothing if the model declares no benefit or no cost.
void print_league(const study::RunList& list, const std::vector<study::Outcomes>& all);
/// One table for each product, what costs should bring in their own unit; nothing if the model declares none.
void print_multipliers(const study::RunList& list, const std::vector<study::Outcomes>& all);

}  // namespace consortia::command
