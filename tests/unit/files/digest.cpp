#include "engine/files/digest.hpp"

#include "engine/files/atomic_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::files;

TEST_CASE("the checksum is XXH3 as others compute it", "[files][digest]") {
    CHECK(hex(hash_bytes({})) == "2d06800538d394c2");  // the value of `xxhsum -H3` for nothing
    CHECK(hash_bytes(bytes_of("a"), 1) != hash_bytes(bytes_of("a")));
}

TEST_CASE("the checksum does not depend on how the bytes came", "[files][digest]") {
    const TestFolder folder;
    std::string text;
    for (int k = 0; k < 300000; ++k) text += std::to_string(k);
    Digest digest;
    for (std::size_t from = 0, step = 1; from < text.size(); from += step, step = step * 3 % 7919 + 1) {
        digest.add(std::string_view(text).substr(from, step));
    }
    CHECK(digest.value() == hash_bytes(bytes_of(text)));
    write_text(folder / "text", text);
    CHECK(hash_file(folder / "text") == digest.value());
}
