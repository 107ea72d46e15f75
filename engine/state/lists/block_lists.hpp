// What the blocks of one phase write, a list each, and how it becomes one list: in block order, or by the slot that each
// item names, those of one slot in block order. Neither depends on threads.
#pragma once

#include "engine/core/error.hpp"
#include "engine/parallel/crew.hpp"

#include <bit>
#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace consortia {

/// Memory in which what is made without arguments is left as it comes, to be written over.
template <class Item>
struct Unfilled {
    using value_type = Item;

    Unfilled() = default;
    template <class Other>
    Unfilled(const Unfilled<Other>&) {}
    Item* allocate(std::size_t count) {
        return static_cast<Item*>(::operator new(count * sizeof(Item), std::align_val_t(alignof(Item))));
    }
    void deallocate(Item* memory, std::size_t) { ::operator delete(memory, std::align_val_t(alignof(Item))); }
    void construct(Item*) noexcept {}
    template <class... Arguments>
    void construct(Item* place, Arguments&&... arguments) {
        ::new (static_cast<void*>(place)) Item(std::forward<Arguments>(arguments)...);
    }
    bool operator==(const Unfilled&) const = default;
};

template <class Item>
class BlockLists {
  public:
    using Sorted = std::vector<Item, Unfilled<Item>>;

    void open(u32 blocks) {
        if (lists_.size() < blocks) lists_.resize(blocks);
        for (auto& list : lists_) list.clear();
    }
    std::vector<Item>& list(u32 block) { return lists_[block]; }
    std::size_t size() const {
        std::size_t total = 0;
        for (const auto& list : lists_) total += list.size();
        return total;
    }

    /// All in block order. Gives back the memory of the lists: of a large population all letters are much.
    std::vector<Item> take() {
        std::vector<Item> all;
        all.reserve(size());
        for (auto& list : lists_) {
            all.insert(all.end(), list.begin(), list.end());
            give_back(list);
        }
        return all;
    }

    /// All by `slot(item)`, which is below `slots` or throws. Many are first brought into parts of neighbouring slots, so
    /// that workers can sort each part by itself.
    template <class Slot>
    Sorted take_by_slot(Crew& crew, u32 slots, const Slot& slot) {
        if (size() == 0) return {};
        Sorted all(size());
        const bool few = all.size() < worth_sharing;
        const u32 bits = static_cast<u32>(std::bit_width(slots - 1)), shared = bits < part_bits ? bits : part_bits;
        const u32 shift = few ? bits : bits - shared;
        const u32 parts = static_cast<u32>((u64{slots} - 1) >> shift) + 1;
        Sorted room(all.size());
        Item* const parted = room.data();
        const std::vector<std::size_t> begin = part(crew, few ? 1 : most_groups, parted, parts, [&](const Item& item) {
            return static_cast<u32>(u64{slot(item)} >> shift);
        });
        crew.blocks(
            parts,
            [&](Block b) {
                for (u32 k = b.from; k < b.to; ++k) {
                    const std::size_t count = begin[k + 1] - begin[k];
                    sort(std::span(parted + begin[k], count), std::span(all).subspan(begin[k], count), shift, slot);
                }
            },
            parts_a_task);
        return all;
    }

  private:
    static_assert(std::is_trivially_copyable_v<Item>, "what a phase emits is a plain struct: trivially copyable");
    static constexpr u32 part_bits = 8, parts_a_task = 16, most_groups = 64;
    static constexpr std::size_t worth_sharing = 1U << 14;

    static void give_back(std::vector<Item>& list) { list = std::vector<Item>(); }  // `{}` would keep the memory

    /// Items to where those of their part are, in block order; returns where each part begins.
    template <class PartOf>
    std::vector<std::size_t> part(Crew& crew, u32 most, Item* parted, u32 parts, const PartOf& part_of) {
        const auto lists = static_cast<u32>(lists_.size()), groups = lists < most ? lists : most;
        const auto lists_of = [&](u32 group) {
            const auto first = [&](u32 g) { return lists_.begin() + static_cast<std::ptrdiff_t>(u64{lists} * g / groups); };
            return std::span(first(group), first(group + 1));
        };
        std::vector<std::size_t> next(std::size_t{groups} * parts, 0);
        crew.tasks(groups, [&](u32 group) {
            for (const auto& list : lists_of(group)) {
                for (const Item& item : list) ++next[group * parts + part_of(item)];
            }
        });
        std::vector<std::size_t> begin(parts + std::size_t{1}, 0);
        std::size_t before = 0;
        for (u32 k = 0; k < parts; ++k) {
            for (u32 group = 0; group < groups; ++group) before += std::exchange(next[group * parts + k], before);
            begin[k + 1] = before;
        }
        crew.tasks(groups, [&](u32 group) {
            for (auto& list : lists_of(group)) {
                for (const Item& item : list) parted[next[group * parts + part_of(item)]++] = item;
                give_back(list);
            }
        });
        return begin;
    }

    /// By the lower `bits` of their slots: a stable counting sort in passes of at most 11 bits, from `items` to `to` and
    /// back.
    template <class Slot>
    static void sort(std::span<Item> items, std::span<Item> to, u32 bits, const Slot& slot) {
        const std::span<Item> result = to;
        const u32 passes = bits == 0 ? 1 : (bits + 10) / 11, width = (bits + passes - 1) / passes;
        std::vector<u32> next;
        for (u32 pass = 0; pass < passes; ++pass) {
            const auto digit = [&](const Item& item) { return slot(item) >> (pass * width) & ((1U << width) - 1); };
            next.assign((std::size_t{1} << width) + 1, 0);
            for (const Item& item : items) ++next[digit(item) + 1];
            for (std::size_t k = 1; k < next.size(); ++k) next[k] += next[k - 1];
            for (const Item& item : items) to[next[digit(item)]++] = item;
            std::swap(items, to);
        }
        if (items.data() != result.data()) std::memcpy(result.data(), items.data(), items.size_bytes());
    }

    std::vector<std::vector<Item>> lists_;
};

}  // namespace consortia
