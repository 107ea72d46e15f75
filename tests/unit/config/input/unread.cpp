#include "engine/config/input/unread.hpp"

#include "tests/support/catch.hpp"

#include <cerrno>

using namespace consortia::config;

TEST_CASE("a file that is not given has no bytes, and says why", "[config][source]") {
    CHECK(too_long(5).failure == "is longer than 5 bytes");
    CHECK(unread(ENOENT).failure == "cannot be read: No such file or directory");
    CHECK(unread(ENOENT).bytes.empty());
}
