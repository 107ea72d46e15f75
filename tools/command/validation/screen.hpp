// What a model shows of the world beside the world, on a screen: a table for each use of facts, forecasts with their scores,
// and how many facts fail.
#pragma once

#include "engine/session/validation/validate.hpp"
#include "tools/command/look/look.hpp"

#include <ostream>
#include <string>

namespace consortia::command {

/// `0.1 to 0.35`, `≥ 5`.
std::string accepted(const Fact& fact, Language language);
/// `0.173 ± 0.006`; `undefined (3 of 20 seeds)`.
std::string value_text(const session::MeasuredFact& measured, Language language);
/// What a use is for.
Text heading_of(Fact::Use use);

/// With `all` the metrics too.
void print_validation(std::ostream& out, const session::Validated& all, const Look& look);
/// How many facts hold, and which fail.
void print_verdict(std::ostream& out, const session::Validated& all, const Look& look);

}  // namespace consortia::command
