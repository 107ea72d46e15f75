// An open file whose every call is checked: what goes wrong is a SystemError that names the path and the cause.
#pragma once

#include "engine/core/types.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace consortia::files {

using Path = std::filesystem::path;
using Bytes = std::span<const std::byte>;

/// The bytes of a text.
inline Bytes bytes_of(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

/// Throws SystemError "path: what: cause" for the given errno.
[[noreturn]] void fail(const Path& path, const std::string& what, int error);

/// Throws SystemError "path: what".
[[noreturn]] void fail(const Path& path, const std::string& what);

/// A regular file: a pipe, device or folder is refused, not waited for. What is created only its owner may change, whatever
/// the umask. Closes itself; moves, does not copy. Reads and writes finish what they began, however large.
class File {
  public:
    static File open(const Path& path);            ///< for reading
    static File create(const Path& path);          ///< for writing; must not exist yet
    static File open_or_create(const Path& path);  ///< for reading and writing; never through a link
    /// For reading what only this user can have written: no link, of this user or root, and closed to other writers.
    static File open_own(const Path& path);

    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();

    const Path& path() const { return path_; }
    u64 size() const;

    /// Writes all bytes at `offset`.
    void write(Bytes bytes, u64 offset);

    /// Reads until `bytes` is full or the file ends; returns how many came.
    std::size_t read(std::span<std::byte> bytes, u64 offset) const;

    void truncate(u64 size);
    void sync();   ///< to the disk itself
    void close();  ///< checked, unlike the destructor's

    /// Keeps other processes from locking it too; false if one already has.
    bool lock();

    /// Whether its path still leads to it: nobody has removed or replaced it.
    bool is_in_place() const;

  private:
    File(Path path, int descriptor);
    Path path_;
    int descriptor_ = -1;
};

/// Whether a path is a regular file, no link, whose first bytes are `magic`. Never throws.
bool begins_with(const Path& path, u64 magic);

/// Makes a folder's entries (names created, renamed, removed) last.
void sync_folder(const Path& folder);

/// Creates a folder and those above it, if missing; only their owner may write there.
void make_folder(const Path& folder);

/// The name of this machine, which shares its disk with others.
std::string machine_name();

/// A text file, whole.
std::string read_text(const Path& path);

}  // namespace consortia::files
