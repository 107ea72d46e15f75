// What a test must know of sanitizers. g++ tells of them by a macro, clang by a feature.
#pragma once

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define CONSORTIA_ADDRESS_SANITIZER
#elif __has_feature(thread_sanitizer)
#define CONSORTIA_THREAD_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define CONSORTIA_ADDRESS_SANITIZER
#elif defined(__SANITIZE_THREAD__)
#define CONSORTIA_THREAD_SANITIZER
#endif

/// Whether memory and time are those of the program: a sanitizer takes several times as much.
#if defined(CONSORTIA_ADDRESS_SANITIZER) || defined(CONSORTIA_THREAD_SANITIZER)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

// While one of these lives, LeakSanitizer leaves allocations of this thread out: for what a library outside this tree loses.
// Say beside each use whose leak it is.
#ifdef CONSORTIA_ADDRESS_SANITIZER
#include <sanitizer/lsan_interface.h>

using LeaksOfOthers = __lsan::ScopedDisabler;
#else
struct LeaksOfOthers {
    LeaksOfOthers() {}  // NOLINT(modernize-use-equals-default): so that an unused guard is no warning
};
#endif
