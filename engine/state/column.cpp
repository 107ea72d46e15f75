#include "engine/state/column.hpp"

#include <sys/mman.h>
#include <cstring>
#include <new>

namespace consortia {

namespace {

constexpr std::size_t line = 64;
constexpr std::size_t page = std::size_t{2} << 20;

std::align_val_t alignment(std::size_t bytes) { return std::align_val_t{bytes >= page ? page : line}; }

/// Records that were in the way of others, until their own place comes.
class Aside {
  public:
    Aside(u32 slots, std::size_t stride) : place_(slots, nowhere), stride_(stride) {}

    bool holds(u32 slot) const { return place_[slot] != nowhere; }
    void put(u32 slot, const std::byte* record) {
        if (free_.empty()) {
            free_.push_back(static_cast<u32>(records_.size() / stride_));
            records_.resize(records_.size() + stride_);
        }
        place_[slot] = free_.back();
        free_.pop_back();
        std::memcpy(records_.data() + place_[slot] * stride_, record, stride_);
    }
    /// Valid until the next `put`; its room is free for it.
    const std::byte* take(u32 slot) {
        free_.push_back(place_[slot]);
        return records_.data() + place_[slot] * stride_;
    }

  private:
    static constexpr u32 nowhere = 0xffffffffU;
    std::vector<u32> place_;  ///< of the record from a slot, among `records_`
    std::vector<std::byte> records_;
    std::vector<u32> free_;
    std::size_t stride_;
};

}  // namespace

void* allocate_lines(std::size_t bytes) {
    void* memory = ::operator new(bytes, alignment(bytes));
    // Advice that the system is free to ignore; the last page, of which only a part is used, stays small.
    if (bytes >= page) ::madvise(memory, bytes / page * page, MADV_HUGEPAGE);
    return memory;
}

void free_lines(void* memory, std::size_t bytes) { ::operator delete(memory, alignment(bytes)); }

/// From the first slot to the last, and what lies in the way is put aside: agents that are nearly in order are read and
/// written one after another, and a second copy of all records need not fit.
void Column::arrange(const std::vector<u32>& order) {
    std::vector<bool> moved(order.size(), false);
    Aside aside(static_cast<u32>(order.size()), stride());
    for (u32 slot = 0; slot < order.size(); ++slot) {
        const u32 from = order[slot];
        moved[from] = true;
        if (from == slot) continue;
        if (!moved[slot]) aside.put(slot, at(slot));
        std::memcpy(at(slot), aside.holds(from) ? aside.take(from) : at(from), stride());
    }
}

}  // namespace consortia
