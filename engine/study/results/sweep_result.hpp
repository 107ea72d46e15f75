// The finished runs of a study as one result file over points and seeds, in the order of their numbers: who ran what leaves
// no trace. A few points at a time are in memory.
#pragma once

#include "engine/study/execution/completeness.hpp"
#include "engine/study/store/records.hpp"
#include "engine/study/sweep.hpp"

#include <string>

namespace consortia::study {

/// Writes `file`, whole or not at all, from records with their places. What is undefined, has failed or is missing is NaN;
/// `run_status` says which runs are finished, and `failure` then holds the messages.
void merge(const Sweep& sweep, const Records& records, const std::string& file);

/// The content digest that the result of a study bears.
std::string content_digest(const Sweep& sweep);

}  // namespace consortia::study
