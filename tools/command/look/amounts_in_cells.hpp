// Estimates in the cells of a table, with their intervals.
#pragma once

#include "engine/session/answer/answer.hpp"

namespace consortia::command {

/// `2,438 [1,911, 2,966]`; `–` if missing.
std::string amounts(const study::Estimated& estimated, double divisor = 1);

/// Money of one column, all in the same size: the word stands in its heading.
class MoneyCells {
  public:
    /// For amounts up to `largest`, in the currency where the model says what its unit is, else in that.
    MoneyCells(const session::Answer& answer, const session::Result& result, double largest, Language language);

    const std::string& word() const { return word_; }
    std::string operator()(const study::Estimated& estimated) const { return amounts(estimated, divisor_); }
    std::string operator()(double amount) const { return plain(amount / divisor_); }

  private:
    double divisor_ = 1;
    std::string word_;
};

}  // namespace consortia::command
