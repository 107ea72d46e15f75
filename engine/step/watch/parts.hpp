// The sums of a watched line while a pass goes over the agents, and what they come to in the end. Exact sums are added up a
// worker at a time, since whole numbers commute; doubles a block at a time, and joined in block order.
#pragma once

#include "engine/core/only_sums.hpp"
#include "engine/step/access/access.hpp"

#include <vector>

namespace consortia::watch {

/// Of the agents under one label: what was added up, and how many they are.
template <class Sum>
struct Part {
    Sum total{};
    Count agents{};
};

template <class Sum>
class Parts {
  public:
    static constexpr bool exact = sums::only<Sum, Adds::exactly>();
    static_assert(exact || sums::only<Sum, Adds::in_order>(),
                  "values are added up in a Count, a Fixed, a Real or a struct of them");

    void open(u32 workers, u32 blocks, std::size_t labels) {
        labels_ = labels;
        lists_.assign(exact ? workers : blocks, {});
    }
    /// Where the worker of this block adds to.
    Part<Sum>* of(const BlockContext& at) {
        std::vector<Part<Sum>>& list = lists_[exact ? at.worker : at.block];
        if (list.empty()) list.resize(labels_);
        return list.data();
    }
    /// All of them together, by label.
    std::vector<Part<Sum>> joined() const {
        std::vector<Part<Sum>> all(labels_);
        for (const auto& list : lists_) {
            for (std::size_t k = 0; k < list.size(); ++k) join(all[k], list[k]);
        }
        return all;
    }

  private:
    static void join(Part<Sum>& all, const Part<Sum>& part) {
        all.agents += part.agents.value();
        if constexpr (exact) {
            auto* sums = reinterpret_cast<Count*>(&all.total);
            const auto* more = reinterpret_cast<const Count*>(&part.total);
            for (std::size_t k = 0; k < sizeof(Sum) / sizeof(Count); ++k) sums[k] += more[k].value();
        } else {
            all.total += static_cast<double>(part.total);
        }
    }

    std::size_t labels_ = 0;
    std::vector<std::vector<Part<Sum>>> lists_;
};

}  // namespace consortia::watch
