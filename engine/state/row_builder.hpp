// The rows of founding edges, laid out in two passes over them: count every edge of an owner, then add every edge. Nothing
// is sorted and no second copy is held.
#pragma once

#include "engine/core/error.hpp"
#include "engine/state/edges.hpp"

#include <utility>
#include <vector>

namespace consortia {

template <class E>
class RowBuilder {
  public:
    explicit RowBuilder(u32 owners) : ends_(owners + std::size_t{2}) {}

    void count(u32 owner) {
        require(owner + std::size_t{2} < ends_.size(), "an edge was given to an owner that does not exist");
        ++ends_[owner + std::size_t{2}];
    }
    void lay_out() {
        for (std::size_t k = 1; k < ends_.size(); ++k) ends_[k] += ends_[k - 1];
        records_.resize(ends_.back() * sizeof(E));
    }
    /// Behind those already added of this owner.
    void add(u32 owner, const E& edge) { reinterpret_cast<E*>(records_.data())[ends_[owner + std::size_t{1}]++] = edge; }
    /// Gives all to `edges`, once as many were added as counted.
    void settle(Edges& edges) {
        ends_.pop_back();
        edges.add_rows(std::move(ends_), std::move(records_));
    }

  private:
    std::vector<u32> ends_;  ///< at owner + 1, where the next edge of the owner goes: in the end where its row does
    Column::Bytes records_;
};

}  // namespace consortia
