// The best packages, for people: what each sets, what it brings, what one more costs along the front, and in sentences which
// levers none of them uses.
#pragma once

#include "engine/session/optimisation/optimise.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace consortia::command {

/// No line of a table is wider than `width` columns.
void print_front(std::ostream& out, const session::Optimised& optimised, std::size_t width);

/// What is said of it in sentences, one a line.
std::vector<std::string> findings_of(const session::Optimised& optimised);

/// `matched_graduates as large as can be`, `net_cost at most 100000 wq`, `formalism at most 0.25 in 9 of 10 runs`
std::string words_of(const session::Optimised& optimised, const session::optimisation::Aim& aim);

/// Whether an aim has a column: not where it only bounds the mean of what has one already.
bool is_told(const session::Optimised& optimised, std::size_t aim);

/// The unit of an aim: of the indicator it is of; of one by chance `share of runs`.
std::string unit_of(const session::Optimised& optimised, std::size_t aim);

/// What a package sets of each factor, in words: `0.3`, `on`.
std::vector<std::string> settings_of(const session::Optimised& optimised, const session::optimisation::Package& package);

}  // namespace consortia::command
