// A set of many keys in one piece of memory: a small block for each of them, held among large ones that come and go, would
// keep the heap from ever shrinking.
#pragma once

#include "engine/core/types.hpp"

#include <algorithm>
#include <vector>

namespace consortia::study {

class KeySet {
  public:
    void insert(u64 key) {
        const auto place = std::ranges::lower_bound(keys_, key);
        if (place == keys_.end() || *place != key) keys_.insert(place, key);
    }
    bool contains(u64 key) const { return std::ranges::binary_search(keys_, key); }
    std::size_t size() const { return keys_.size(); }

  private:
    std::vector<u64> keys_;  // rising
};

}  // namespace consortia::study
