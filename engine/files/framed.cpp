#include "engine/files/framed.hpp"

#include "engine/core/hash.hpp"
#include "engine/files/digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace consortia::files {

static_assert(std::endian::native == std::endian::little, "the files are little-endian");

namespace {

constexpr u64 file_magic = 0x4c4e524a534e4f43ULL;  // "CONSJRNL"
constexpr u32 record_magic = 0x44524352U;          // "RCRD"
constexpr u32 version = 1;

struct FileHead {
    u64 magic = file_magic;
    u32 format = version;
    u32 unused = 0;
    u64 content_key = 0;
    u64 checksum = 0;
};
static_assert(sizeof(FileHead) == 32);

template <class T>
Bytes raw(const T& value) {
    return std::as_bytes(std::span(&value, 1));
}

/// The checksum of all of a head but its own last word.
template <class HeadOfSomething>
u64 checksum_of(const HeadOfSomething& head, u64 seed) {
    return hash_bytes(raw(head).first(sizeof head - sizeof(u64)), seed);
}

std::size_t differing(Bytes a, Bytes b) {
    std::size_t count = 0;
    for (std::size_t k = 0; k < a.size(); ++k) count += a[k] == b[k] ? 0 : 1;
    return count;
}

/// What a writer leaves that was killed, or cut off from power, before its head was on the disk: a part of it, or no bytes
/// but zeros. A byte of it may be damaged.
bool is_begun(Bytes head) {
    const FileHead ours;
    const Bytes sure = raw(ours).first(std::min(head.size(), sizeof ours.magic + sizeof ours.format));
    const bool zeros = std::ranges::count(head, std::byte{}) == static_cast<std::ptrdiff_t>(head.size());
    return zeros || differing(head.first(sure.size()), sure) <= 1;
}

FileHead head_of(u64 content_key) {
    FileHead head{.content_key = content_key};
    head.checksum = checksum_of(head, 0);
    return head;
}

}  // namespace

struct JournalReader::Head {
    u32 magic = record_magic;
    u32 kind = 0;
    u64 run = 0;
    u32 attempt = 0;
    u32 unused = 0;
    u64 length = 0;
    u64 payload_checksum = 0;
    u64 checksum = 0;
};

bool is_journal(const Path& path) {
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(path))) return false;
    const File file = File::open(path);
    std::array<std::byte, sizeof(FileHead) + sizeof record_magic> bytes{};
    const Bytes there = Bytes(bytes).first(file.read(bytes, 0));
    const bool has_record = std::ranges::equal(Bytes(bytes).last(sizeof record_magic), raw(record_magic));
    return is_begun(there.first(std::min(there.size(), sizeof(FileHead)))) || has_record;
}

JournalReader::JournalReader(const Path& path, u64 content_key)
    : file_(File::open_own(path)), content_key_(content_key), size_(file_.size()) {
    static_assert(sizeof(Head) == 48);
    FileHead head;
    const std::size_t there = file_.read(std::as_writable_bytes(std::span(&head, 1)), 0);
    const bool begun = there < sizeof head || head.magic == 0;
    if (begun && size_ <= sizeof head && is_begun(raw(head).first(there))) return;
    const bool whole = head.magic == file_magic && head.checksum == checksum_of(head, 0);
    headless_ = !whole && is_ours_without_head();
    if (!whole && !headless_) fail(path, head.magic == file_magic ? "the head of this journal is damaged" : "not a journal");
    if (whole && head.format != version) {
        fail(path, "a journal of format " + std::to_string(head.format) + "; this program reads 1");
    }
    if (whole && head.content_key != content_key) {
        throw OtherWork(
            path.string() +
            ": this journal belongs to other work: other indicators, data or seeds, or another build of the program; "
            "give another --out, or --force to begin anew");
    }
    offset_ = whole_until_ = sizeof head;
}

/// Records check themselves; where there are none, most bytes of the head still tell.
bool JournalReader::is_ours_without_head() const {
    constexpr std::size_t most_damaged = 4;
    FileHead there;
    const FileHead expected = head_of(content_key_);
    file_.read(std::as_writable_bytes(std::span(&there, 1)), 0);
    return differing(raw(there), raw(expected)) <= most_damaged || head_at(sizeof there) ||
           next_head_after(sizeof there) < size_;
}

std::optional<JournalReader::Head> JournalReader::head_at(u64 offset) const {
    Head head;
    if (file_.read(std::as_writable_bytes(std::span(&head, 1)), offset) < sizeof head) return std::nullopt;
    if (head.magic != record_magic || head.checksum != checksum_of(head, joined(content_key_, offset))) return std::nullopt;
    return head;
}

std::optional<Record> JournalReader::record_at(u64 offset, u64& end) const {
    const std::optional<Head> head = head_at(offset);
    if (!head || head->length > size_ - offset - sizeof(Head)) return std::nullopt;
    end = offset + sizeof(Head) + head->length;
    Record record{.kind = head->kind, .run = head->run, .attempt = head->attempt, .payload = {}, .offset = offset};
    record.payload.resize(head->length);
    if (file_.read(record.payload, offset + sizeof(Head)) < head->length) return std::nullopt;
    if (hash_bytes(record.payload, joined(content_key_, offset)) != head->payload_checksum) return std::nullopt;
    return record;
}

/// Searches byte by byte, so that no damage hides what follows it; the end of the file if there is none.
u64 JournalReader::next_head_after(u64 offset) const {
    constexpr std::size_t overlap = sizeof(u32) - 1;
    std::vector<std::byte> buffer(std::size_t{1} << 20);
    for (u64 start = offset + 1; start < size_;) {
        const std::size_t count = file_.read(buffer, start);
        if (count < sizeof(u32)) break;
        for (std::size_t k = 0; k + sizeof(u32) <= count; ++k) {
            u32 magic = 0;
            std::memcpy(&magic, buffer.data() + k, sizeof magic);
            if (magic == record_magic && head_at(start + k)) return start + k;
        }
        start += count - overlap;
    }
    return size_;
}

std::optional<Record> JournalReader::next() {
    for (u64 place = offset_; place < size_ && whole_until_ > 0; place = next_head_after(place)) {
        u64 end = 0;
        std::optional<Record> record = record_at(place, end);
        if (!record) continue;
        if (place > whole_until_) damage_.push_back({whole_until_, place});
        offset_ = whole_until_ = end;
        return record;
    }
    at_end_ = true;
    offset_ = size_;
    return std::nullopt;
}

Record JournalReader::at(u64 offset) const {
    u64 end = 0;
    std::optional<Record> record = record_at(offset, end);
    if (!record) fail(file_.path(), "the record at byte " + std::to_string(offset) + " is not there any more");
    return std::move(*record);
}

namespace {

/// Locks it. Where no file can be locked, one that was only just created goes again: nothing was begun.
bool locks(File& file) {
    try {
        return file.lock();
    } catch (const SystemError&) {
        std::error_code ignored;
        if (file.size() == 0) std::filesystem::remove(file.path(), ignored);
        throw;
    }
}

/// The file under this name, locked; not one that was removed between opening and locking.
File locked(const Path& path) {
    while (true) {
        File file = File::open_or_create(path);
        if (!locks(file)) throw JournalInUse(path.string() + ": another process is writing this journal");
        if (file.is_in_place()) return file;
    }
}

}  // namespace

JournalWriter::JournalWriter(const Path& path, u64 content_key) : file_(locked(path)), content_key_(content_key) {
    JournalReader reader(path, content_key);
    while (reader.next()) {
    }
    size_ = reader.whole_until();
    cut_ = file_.size() - size_;
    if (cut_ > 0) file_.truncate(size_);
    mended_ = reader.headless();
    if (size_ > 0 && !mended_) return;
    file_.write(raw(head_of(content_key)), 0);
    size_ = std::max<u64>(size_, sizeof(FileHead));
    sync();
    sync_folder(path.parent_path());
}

void JournalWriter::sync() {
    file_.sync();
    if (!file_.is_in_place()) fail(path(), "this journal was removed or replaced while it was being written");
}

void JournalWriter::append(u32 kind, u64 run, u32 attempt, Bytes payload) {
    const u64 seed = joined(content_key_, size_);
    JournalReader::Head head{.kind = kind, .run = run, .attempt = attempt, .length = payload.size()};
    head.payload_checksum = hash_bytes(payload, seed);
    head.checksum = checksum_of(head, seed);
    std::vector<std::byte> frame(sizeof head + payload.size());
    std::memcpy(frame.data(), &head, sizeof head);
    std::ranges::copy(payload, frame.begin() + sizeof head);
    try {
        file_.write(frame, size_);
    } catch (...) {
        file_.truncate(size_);
        throw;
    }
    size_ += frame.size();
}

}  // namespace consortia::files
