// The one Catch2 main of all test programs.
#define CATCH_CONFIG_MAIN
#include "tests/support/catch.hpp"

#ifdef __SANITIZE_ADDRESS__
/// libhdf5 loses some bytes of objects that it finds damaged, which tests give it on purpose.
extern "C" const char* __lsan_default_suppressions();                              // NOLINT: the name is LeakSanitizer's
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5\n"; }  // NOLINT
#endif
