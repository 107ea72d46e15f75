// The tables of a result, the same whether it was played just now or lies in a file.
#pragma once

#include "engine/session/result.hpp"

#include <iosfwd>

namespace consortia::command {

/// When runs ended that their scenario's condition may stop; nothing where there is none.
void print_endings(std::ostream& out, const session::Result& result);
/// Of a run: the mean of every total over its seeds.
void print_totals(const session::Result& result);
/// Of a study: its design, how many of its runs are finished, and the mean of each kept number over its points.
void print_study(const session::Result& result);
/// Of the state after every step, where the result holds them.
void print_digests(const session::Result& result);

}  // namespace consortia::command
