// How far a study has come, by what its journals hold.
#pragma once

#include "engine/study/store/records.hpp"
#include "engine/study/sweep.hpp"

#include <string>
#include <vector>

namespace consortia::study {

/// How far a study has come.
struct Completeness {
    u64 finished = 0;
    u64 undefined = 0;  ///< of the finished ones, those that left a number undefined (NaN): a ratio over nothing
    u64 failed = 0;
    u64 missing = 0;                 ///< neither finished nor failed
    std::vector<u64> first_missing;  ///< in their order
    u64 blocks = 0;
    u64 complete_blocks = 0;  ///< of which every run is finished

    bool all_done() const { return missing == 0; }
};

Completeness completeness(const Sweep& sweep, const Records& records);

/// `3 finished runs left a number undefined (NaN: …), which is no failure`; empty if there are none.
std::string words_of_undefined(const Completeness& done);

}  // namespace consortia::study
