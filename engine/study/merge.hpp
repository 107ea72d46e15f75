// The finished runs of a list as one result file, in the order of their numbers: who ran what leaves no trace.
#pragma once

#include "engine/study/ledger.hpp"
#include "engine/study/run_list.hpp"

#include <string>

namespace consortia::study {

/// The content digest that a result of the list bears.
std::string content_digest(const RunList& list);

/// Writes `file`, whole or not at all; with `compared` a leading dimension `scenario`. Throws SystemError if a run is
/// missing.
void merge(const RunList& list, const FinishedRuns& runs, bool compared, const std::string& file);

/// The runs of a result of this list, read back; their digests are left out. Throws SystemError if the file is damaged or
/// holds something else.
FinishedRuns read_back(const RunList& list, const std::string& file);

}  // namespace consortia::study
