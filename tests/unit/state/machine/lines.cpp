// How memory for records is got.
#include "engine/state/column.hpp"

#include "tests/support/catch.hpp"

#include <cstdint>

using namespace consortia;

TEST_CASE("much memory begins where a page does, little where a line does", "[state][lines]") {
    for (std::size_t bytes : {std::size_t{1}, std::size_t{100}, std::size_t{5} << 20}) {
        void* const memory = allocate_lines(bytes);
        CHECK(reinterpret_cast<std::uintptr_t>(memory) % (bytes > 1000 ? 1U << 21 : 64) == 0);
        free_lines(memory, bytes);
    }
}
