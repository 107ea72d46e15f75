// What the leading process says, on all: a search is carried out by it alone, and played by all.
#pragma once

#include "engine/session/search/point.hpp"
#include "engine/session/sweep.hpp"
#include "engine/study/execution/ranks.hpp"

namespace consortia::session {

class Agreed {
  public:
    explicit Agreed(const study::Ranks* ranks) : ranks_(ranks) {}

    bool leads() const { return ranks_ == nullptr || ranks_->keeps_roster(); }

    /// The points of the answer. Where it cannot be had, the leading process throws what it was, the others ToldByLeader.
    template <class Ask>
    std::vector<Point> next(const Ask& ask, std::size_t width) const {
        if (ranks_ == nullptr) return ask();
        std::vector<double> numbers;
        if (leads()) numbers = led(ask);
        if (!leads() && !ranks_->told(true)) throw ToldByLeader();
        numbers = ranks_->shared(std::move(numbers));
        std::vector<Point> points(numbers.size() / width);
        for (std::size_t k = 0; k < numbers.size(); ++k) points[k / width].push_back(numbers[k]);
        return points;
    }

    /// Work that all do, and that is over for all where it fails on the leading one.
    template <class Work>
    void together(const Work& work) const {
        if (ranks_ == nullptr) return work();
        if (!leads()) return followed(work);
        try {
            work();
        } catch (...) {
            ranks_->told(false);
            throw;
        }
        ranks_->told(true);
    }

  private:
    template <class Work>
    void followed(const Work& work) const {
        try {
            work();
        } catch (const ToldByLeader&) {
            ranks_->told(true);  // it says so twice
            throw;
        }
        if (!ranks_->told(true)) throw ToldByLeader();
    }

    template <class Ask>
    std::vector<double> led(const Ask& ask) const {
        std::vector<double> numbers;
        try {
            for (const Point& point : ask()) numbers.insert(numbers.end(), point.begin(), point.end());
        } catch (...) {
            ranks_->told(false);
            throw;
        }
        ranks_->told(true);
        return numbers;
    }

    const study::Ranks* ranks_;
};

}  // namespace consortia::session
