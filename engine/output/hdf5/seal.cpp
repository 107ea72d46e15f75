#include "engine/output/hdf5/seal.hpp"

#include "engine/files/digest.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::output {

namespace {

constexpr std::string_view mark = "\nconsortia seal ";
constexpr u64 seal_size = mark.size() + 16 + 1;
constexpr u64 buffer_size = u64{1} << 20;

/// Mark, digest of the first `size` bytes, line end.
std::string seal_over(const files::File& file, u64 size) {
    std::vector<std::byte> buffer(std::min(size, buffer_size));
    files::Digest digest;
    for (u64 done = 0; done < size;) {
        const auto piece = std::span(buffer).first(std::min(size - done, buffer_size));
        if (file.read(piece, done) != piece.size()) files::fail(file.path(), "became shorter while it was read");
        digest.add(piece);
        done += piece.size();
    }
    return std::string(mark) + files::hex(digest.value()) + "\n";
}

}  // namespace

void seal(const files::Path& path) {
    files::File file = files::File::open_or_create(path);
    const u64 size = file.size();
    file.write(files::bytes_of(seal_over(file, size)), size);
    file.close();
}

void verify_seal(const files::Path& path) {
    const files::File file = files::File::open(path);
    const u64 size = file.size();
    if (size < seal_size) files::fail(path, "is not a result of this program, or is cut off");
    std::string found(seal_size, '\0');
    file.read(std::as_writable_bytes(std::span(found)), size - seal_size);
    if (!found.starts_with(mark)) files::fail(path, "is not a result of this program, or is cut off");
    if (found != seal_over(file, size - seal_size)) files::fail(path, "is damaged: its checksum does not match");
}

}  // namespace consortia::output
