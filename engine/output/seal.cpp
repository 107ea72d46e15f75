#include "engine/output/seal.hpp"

#include "engine/core/error.hpp"
#include "engine/core/types.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace consortia::output {

namespace {

constexpr std::string_view mark = "\nconsortia seal\n";
constexpr std::size_t seal_size = mark.size() + sizeof(XXH128_canonical_t);
constexpr std::size_t buffer_size = std::size_t{1} << 20;

[[noreturn]] void fail(const std::string& path, const char* what) {
    throw SystemError(path + ": " + what + (errno == 0 ? "" : std::string(": ") + std::strerror(errno)));
}

using Stream = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Stream opened(const std::string& path, const char* mode) {
    errno = 0;
    Stream file(std::fopen(path.c_str(), mode), std::fclose);
    if (!file) fail(path, "cannot be opened");
    return file;
}

std::size_t size_of(std::FILE* file, const std::string& path) {
    errno = 0;
    if (::fseeko(file, 0, SEEK_END) != 0) fail(path, "cannot be read");
    const off_t size = ::ftello(file);
    if (size < 0 || ::fseeko(file, 0, SEEK_SET) != 0) fail(path, "cannot be read");
    return static_cast<std::size_t>(size);
}

void read_exactly(std::FILE* file, void* to, std::size_t size, const std::string& path) {
    errno = 0;
    if (std::fread(to, 1, size, file) != size) fail(path, "cannot be read");
}

XXH128_canonical_t hash_over(std::FILE* file, std::size_t size, const std::string& path) {
    XXH3_state_t state;
    XXH3_128bits_reset(&state);
    std::vector<char> buffer(buffer_size);
    for (std::size_t done = 0; done < size;) {
        const std::size_t piece = std::min(size - done, buffer.size());
        read_exactly(file, buffer.data(), piece, path);
        XXH3_128bits_update(&state, buffer.data(), piece);
        done += piece;
    }
    XXH128_canonical_t hash;
    XXH128_canonicalFromHash(&hash, XXH3_128bits_digest(&state));
    return hash;
}

std::string seal_over(std::FILE* file, std::size_t size, const std::string& path) {
    const XXH128_canonical_t hash = hash_over(file, size, path);
    std::string seal(mark);
    seal.append(reinterpret_cast<const char*>(hash.digest), sizeof hash.digest);
    return seal;
}

}  // namespace

void seal(const std::string& path) {
    Stream file = opened(path, "r+be");
    const std::string seal = seal_over(file.get(), size_of(file.get(), path), path);
    errno = 0;
    if (::fseeko(file.get(), 0, SEEK_END) != 0) fail(path, "cannot be sealed");
    if (std::fwrite(seal.data(), 1, seal.size(), file.get()) != seal.size()) fail(path, "cannot be sealed");
    if (std::fclose(file.release()) != 0) fail(path, "cannot be sealed");
}

std::string hash_of_file(const std::string& path) {
    const Stream file = opened(path, "rbe");
    const XXH128_canonical_t hash = hash_over(file.get(), size_of(file.get(), path), path);
    std::string text;
    for (const unsigned char byte : hash.digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

void verify_seal(const std::string& path) {
    const Stream file = opened(path, "rbe");
    const std::size_t size = size_of(file.get(), path);
    errno = 0;
    if (size < seal_size) fail(path, "is not a result of this program");
    const std::string expected = seal_over(file.get(), size - seal_size, path);
    std::array<char, seal_size> found{};
    read_exactly(file.get(), found.data(), found.size(), path);
    errno = 0;
    if (std::string_view(found.data(), mark.size()) != mark) fail(path, "is not a result of this program, or is cut off");
    if (std::string_view(found.data(), found.size()) != expected) fail(path, "is damaged: its checksum does not match");
}

}  // namespace consortia::output
