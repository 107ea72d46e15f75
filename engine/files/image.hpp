// A big raw image (snapshot, checkpoint), streamed: nothing is copied on the way to the disk and no second copy of the state
// is held. Published whole or not at all, and verified from end to end before the first byte of it is used.
//
// File: head (magic, version, content key, length, checksum), payload, checksum of the payload; little-endian.
#pragma once

#include "engine/core/byte_stream.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/digest.hpp"

#include <string>
#include <vector>

namespace consortia::files {

/// Whether a file begins as images do, or with the zeros of a power cut: one that may be removed or replaced.
bool is_image(const Path& file);

class ImageWriter final : public ByteSink {
  public:
    /// `content_key` says what the image belongs to: a hash of program, scenario, data and seed. Throws SystemError if a
    /// file that is no image has the name.
    ImageWriter(Path path, u64 content_key);

    void write(Bytes bytes) override;

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
class ImageReader final : public ByteSource {
  public:
    ImageReader(const Path& path, u64 expected_content_key);

    void read(std::span<std::byte> bytes) override;
    u64 remaining() const override { return end_ - offset_; }
    [[noreturn]] void refuse(const std::string& why) const override;

    /// Of the payload, as it was verified.
    u64 digest() const { return digest_; }

  private:
    void fill();
    File file_;
    u64 digest_ = 0;
    u64 offset_ = 0;
    u64 end_ = 0;
    std::vector<std::byte> ahead_;  // bytes read ahead for small pieces
    std::size_t used_ = 0;
};

}  // namespace consortia::files
