#include "engine/state/order/permute.hpp"

#include <algorithm>
#include <cstring>

namespace consortia {

namespace {

/// Of a size that is known where many are copied, so that no function is called for each.
void copy_record(std::byte* to, const std::byte* from, std::size_t bytes) {
    switch (bytes) {
        case 8:
            std::memcpy(to, from, 8);
            return;
        case 32:
            std::memcpy(to, from, 32);
            return;
        case 48:
            std::memcpy(to, from, 48);
            return;
        case 64:
            std::memcpy(to, from, 64);
            return;
        default:
            std::memcpy(to, from, bytes);
    }
}

/// Records of all columns that lie outside them for a while.
class Aside {
  public:
    explicit Aside(std::span<const Records> columns) : columns_(columns) {
        for (const Records& column : columns) width_ += column.stride;
    }

    /// Where `take` finds what lies in `slot`.
    u32 put(u32 slot) {
        if (free_.empty()) {
            free_.push_back(count_);
            if (count_++ % shelf == 0) shelves_.emplace_back(shelf * width_);
        }
        const u32 place = free_.back();
        free_.pop_back();
        std::byte* kept = at(place);
        for (const Records& column : columns_) {
            copy_record(kept, column.at(slot), column.stride);
            kept += column.stride;
        }
        return place;
    }
    void take(u32 place, u32 slot) {
        free_.push_back(place);
        const std::byte* kept = at(place);
        for (const Records& column : columns_) {
            copy_record(column.at(slot), kept, column.stride);
            kept += column.stride;
        }
    }

    [[gnu::always_inline]] void fetch(u32 place) { __builtin_prefetch(at(place)); }

  private:
    static constexpr u32 shelf = 4096;  ///< places made together: nothing moves when there are more

    std::byte* at(u32 place) { return shelves_[place / shelf].data() + place % shelf * width_; }

    std::span<const Records> columns_;
    std::size_t width_ = 0;
    std::vector<std::vector<std::byte>> shelves_;
    std::vector<u32> free_;
    u32 count_ = 0;
};

/// The slots [first, last), filled by one worker while others fill theirs.
class Stretch {
  public:
    Stretch(std::span<const Records> columns, std::vector<u32>& order, u32 first, u32 last)
        : columns_(columns), order_(order), first_(first), last_(last), aside_(columns), gone_(last - first, true) {}

    /// Copies what comes from elsewhere, and notes what stays in the stretch: before any record moves.
    void gather() {
        for (u32 slot = first_; slot < last_; ++slot) {
            const u32 from = order_[slot];
            if (mine(from)) {
                gone_[from - first_] = false;
            } else {
                order_[slot] = last_ + aside_.put(from);
            }
        }
    }

    /// From the first slot to the last, so that records nearly in order are read and written one after another. An entry of
    /// the order is needed once; then it says where the record that lay in its slot was put.
    void fill() {
        for (u32 slot = first_; slot < last_; ++slot) {
            bring_near(slot + ahead);
            const u32 from = order_[slot];
            if (from >= last_) {
                make_room(slot);
                aside_.take(from - last_, slot);
                continue;
            }
            gone_[from - first_] = true;
            if (from == slot) continue;
            make_room(slot);
            if (from < slot) {
                aside_.take(order_[from], slot);
            } else {
                for (const Records& column : columns_) copy_record(column.at(slot), column.at(from), column.stride);
            }
        }
    }

  private:
    static constexpr u32 ahead = 16;  ///< turns before a record is copied

    bool mine(u32 slot) const { return slot >= first_ && slot < last_; }
    /// What comes into this slot, where it still lies there or was put aside before all.
    [[gnu::always_inline]] void bring_near(u32 slot) {
        if (slot >= last_) return;
        const u32 from = order_[slot];
        if (from >= last_) return aside_.fetch(from - last_);
        __builtin_prefetch(&order_[from]);
        for (const Records& column : columns_) __builtin_prefetch(column.at(from));
    }
    void make_room(u32 slot) {
        if (!gone_[slot - first_]) order_[slot] = aside_.put(slot);
    }

    std::span<const Records> columns_;
    std::vector<u32>& order_;
    u32 first_, last_;
    Aside aside_;
    std::vector<bool> gone_;  ///< the record that lay there was moved, or copied by another stretch
};

}  // namespace

void permute(std::span<const Records> columns, std::vector<u32> order, Crew& crew) {
    const auto slots = static_cast<u32>(order.size());
    const u32 count = std::min(crew.size(), Crew::blocks_of(slots));
    std::vector<Stretch> stretches;
    for (u32 k = 0; k < count; ++k) {
        const auto begin = [&](u32 stretch) { return static_cast<u32>(u64{slots} * stretch / count); };
        stretches.emplace_back(columns, order, begin(k), begin(k + 1));
    }
    const u32 most_shares = Crew::blocks_of(slots) / std::max(1U, count);
    crew.tasks(
        count, [&](u32 k) { stretches[k].gather(); }, most_shares);
    crew.tasks(
        count, [&](u32 k) { stretches[k].fill(); }, most_shares);
}

}  // namespace consortia
