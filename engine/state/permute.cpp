#include "engine/state/permute.hpp"

#include <cstring>

namespace consortia {

namespace {

/// What was in the way of others, until its own place comes.
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
            std::memcpy(kept, column.at(slot), column.stride);
            kept += column.stride;
        }
        return place;
    }
    void take(u32 place, u32 slot) {
        free_.push_back(place);
        const std::byte* kept = at(place);
        for (const Records& column : columns_) {
            std::memcpy(column.at(slot), kept, column.stride);
            kept += column.stride;
        }
    }

  private:
    static constexpr u32 shelf = 4096;  ///< places made together: nothing moves when there are more

    std::byte* at(u32 place) { return shelves_[place / shelf].data() + place % shelf * width_; }

    std::span<const Records> columns_;
    std::size_t width_ = 0;
    std::vector<std::vector<std::byte>> shelves_;
    std::vector<u32> free_;
    u32 count_ = 0;
};

}  // namespace

/// From the first slot to the last, so that records nearly in order are read and written one after another. An entry of
/// `order` is needed once; then it says where the record that lay in its slot was put.
void permute(std::span<const Records> columns, std::vector<u32> order) {
    std::vector<bool> moved(order.size(), false);
    Aside aside(columns);
    for (u32 slot = 0; slot < order.size(); ++slot) {
        const u32 from = order[slot];
        moved[from] = true;
        if (from == slot) continue;
        if (!moved[slot]) order[slot] = aside.put(slot);
        if (from < slot) {
            aside.take(order[from], slot);
        } else {
            for (const Records& column : columns) std::memcpy(column.at(slot), column.at(from), column.stride);
        }
    }
}

}  // namespace consortia
