#include "engine/files/digest.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <vector>

namespace consortia::files {

struct Digest::State {
    XXH3_state_t xxh;
};

Digest::Digest(u64 seed) : state_(std::make_unique<State>()) { XXH3_64bits_reset_withSeed(&state_->xxh, seed); }
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::add(Bytes bytes) { XXH3_64bits_update(&state_->xxh, bytes.data(), bytes.size()); }

u64 Digest::value() const { return XXH3_64bits_digest(&state_->xxh); }

u64 hash_bytes(Bytes bytes, u64 seed) { return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed); }

u64 hash_file(const Path& path) {
    const File file = File::open(path);
    std::vector<std::byte> buffer(std::size_t{1} << 20);
    Digest digest;
    u64 offset = 0;
    while (const std::size_t count = file.read(buffer, offset)) {
        digest.add(Bytes(buffer).first(count));
        offset += count;
    }
    return digest.value();
}

std::string hex(u64 value) {
    std::string text(16, '0');
    for (std::size_t k = 16; k-- > 0; value >>= 4) text[k] = "0123456789abcdef"[value & 15U];
    return text;
}

}  // namespace consortia::files
