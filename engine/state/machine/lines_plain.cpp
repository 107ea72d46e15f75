// Memory for records where nothing is known of pages.
#include "engine/state/column.hpp"

#include <new>

namespace consortia {

namespace {

constexpr std::align_val_t line{64};

}  // namespace

void* allocate_lines(std::size_t bytes) { return ::operator new(bytes, line); }

void free_lines(void* memory, std::size_t) { ::operator delete(memory, line); }

}  // namespace consortia
