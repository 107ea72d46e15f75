// Adds up what is not missing.
#pragma once

#include "engine/core/types.hpp"

#include <limits>

namespace consortia::measure {

class Total {
  public:
    void add(double x, double weight = 1) {
        if (x != x) return;
        sum_ += weight * x;
        ++count_;
    }
    /// NaN if all were missing.
    double sum() const { return count_ == 0 ? std::numeric_limits<double>::quiet_NaN() : sum_; }
    double mean() const { return sum() / count_; }

  private:
    double sum_ = 0;
    u32 count_ = 0;
};

}  // namespace consortia::measure
