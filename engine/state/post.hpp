// Letters of one kind between two phases: written into one list a block, joined in block order, then sorted stably by
// target. Block order already is (source, creation) order, so letters arrive in (target, source, creation) order whatever
// the threads.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/parallel/crew.hpp"
#include "engine/state/held.hpp"

#include <algorithm>
#include <vector>

namespace consortia {

/// Stable sort of `items` by `slot(item)` < `slots`: counting sort in passes of 11 bits.
template <class Item, class Slot>
void sort_by_slot(std::vector<Item>& items, u32 slots, Slot slot) {
    constexpr u32 bits = 11;
    constexpr u32 buckets = 1U << bits;
    std::vector<Item> other(items.size());
    for (u32 shift = 0; shift == 0 || (shift < 32 && (slots - 1) >> shift != 0); shift += bits) {
        std::vector<std::size_t> start(buckets + 1, 0);
        for (const Item& item : items) ++start[(slot(item) >> shift & (buckets - 1)) + 1];
        for (u32 k = 0; k < buckets; ++k) start[k + 1] += start[k];
        for (const Item& item : items) other[start[slot(item) >> shift & (buckets - 1)]++] = item;
        items.swap(other);
    }
}

/// The lists that the blocks of one phase write, and what became of them.
template <class Item>
class BlockLists {
  public:
    void open(u32 blocks) {
        lists_.resize(std::max<std::size_t>(lists_.size(), blocks));
        for (auto& list : lists_) list.clear();
    }
    std::vector<Item>& list(u32 block) { return lists_[block]; }
    /// Into one list, and gives back the memory of each: of a large population all letters are much.
    void join_into(std::vector<Item>& all) {
        std::size_t total = 0;
        for (const auto& list : lists_) total += list.size();
        all.clear();
        all.reserve(total);
        for (auto& list : lists_) {
            all.insert(all.end(), list.begin(), list.end());
            list = std::vector<Item>();  // `{}` would keep the memory
        }
    }

  private:
    std::vector<std::vector<Item>> lists_;
};

template <class Letter>
class Post final : public Held {
  public:
    BlockLists<Letter> out;

    /// Sorts what was written; targets must be below `slots`.
    void deliver(u32 slots) {
        out.join_into(mail_);
        for (const Letter& letter : mail_) require(letter.to.slot < slots, "a letter is addressed to nobody");
        if (slots > 0) sort_by_slot(mail_, slots, [](const Letter& letter) { return letter.to.slot; });
        receivers_.clear();
        for (const Letter& letter : mail_) {
            if (receivers_.empty() || receivers_.back() != letter.to.slot) receivers_.push_back(letter.to.slot);
        }
    }
    void end_step() override {
        mail_ = std::vector<Letter>();
        receivers_ = std::vector<u32>();
    }

    const std::vector<Letter>& mail() const { return mail_; }
    const std::vector<u32>& receivers() const { return receivers_; }

  private:
    std::vector<Letter> mail_;
    std::vector<u32> receivers_;
};

/// Newborn agents or edges of one kind, each with the key of its parent (agents) or its owner (edges).
template <class T>
struct Newborn {
    T record;
    Key parent = 0;  ///< key of an agent, made of step, parent and ordinal
    u32 owner = 0;   ///< of an edge: the slot of its From
};

template <class T>
class Nursery final : public Held {
  public:
    BlockLists<Newborn<T>> out;
};

}  // namespace consortia
