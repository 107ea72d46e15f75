// The finished runs of a study as one result file over points and seeds, in the order of their numbers: who ran what leaves
// no trace.
#pragma once

#include "engine/study/ledger.hpp"
#include "engine/study/sweep.hpp"

#include <string>

namespace consortia::study {

/// How far a study has come.
struct Completeness {
    u64 finished = 0;
    u64 failed = 0;
    std::vector<u64> missing;  ///< neither, in their order
    u64 blocks = 0;
    u64 complete_blocks = 0;  ///< of which every run is finished

    bool all_done() const { return missing.empty(); }
};

Completeness completeness(const Sweep& sweep, const Records& records);

/// Writes `file`, whole or not at all. What is missing or has failed is NaN; `failure` then holds the messages.
void merge(const Sweep& sweep, const Records& records, const std::string& file);

/// The content digest that the result of a study bears.
std::string content_digest(const Sweep& sweep);

}  // namespace consortia::study
