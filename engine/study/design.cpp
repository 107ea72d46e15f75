#include "engine/study/design.hpp"

#include "engine/core/error.hpp"
#include "engine/schema/study/levels.hpp"

namespace consortia::study {

using Method = DesignDescription::Method;

Design::Design(const DesignDescription& description, std::vector<Factor> factors)
    : description_(description), factors_(std::move(factors)), points_(description_.samples) {
    switch (description_.method) {
        case Method::list:
            points_ = description_.points.size();
            break;
        case Method::grid:
            begin_grid();
            break;
        case Method::lhs:
            latin_ = latin_rows(description_.samples, factors_.size(), description_.seed);
            break;
        case Method::sobol:
            sequence_.emplace(factors_.size());
            break;
        case Method::morris:
            begin_morris();
            break;
        case Method::sobol_indices:
            sequence_.emplace(2 * factors_.size(), description_.seed);  // both matrices, side by side
            block_ = factors_.size() + 2;
            break;
    }
    if (description_.method != Method::grid && description_.method != Method::list) points_ *= block_;
}

void Design::begin_grid() {
    points_ = 1;
    for (const Factor& factor : factors_) {
        numbers_.push_back(grid_numbers(factor, description_.levels));
        points_ *= numbers_.back().size();
    }
}

void Design::begin_morris() {
    block_ = factors_.size() + 1;
    for (const Factor& factor : factors_) ladders_.push_back(ladder_of(factor, description_.levels));
}

std::vector<double> Design::point(u64 number) const {
    require(number < points_, "a point beyond the design");
    switch (description_.method) {
        case Method::list:
            return description_.points[number];
        case Method::grid:
            return of_grid(number);
        case Method::lhs:
            return of_latin(number);
        case Method::sobol:
            return of_sequence(number);
        case Method::morris:
            return of_morris(number);
        case Method::sobol_indices:
            break;
    }
    return of_saltelli(number);
}

std::optional<Design::Move> Design::move(u64 number) const {
    const u64 place = number % block_;
    if (description_.method != Method::morris || place == 0) return std::nullopt;
    const Trajectory moves = trajectory(number / block_, factors_.size(), description_.levels, description_.seed);
    const u32 factor = moves.order[place - 1];
    const Ladder& ladder = ladders_[factor];
    const u32 before = moves.start[factor];
    return Move{factor, (ladder.places[other_level(before, description_.levels)] - ladder.places[before]) / ladder.length};
}

std::vector<double> Design::at(std::span<const double> row) const {
    std::vector<double> values;
    values.reserve(factors_.size());
    for (std::size_t k = 0; k < factors_.size(); ++k) values.push_back(value_at(factors_[k], row[k]));
    return values;
}

/// The last factor moves fastest.
std::vector<double> Design::of_grid(u64 number) const {
    std::vector<double> values(factors_.size());
    for (std::size_t k = factors_.size(); k-- > 0;) {
        values[k] = numbers_[k][number % numbers_[k].size()];
        number /= numbers_[k].size();
    }
    return values;
}

std::vector<double> Design::of_latin(u64 number) const {
    return at(std::span(latin_).subspan(number * factors_.size(), factors_.size()));
}

std::vector<double> Design::of_sequence(u64 number) const {
    std::vector<double> shares(factors_.size());
    sequence_->row(number, shares);
    return at(shares);
}

/// Where the trajectory starts, with the factors that have moved so far at their other level.
std::vector<double> Design::of_morris(u64 number) const {
    const Trajectory moves = trajectory(number / block_, factors_.size(), description_.levels, description_.seed);
    std::vector<u32> levels = moves.start;
    for (u64 k = 0; k < number % block_; ++k) {
        levels[moves.order[k]] = other_level(levels[moves.order[k]], description_.levels);
    }
    std::vector<double> values;
    for (std::size_t k = 0; k < levels.size(); ++k) values.push_back(ladders_[k].numbers[levels[k]]);
    return values;
}

/// A, B, then A with one column after the other from B (Saltelli and others 2010).
std::vector<double> Design::of_saltelli(u64 number) const {
    std::vector<double> both(2 * factors_.size());
    sequence_->row(number / block_, both);
    const u64 place = number % block_;
    const auto a = std::span(both).first(factors_.size());
    const auto b = std::span(both).last(factors_.size());
    if (place == 1) return at(b);
    if (place > 1) a[place - 2] = b[place - 2];
    return at(a);
}

}  // namespace consortia::study
