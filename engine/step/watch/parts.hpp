// Sums while a pass goes over the agents, and what they come to in the end. Exact sums are added up a worker at a time,
// since whole numbers commute; doubles a block at a time, and joined in block order.
#pragma once

#include "engine/core/only_sums.hpp"
#include "engine/step/access/access.hpp"

#include <type_traits>
#include <vector>

namespace consortia::watch {

template <class Sums>
inline constexpr bool exact = sums::only<Sums, Adds::exactly>();

/// Adds sums to sums, number by number.
template <class Sums>
void join(Sums& all, const Sums& part) {
    static_assert(exact<Sums> || sums::only<Sums, Adds::in_order>(),
                  "values are added up in a Count, a Fixed, a Real or a struct of them");
    using Number = std::conditional_t<exact<Sums>, Count, double>;
    auto* numbers = reinterpret_cast<Number*>(&all);
    const auto* more = reinterpret_cast<const Number*>(&part);
    for (std::size_t k = 0; k < sizeof(Sums) / sizeof(Number); ++k) {
        if constexpr (exact<Sums>) {
            numbers[k] += more[k].value();
        } else {
            numbers[k] += more[k];
        }
    }
}

/// As many sums as there are places, for each worker or block.
template <class Sums>
class Parts {
  public:
    void open(u32 workers, u32 blocks, std::size_t places) {
        places_ = places;
        lists_.assign(exact<Sums> ? workers : blocks, {});
    }
    /// Where the worker of this block adds to.
    Sums* of(const BlockContext& at) {
        std::vector<Sums>& list = lists_[exact<Sums> ? at.worker : at.block];
        if (list.empty()) list.resize(places_);
        return list.data();
    }
    /// All of them together, by place.
    std::vector<Sums> joined() const {
        std::vector<Sums> all(places_);
        for (const auto& list : lists_) {
            for (std::size_t k = 0; k < list.size(); ++k) join(all[k], list[k]);
        }
        return all;
    }

  private:
    std::size_t places_ = 0;
    std::vector<std::vector<Sums>> lists_;
};

}  // namespace consortia::watch
