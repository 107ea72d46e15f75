// A big raw image (snapshot, checkpoint), streamed: nothing is copied on the way to the disk and no second copy of the state
// is held. Published whole or not at all, and verified from end to end before the first byte of it is used.
//
// File: head (magic, version, content key, length, checksum), payload, checksum of the payload; little-endian.
#pragma once

#include "engine/files/atomic_file.hpp"
#include "engine/files/digest.hpp"

#include <string>
#include <type_traits>
#include <vector>

namespace consortia::files {

template <class T>
concept Raw = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>;

/// Whether a file begins as images do, or with the zeros of a power cut: one that may be removed or replaced.
bool is_image(const Path& file);

class ImageWriter {
  public:
    /// `content_key` says what the image belongs to: a hash of program, scenario, data and seed. Throws SystemError if a
    /// file that is no image has the name.
    ImageWriter(Path path, u64 content_key);

    void write(Bytes bytes);

    template <Raw T>
    void value(const T& value) {
        write(std::as_bytes(std::span(&value, 1)));
    }

    /// The number of elements, then their bytes as they lie in memory.
    template <Raw T, class Allocator>
    void vector(const std::vector<T, Allocator>& values) {
        value(static_cast<u64>(values.size()));
        write(std::as_bytes(std::span(values)));
    }

    void text(std::string_view text);

    /// Publishes the image. Without it, nothing appears.
    void close();

    /// Bytes of payload so far.
    u64 length() const { return length_; }

  private:
    void flush();
    AtomicFile file_;
    u64 content_key_;
    u64 length_ = 0;
    Digest digest_;
    std::vector<std::byte> waiting_;  // small pieces, gathered
};

/// Throws SystemError naming the file for any damage, another content key or format, a read beyond the end, and a file that
/// anybody else could have made or changed.
class ImageReader {
  public:
    ImageReader(const Path& path, u64 expected_content_key);

    void read(std::span<std::byte> bytes);

    template <Raw T>
    T value() {
        T value;
        read(std::as_writable_bytes(std::span(&value, 1)));
        return value;
    }

    template <Raw T, class Allocator = std::allocator<T>>
    std::vector<T, Allocator> vector() {
        std::vector<T, Allocator> values(count_of(sizeof(T)));
        read(std::as_writable_bytes(std::span(values)));
        return values;
    }

    /// Into a vector that is kept, so that its memory is used again.
    template <Raw T, class Allocator>
    void vector(std::vector<T, Allocator>& values) {
        values.resize(count_of(sizeof(T)));
        read(std::as_writable_bytes(std::span(values)));
    }

    std::string text();

    /// Of the payload, as it was verified.
    u64 digest() const { return digest_; }

    /// Bytes not yet read.
    u64 remaining() const { return end_ - offset_; }

    /// Throws unless all was read: writer and reader agree about what an image holds.
    void finish() const;

  private:
    std::size_t count_of(std::size_t element_size);
    void fill();
    File file_;
    u64 digest_ = 0;
    u64 offset_ = 0;
    u64 end_ = 0;
    std::vector<std::byte> ahead_;  // bytes read ahead for small pieces
    std::size_t used_ = 0;
};

}  // namespace consortia::files
