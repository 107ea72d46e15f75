// While one of these lives, LeakSanitizer leaves allocations of this thread out: for what a library outside this tree loses.
// Say beside each use whose leak it is.
#pragma once

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

using LeaksOfOthers = __lsan::ScopedDisabler;
#else
struct LeaksOfOthers {
    LeaksOfOthers() {}  // NOLINT(modernize-use-equals-default): so that an unused guard is no warning
};
#endif
