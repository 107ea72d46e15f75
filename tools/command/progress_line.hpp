// Progress on standard error: one line that renews itself on a terminal, else a plain line now and then.
#pragma once

#include "engine/study/executor.hpp"

#include <chrono>

namespace consortia::command {

class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const study::Progress& progress);
    /// Makes room for another message.
    void clear();

  private:
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace consortia::command
