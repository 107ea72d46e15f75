// libFuzzer's door to the scenario reader: build the target `fuzzers` (clang), run it on a copy of
// tests/faults/broken.
#include "tests/faults/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    consortia::fuzz::accepts({reinterpret_cast<const char*>(data), size});
    return 0;
}
