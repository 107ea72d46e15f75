#include "engine/files/image.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <numeric>

using namespace consortia;
using namespace consortia::files;

namespace {

constexpr u64 image_key = 7;

void write_small(const Path& path) {
    ImageWriter image(path, image_key);
    image.value(u32{5});
    image.vector(std::vector<double>{1.5, 2.5});
    image.text("name");
    image.close();
}

}  // namespace

TEST_CASE("an image gives back what was written", "[files][image]") {
    const TestFolder folder;
    std::vector<u32> many(1000000);
    std::iota(many.begin(), many.end(), 0U);
    {
        ImageWriter image(folder / "i", image_key);
        for (u32 k = 0; k < 10; ++k) {
            image.value(k);
            image.vector(many);
            image.text("between");
            image.vector(std::vector<u8>{});
        }
        CHECK(folder.entries() == 1);
        CHECK_FALSE(std::filesystem::exists(folder / "i"));
        image.close();
    }
    ImageReader image(folder / "i", image_key);
    for (u32 k = 0; k < 10; ++k) {
        REQUIRE(image.value<u32>() == k);
        REQUIRE(image.vector<u32>() == many);
        REQUIRE(image.text() == "between");
        REQUIRE(image.vector<u8>().empty());
    }
    CHECK(image.remaining() == 0);
    CHECK_NOTHROW(image.finish());
    CHECK_THROWS_AS(image.value<u8>(), SystemError);
    CHECK(folder.entries() == 1);
}

TEST_CASE("a bit flipped anywhere in an image is found", "[files][image]") {
    const TestFolder folder;
    write_small(folder / "i");
    const std::string whole = read_text(folder / "i");
    for (std::size_t byte = 0; byte < whole.size(); ++byte) {
        overwrite(folder / "hurt", flipped(whole, byte, static_cast<int>(byte % 8)));
        REQUIRE_THROWS_WITH(ImageReader(folder / "hurt", image_key), Catch::Contains("hurt: "));
    }
}

TEST_CASE("an image cut or lengthened is found", "[files][image]") {
    const TestFolder folder;
    write_small(folder / "i");
    const std::string whole = read_text(folder / "i");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        overwrite(folder / "hurt", whole.substr(0, size));
        REQUIRE_THROWS_AS(ImageReader(folder / "hurt", image_key), SystemError);
    }
    overwrite(folder / "hurt", whole + '\0');
    CHECK_THROWS_AS(ImageReader(folder / "hurt", image_key), SystemError);
}

TEST_CASE("an image of other work is refused", "[files][image]") {
    const TestFolder folder;
    write_small(folder / "i");
    CHECK_THROWS_WITH(ImageReader(folder / "i", image_key + 1), Catch::Contains("belongs to other work"));
}

TEST_CASE("a reader that disagrees with the writer is stopped before it allocates", "[files][image]") {
    const TestFolder folder;
    write_small(folder / "i");
    ImageReader image(folder / "i", image_key);
    CHECK_THROWS_WITH(image.vector<u64>(), Catch::Contains("ends too early"));
    ImageReader other(folder / "i", image_key);
    CHECK(other.value<u32>() == 5);
    CHECK_THROWS_WITH(other.finish(), Catch::Contains("not expected"));
}

TEST_CASE("an image that is not closed, or meets a full disk, never appears", "[files][image]") {
    const TestFolder folder;
    { ImageWriter(folder / "i", image_key).value(1); }
    CHECK(folder.entries() == 0);
    const auto write_much = [&] {
        ImageWriter image(folder / "i", image_key);
        image.vector(std::vector<u64>(1000000));
        image.close();
    };
    CHECK_THROWS_AS(on_a_full_disk(1000000, write_much), SystemError);
    CHECK(folder.entries() == 0);
}

TEST_CASE("an image beyond 4 GiB is written, verified and read", "[.slow][files][image]") {
    const TestFolder folder;
    std::vector<u64> block(std::size_t{1} << 26);  // 512 MiB
    {
        ImageWriter image(folder / "i", image_key);
        for (u64 k = 0; k < 9; ++k) {
            block.front() = block.back() = k;
            image.vector(block);
        }
        image.close();
    }
    ImageReader image(folder / "i", image_key);
    for (u64 k = 0; k < 9; ++k) {
        image.vector(block);
        REQUIRE((block.front() == k && block.back() == k));
    }
    CHECK_NOTHROW(image.finish());
}
