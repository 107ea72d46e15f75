#include "engine/state/column.hpp"

#include <sys/mman.h>
#include <cstring>
#include <new>

namespace consortia {

namespace {

constexpr std::size_t line = 64;
constexpr std::size_t page = std::size_t{2} << 20;

std::align_val_t alignment(std::size_t bytes) { return std::align_val_t{bytes >= page ? page : line}; }

}  // namespace

void Column::blank(u32 slot) {
    std::memset(at(slot), 0, stride());
    for (const Field& field : record_->fields) {
        if (field.points_at != typeid(void)) std::memset(at(slot) + field.offset, 0xff, field.size);
    }
}

void* allocate_lines(std::size_t bytes) {
    void* memory = ::operator new(bytes, alignment(bytes));
    // Advice that the system is free to ignore; the last page, of which only a part is used, stays small.
    if (bytes >= page) ::madvise(memory, bytes / page * page, MADV_HUGEPAGE);
    return memory;
}

void free_lines(void* memory, std::size_t bytes) { ::operator delete(memory, alignment(bytes)); }

}  // namespace consortia
