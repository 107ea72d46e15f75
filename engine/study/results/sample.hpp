// The numbers of runs that belong together: seed by seed, and with draws of parameters draw after draw, each with the same
// seeds.
#pragma once

#include "engine/core/types.hpp"

#include <vector>

namespace consortia::study {

class Sample {
  public:
    Sample() = default;
    /// As many numbers for each draw. Throws ContractError.
    explicit Sample(std::vector<double> numbers, std::size_t draws = 1);

    std::size_t draws() const { return draws_; }
    std::size_t seeds() const { return numbers_.size() / draws_; }
    std::size_t size() const { return numbers_.size(); }
    const double* data() const { return numbers_.data(); }
    auto begin() const { return numbers_.begin(); }
    auto end() const { return numbers_.end(); }
    double operator[](std::size_t k) const { return numbers_[k]; }
    const std::vector<double>& numbers() const { return numbers_; }

    /// Over the seeds of each draw.
    std::vector<double> means_of_draws() const;
    /// Adds `times` the other, run by run, which has the same draws and seeds.
    void add(const Sample& other, double times = 1);

    friend bool operator==(const Sample& sample, const std::vector<double>& numbers) { return sample.numbers_ == numbers; }

  private:
    std::vector<double> numbers_;
    std::size_t draws_ = 1;
};

}  // namespace consortia::study
