// A journal: framed, checksummed records appended to one file, so that what was finished before a kill or a power cut is
// found again. HDF5 offers no such promise.
//
// File: a head (magic, version, content key, checksum), then records (magic, kind, run, attempt, length, checksum of the
// payload, checksum of these, payload), little-endian. The checksums are seeded with the content key and the record's
// offset: a record of another journal, or moved, is damage.
#pragma once

#include "engine/core/error.hpp"
#include "engine/files/file.hpp"

#include <optional>
#include <vector>

namespace consortia::files {

struct Record {
    u32 kind = 0;
    u64 run = 0;
    u32 attempt = 0;
    std::vector<std::byte> payload;
    u64 offset = 0;  ///< in its journal
};

/// A stretch of a file, in bytes.
struct Stretch {
    u64 from = 0;
    u64 to = 0;
};

/// Whether a file is a journal, however damaged or short: one that may be removed.
bool is_journal(const Path& path);

/// Reads a journal from its beginning. Damage is never returned as a record: it is skipped and remembered.
class JournalReader {
  public:
    /// Throws SystemError if the file cannot be read, is no journal, or has another content key (other code, data or study).
    /// A file that ends within its head, for its writer was killed, is an empty journal. A damaged head is passed over
    /// where records behind it are of this content key, or its other bytes are. One that anybody else could have made or
    /// changed is refused.
    JournalReader(const Path& path, u64 content_key);

    /// The next whole record; nothing at the end.
    std::optional<Record> next();

    /// The record that next() gave from that offset. Throws SystemError if it is not there any more.
    Record at(u64 offset) const;

    /// Just after the last whole record read. Once next() has given nothing, what lies beyond is a torn tail.
    u64 whole_until() const { return whole_until_; }

    /// Whether bytes follow the last whole record: a record cut short, or one whose bytes never reached the disk.
    bool torn() const { return at_end_ && whole_until_ < size_; }

    /// Whether the head is damaged though the journal is of this content key.
    bool headless() const { return headless_; }

    /// What was skipped between whole records, so far. Not empty: the disk or someone's hand has changed the file.
    const std::vector<Stretch>& damage() const { return damage_; }

  private:
    struct Head;
    std::optional<Head> head_at(u64 offset) const;
    std::optional<Record> record_at(u64 offset, u64& end) const;
    u64 next_head_after(u64 offset) const;
    bool is_ours_without_head() const;

    File file_;
    u64 content_key_;
    u64 size_;
    u64 offset_ = 0;
    u64 whole_until_ = 0;
    bool at_end_ = false;
    bool headless_ = false;
    std::vector<Stretch> damage_;
    friend class JournalWriter;
};

/// The journal is of other work: its content key is another.
class OtherWork : public SystemError {
  public:
    using SystemError::SystemError;
};

/// Another process has the journal open for writing.
class JournalInUse : public SystemError {
  public:
    using SystemError::SystemError;
};

/// Appends to a journal; one writer at a time, across processes.
class JournalWriter {
  public:
    /// Creates the journal, or opens it to go on: reads it through, mends its head and cuts a torn tail. Throws SystemError
    /// as JournalReader does, and JournalInUse.
    JournalWriter(const Path& path, u64 content_key);

    /// Hands a record to the operating system: it survives a kill of this process at once, a power cut after sync(). If that
    /// fails (disk full) nothing of it stays behind and SystemError is thrown.
    void append(u32 kind, u64 run, u32 attempt, Bytes payload);

    /// To the disk. Throws SystemError, also if somebody has removed or replaced the journal: what is written would be lost.
    void sync();
    u64 size() const { return size_; }
    const Path& path() const { return file_.path(); }

    /// How many bytes of a torn tail were cut on opening.
    u64 cut() const { return cut_; }

    /// Whether a damaged head was written anew on opening.
    bool mended() const { return mended_; }

  private:
    File file_;
    u64 content_key_;
    u64 size_ = 0;
    u64 cut_ = 0;
    bool mended_ = false;
};

}  // namespace consortia::files
