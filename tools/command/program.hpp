// How a program of ours begins and ends, whatever it does between.
#pragma once

#include <functional>

namespace consortia::command {

/// Does `work` with standard streams that are ready (StandardStreams), tells what it throws, and gives the exit code (Exit).
int as_program(const std::function<int()>& work);

}  // namespace consortia::command
