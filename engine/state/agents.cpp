#include "engine/state/agents.hpp"

#include "engine/core/error.hpp"
#include "engine/core/hash.hpp"

#include <algorithm>
#include <cstring>

namespace consortia {

void Agents::reserve(u32 slots) {
    column.reserve(slots);
    keys.reserve(slots);
}

void Agents::resize(u32 slots) {
    require(slots < most_slots, "more than 2,147,483,647 agents of one kind");
    column.resize(slots);
    if (slots > keys.capacity()) keys.reserve(slots + slots / 16);
    keys.resize(slots);
}

void Agents::found(u32 count) {
    const u32 before = size();
    resize(before + count);
    const u64 kind = hash_of(column.record().name);
    for (u32 k = before; k < before + count; ++k) keys[k] = joined(kind, k);
}

u32 Agents::settle(Key key, u32 step) {
    while (scanned_ < free_.size()) {
        const Free candidate = free_[scanned_++];
        if (candidate.step < step) {
            keys[candidate.slot] = key;
            return candidate.slot;
        }
        kept_.push_back(candidate);
    }
    resize(size() + 1);
    keys.back() = key;
    return size() - 1;
}

void Agents::births_done() {
    kept_.insert(kept_.end(), free_.begin() + static_cast<std::ptrdiff_t>(scanned_), free_.end());
    free_ = std::move(kept_);
    kept_.clear();
    scanned_ = 0;
}

void Agents::bury(const std::vector<u32>& slots, u32 step) {
    const auto middle = static_cast<std::ptrdiff_t>(free_.size());
    for (u32 slot : slots) {
        keys[slot] = 0;
        free_.push_back({slot, step});
    }
    std::inplace_merge(free_.begin(), free_.begin() + middle, free_.end(),
                       [](const Free& a, const Free& b) { return a.slot < b.slot; });
}

void Agents::arranged() {
    const u32 living = alive();
    for (u32 k = 0; k < free_.size(); ++k) free_[k].slot = living + k;  // their steps in the order of slots, as before
}

void Agents::restored(std::vector<Free> saved_free) { free_ = std::move(saved_free); }

}  // namespace consortia
