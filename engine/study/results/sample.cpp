#include "engine/study/results/sample.hpp"

#include "engine/core/error.hpp"
#include "engine/study/results/statistics.hpp"

namespace consortia::study {

Sample::Sample(std::vector<double> numbers, std::size_t draws) : numbers_(std::move(numbers)), draws_(draws) {
    require(draws > 0 && numbers_.size() % draws == 0, "every draw has the same seeds");
}

std::vector<double> Sample::means_of_draws() const {
    std::vector<double> means;
    for (std::size_t draw = 0; draw < draws_; ++draw)
        means.push_back(mean(std::span(numbers_).subspan(draw * seeds(), seeds())));
    return means;
}

void Sample::add(const Sample& other, double times) {
    require(other.size() == size() && other.draws_ == draws_, "samples of other runs");
    for (std::size_t k = 0; k < numbers_.size(); ++k) numbers_[k] += times * other.numbers_[k];
}

}  // namespace consortia::study
