// The program counts how often it asks for memory, for `--profile`. Part of the program alone: a library must not replace
// the `operator new` of the program that links it.
#include "engine/parallel/allocations.hpp"

#include <cstdlib>
#include <new>

// A sanitizer has an `operator new` of its own, which sees more.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CONSORTIA_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CONSORTIA_SANITIZED
#endif
#endif

#ifndef CONSORTIA_SANITIZED

namespace {

template <class Ask>
void* counted(Ask ask) {
    ++consortia::allocations_of_thread;
    while (true) {
        if (void* memory = ask()) return memory;
        const std::new_handler help = std::get_new_handler();
        if (help == nullptr) throw std::bad_alloc();
        help();
    }
}

}  // namespace

void* operator new(std::size_t size) {
    return counted([size] { return std::malloc(size == 0 ? 1 : size); });
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    const auto align = static_cast<std::size_t>(alignment);
    return counted([=] { return std::aligned_alloc(align, (size + align - 1) / align * align); });
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

#endif
