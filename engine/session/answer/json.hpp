// A comparison as one JSON object, for programs and for the page of the report (tools/report/src/data.ts describes it).
#pragma once

#include "engine/session/answer/answer.hpp"

#include <string>

namespace consortia::session {

/// UTF-8; numbers have six digits, missing ones are null.
std::string json_of(const Result& result, const Answer& answer);

}  // namespace consortia::session
