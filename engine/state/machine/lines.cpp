// Memory for records, from a system that tells of its pages.
#include "engine/state/column.hpp"

#include <sys/mman.h>

#include <new>

namespace consortia {

namespace {

constexpr std::size_t line = 64;
constexpr std::size_t page = std::size_t{2} << 20;

std::align_val_t alignment(std::size_t bytes) { return std::align_val_t{bytes >= page ? page : line}; }

}  // namespace

void* allocate_lines(std::size_t bytes) {
    void* memory = ::operator new(bytes, alignment(bytes));
    // Advice that the system is free to ignore; the last page, of which only a part is used, stays small.
    if (bytes >= page) ::madvise(memory, bytes / page * page, MADV_HUGEPAGE);
    return memory;
}

void free_lines(void* memory, std::size_t bytes) { ::operator delete(memory, alignment(bytes)); }

}  // namespace consortia
