#include "engine/files/build_id.hpp"

#include "engine/files/digest.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::files;

TEST_CASE("a build is known by the bytes of its program", "[files][build_id]") {
    CHECK(build_id() == hex(hash_file(std::filesystem::read_symlink("/proc/self/exe"))));
    CHECK(build_id() == build_id());
}

TEST_CASE("what one build keeps is of no other content, and of no other build", "[files][build_id]") {
    CHECK(for_this_build(1) == for_this_build(1));
    CHECK(for_this_build(1) != for_this_build(2));
    CHECK(for_this_build(1) != 1);
}
