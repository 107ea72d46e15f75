#include "engine/files/image.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace consortia::files {

static_assert(std::endian::native == std::endian::little, "the files are little-endian");

namespace {

constexpr u64 image_magic = 0x474d49534e4f43ULL;  // "CONSIMG"
constexpr u32 version = 1;
constexpr std::size_t piece = std::size_t{1} << 20;

struct ImageHead {
    u64 magic = image_magic;
    u32 format = version;
    u32 unused = 0;
    u64 content_key = 0;
    u64 length = 0;
    u64 checksum = 0;
};
static_assert(sizeof(ImageHead) == 40);

Bytes raw(const ImageHead& head) { return std::as_bytes(std::span(&head, 1)); }
u64 checksum_of(const ImageHead& head) { return hash_bytes(raw(head).first(sizeof head - sizeof(u64))); }

ImageHead verified_head(const File& file, u64 content_key) {
    ImageHead head;
    if (file.read(std::as_writable_bytes(std::span(&head, 1)), 0) < sizeof head) fail(file.path(), "too short for an image");
    if (head.magic != image_magic) fail(file.path(), "not an image");
    if (head.checksum != checksum_of(head)) fail(file.path(), "the head of this image is damaged");
    if (head.format != version) {
        fail(file.path(), "an image of format " + std::to_string(head.format) + "; this program reads 1");
    }
    if (head.content_key != content_key)
        fail(file.path(), "this image belongs to other work (scenario, data or program differ)");
    const u64 size = file.size(), around = sizeof head + sizeof(u64);
    if (size < around || head.length != size - around) fail(file.path(), "this image was cut short or added to");
    return head;
}

/// Reads the payload once, to compare it with the checksum behind it, which is returned.
u64 verified_payload(const File& file, const ImageHead& head) {
    Digest digest(head.content_key);
    std::vector<std::byte> buffer(piece);
    const u64 end = sizeof head + head.length;
    for (u64 offset = sizeof head; offset < end;) {
        const std::size_t wanted = static_cast<std::size_t>(std::min<u64>(piece, end - offset));
        if (file.read(std::span(buffer).first(wanted), offset) < wanted) fail(file.path(), "this image was cut short");
        digest.add(Bytes(buffer).first(wanted));
        offset += wanted;
    }
    u64 checksum = 0;
    const bool whole = file.read(std::as_writable_bytes(std::span(&checksum, 1)), end) == sizeof checksum;
    if (!whole || checksum != digest.value()) fail(file.path(), "this image is damaged");
    return checksum;
}

}  // namespace

bool is_image(const Path& file) { return begins_with(file, image_magic) || begins_with(file, 0); }

ImageWriter::ImageWriter(Path path, u64 content_key)
    : file_(std::move(path)), content_key_(content_key), digest_(content_key) {
    if (std::filesystem::exists(std::filesystem::symlink_status(file_.path())) && !is_image(file_.path())) {
        fail(file_.path(), "is in the way: it was not written by this program, and is not replaced");
    }
    file_.append(raw(ImageHead{}));  // the real one when the length is known
    waiting_.reserve(piece);
}

void ImageWriter::write(Bytes bytes) {
    digest_.add(bytes);
    length_ += bytes.size();
    if (waiting_.size() + bytes.size() > piece) flush();
    if (bytes.size() > piece) {
        file_.append(bytes);
    } else {
        waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
    }
}

void ImageWriter::flush() {
    file_.append(waiting_);
    waiting_.clear();
}

void ImageWriter::close() {
    const u64 checksum = digest_.value();
    flush();
    file_.append(std::as_bytes(std::span(&checksum, 1)));
    ImageHead head{.content_key = content_key_, .length = length_};
    head.checksum = checksum_of(head);
    file_.write(raw(head), 0);
    file_.publish();
}

ImageReader::ImageReader(const Path& path, u64 expected_content_key) : file_(File::open_own(path)) {
    const ImageHead head = verified_head(file_, expected_content_key);
    digest_ = verified_payload(file_, head);
    offset_ = sizeof head;
    end_ = offset_ + head.length;
}

void ImageReader::read(std::span<std::byte> bytes) {
    if (bytes.size() > remaining()) fail(file_.path(), "this image ends too early");
    const std::size_t near = std::min(bytes.size(), ahead_.size() - used_);
    std::copy_n(ahead_.begin() + static_cast<std::ptrdiff_t>(used_), near, bytes.begin());
    used_ += near;
    offset_ += near;
    bytes = bytes.subspan(near);
    if (bytes.empty()) return;
    if (bytes.size() < piece) {
        fill();
        std::copy_n(ahead_.begin(), bytes.size(), bytes.begin());
        used_ = bytes.size();
    } else if (file_.read(bytes, offset_) < bytes.size()) {
        fail(file_.path(), "this image was cut short while it was read");
    }
    offset_ += bytes.size();
}

void ImageReader::fill() {
    ahead_.resize(static_cast<std::size_t>(std::min<u64>(piece, remaining())));
    used_ = 0;
    if (file_.read(ahead_, offset_) < ahead_.size()) fail(file_.path(), "this image was cut short while it was read");
}

void ImageReader::refuse(const std::string& why) const { fail(file_.path(), why); }

}  // namespace consortia::files
