// Thousands of damaged journals and images: a record or an image is given back as it was written, or not at all.
#include "engine/core/error.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/framed.hpp"
#include "engine/files/image.hpp"
#include "engine/random/rng.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <algorithm>

using namespace consortia;
using namespace consortia::files;

namespace {

constexpr int mutations = 1000;

std::string text_of_length(Rng& rng, u32 length) {
    std::string text(length, '\0');
    for (char& c : text) c = static_cast<char>(rng.below(256));
    return text;
}

/// A bit flipped, bytes cut off, a page zeroed, a piece copied over another, or rubbish added.
std::string damaged(const std::string& whole, Rng& rng) {
    std::string bytes = whole;
    const u32 size = static_cast<u32>(bytes.size()), at = rng.below(size);
    switch (rng.below(5)) {
        case 0:
            return flipped(bytes, at, static_cast<int>(rng.below(8)));
        case 1:
            return bytes.substr(0, at);
        case 2:
            return bytes.replace(at, 512, std::min<std::size_t>(512, size - at), '\0');
        case 3:
            return bytes.replace(at, 100, whole.substr(rng.below(size), 100));
        default:
            return bytes.insert(at, text_of_length(rng, 1 + rng.below(100)));
    }
}

}  // namespace

TEST_CASE("no damage to a journal is returned as a record", "[files][mutations]") {
    const TestFolder folder;
    Rng rng(StreamId{.seed = 5});
    std::vector<std::string> texts;
    {
        JournalWriter writer(folder / "j", 1);
        for (u32 k = 0; k < 20; ++k) {
            texts.push_back(text_of_length(rng, rng.below(400)));
            writer.append(k, k, k, bytes_of(texts.back()));
        }
    }
    const std::string whole = read_text(folder / "j");
    for (int k = 0; k < mutations; ++k) {
        overwrite(folder / "hurt", damaged(whole, rng));
        try {
            JournalReader reader(folder / "hurt", 1);
            while (const auto record = reader.next()) {
                REQUIRE(record->run < texts.size());
                REQUIRE((record->kind == record->run && record->attempt == record->run));
                REQUIRE(std::ranges::equal(record->payload, bytes_of(texts[record->run])));
            }
        } catch (const SystemError& error) {
            REQUIRE(std::string(error.what()).find("hurt: ") != std::string::npos);
        }
    }
}

TEST_CASE("no damage to an image is read", "[files][mutations]") {
    const TestFolder folder;
    Rng rng(StreamId{.seed = 6});
    {
        ImageWriter image(folder / "i", 1);
        image.text(text_of_length(rng, 5000));
        image.close();
    }
    const std::string whole = read_text(folder / "i");
    int found = 0;
    for (int k = 0; k < mutations; ++k) {
        const std::string hurt = damaged(whole, rng);
        overwrite(folder / "hurt", hurt);
        try {
            const ImageReader image(folder / "hurt", 1);
            REQUIRE(hurt == whole);  // a piece copied over itself
        } catch (const SystemError&) {
            ++found;
        }
    }
    CHECK(found > mutations - 10);
}
