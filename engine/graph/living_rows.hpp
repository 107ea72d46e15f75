// Living edges as rows, seen through where they are: whom an edge leads to stands in its record. For algorithms on a network
// inside a phase, without a copy: see step/access/living.hpp, and rows_boost.hpp for those of Boost.Graph.
#pragma once

#include "engine/core/types.hpp"

#include <cstddef>
#include <cstring>
#include <iterator>
#include <span>

namespace consortia::graph {

/// A number in each of many records: as a span of numbers, but that they lie `stride` bytes apart.
class StridedTargets {
  public:
    class iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = u32;
        using difference_type = std::ptrdiff_t;
        using pointer = const u32*;
        using reference = u32;

        iterator() = default;
        iterator(const std::byte* at, std::size_t stride) : at_(at), stride_(stride) {}
        u32 operator*() const {
            u32 target = 0;
            std::memcpy(&target, at_, sizeof target);
            return target;
        }
        iterator& operator++() {
            at_ += stride_;
            return *this;
        }
        iterator operator++(int) {
            const iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator& a, const iterator& b) { return a.at_ == b.at_; }
        friend bool operator!=(const iterator& a, const iterator& b) { return a.at_ != b.at_; }

      private:
        const std::byte* at_ = nullptr;
        std::size_t stride_ = 0;
    };

    StridedTargets() = default;
    StridedTargets(const std::byte* first, std::size_t stride, std::size_t size)
        : first_(first), stride_(stride), size_(size) {}

    std::size_t size() const { return size_; }
    u32 operator[](std::size_t k) const { return *iterator(first_ + k * stride_, stride_); }
    iterator begin() const { return {first_, stride_}; }
    iterator begin(std::size_t k) const { return {first_ + k * stride_, stride_}; }

  private:
    const std::byte* first_ = nullptr;
    std::size_t stride_ = 0;
    std::size_t size_ = 0;
};

/// As RowsView (rows.hpp): the neighbours of node v are `targets[offsets[v]] … targets[offsets[v + 1] - 1]`.
struct LivingRows {
    std::span<const u32> offsets;
    StridedTargets targets;

    u32 size() const { return offsets.empty() ? 0 : static_cast<u32>(offsets.size() - 1); }
    u32 degree(u32 node) const { return offsets[node + 1] - offsets[node]; }
    StridedTargets::iterator at(u32 place) const { return targets.begin(place); }
};

}  // namespace consortia::graph
