// What a journal says of one run: all that a finished one left, or why it failed.
#pragma once

#include "engine/files/framed.hpp"
#include "engine/state/frame.hpp"

namespace consortia::study {

/// Kinds of records.
inline constexpr u32 finished_run = 1;
inline constexpr u32 failed_run = 2;

struct FinishedRun {
    RunOutput output;
    double seconds = 0;  ///< that it took
};

std::vector<std::byte> packed(const RunOutput& output, double seconds);
/// Throws SystemError if the record is too short for what it says.
FinishedRun unpacked(files::Bytes record);

}  // namespace consortia::study
