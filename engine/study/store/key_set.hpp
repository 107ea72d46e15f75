// A set of many keys in one piece of memory: a small block for each of them, held among large ones that come and go, would
// keep the heap from ever shrinking. Each key takes the same time, however many there are.
#pragma once

#include "engine/core/hash.hpp"

#include <algorithm>
#include <vector>

namespace consortia::study {

class KeySet {
  public:
    void insert(u64 key) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        has_zero_ |= key == empty;
        if (key == empty || slots_[place_of(key)] == key) return;
        slots_[place_of(key)] = key;
        ++size_;
    }
    bool contains(u64 key) const { return key == empty ? has_zero_ : !slots_.empty() && slots_[place_of(key)] == key; }
    std::size_t size() const { return size_ + (has_zero_ ? 1 : 0); }

  private:
    static constexpr u64 empty = 0;

    /// Where the key is, or would be.
    std::size_t place_of(u64 key) const {
        std::size_t place = mix(key) & (slots_.size() - 1);
        while (slots_[place] != key && slots_[place] != empty) place = (place + 1) & (slots_.size() - 1);
        return place;
    }

    void grow() {
        std::vector<u64> old(std::max<std::size_t>(16, 2 * slots_.size()), empty);
        old.swap(slots_);
        for (u64 key : old) {
            if (key != empty) slots_[place_of(key)] = key;
        }
    }

    std::vector<u64> slots_;  // a power of two, at most half of them taken
    std::size_t size_ = 0;    // without the key that marks an empty slot
    bool has_zero_ = false;
};

}  // namespace consortia::study
